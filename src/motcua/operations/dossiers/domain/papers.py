"""Which paper an event makes, and whose: one table for what happens at a counter and for a history told again."""

from __future__ import annotations

from motcua.foundation.worktime.duration import Duration, Unit
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Event

#: The forms in the order of their set (regulations §1); the register is a book and belongs to no event.
FORMS = ("receipt", "supplement", "refusal", "extension", "stop", "control")
#: What people call each of them, whatever its edition.
TITLES = {
    "receipt": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "supplement": "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    "refusal": "Phiếu từ chối tiếp nhận, giải quyết hồ sơ",
    "extension": "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    "stop": "Thông báo dừng giải quyết hồ sơ",
    "control": "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    "register": "Sổ theo dõi hồ sơ",
}

_FORM_OF: dict[Act, str] = {
    Act.RECEIVE: "receipt",
    Act.ACCEPT: "receipt",
    Act.REQUEST_SUPPLEMENT: "supplement",
    Act.REFUSE: "refusal",
    Act.EXTEND: "extension",
    Act.STOP: "stop",
    # A dossier is handed over by the counter once only (acts.TRANSITIONS); later moves go on the same slip.
    Act.HAND_OVER: "control",
}
#: Signed by the head of the agency that resolves; all others are the one-stop office's where it was handed in.
_OF_THE_RESOLVING_AGENCY = frozenset({"extension"})


def form_made_by(event: Event) -> str | None:
    """Return the form that the event makes; None when it makes none."""
    if event.act is Act.SUPPLEMENT:
        # What was complete and counts anew is promised anew (contracts §1).
        return "receipt" if event.closed == "recount" else None
    return _FORM_OF.get(event.act)


def receipt_is_usual(duration: Duration) -> bool:
    """Return whether a receipt is given unasked: not for what is solved on the day (NĐ 61/2018 Art. 17.4)."""
    return duration.unit is not Unit.SAME_DAY


def issuer_of(form: str, *, agency_id: int, office_id: int | None) -> int:
    """Return the key of the agency in whose series the paper is numbered."""
    return agency_id if form in _OF_THE_RESOLVING_AGENCY or office_id is None else office_id
