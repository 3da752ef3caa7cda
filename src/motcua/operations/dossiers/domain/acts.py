"""The acts of a dossier's life and the table that says which act leads from which state to which."""

from __future__ import annotations

from enum import StrEnum

from motcua.operations.dossiers.domain.states import State


class Act(StrEnum):
    """What a person can do to a dossier; the value is the action's name in the API."""

    REGISTER = "register"
    RECEIVE = "receive"
    ACCEPT = "accept"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    CLAIM = "claim"
    ASSIGN = "assign"
    COMPLETE_STEP = "complete_step"
    SEND_BACK = "send_back"
    REQUEST_SUPPLEMENT = "request_supplement"
    SUPPLEMENT = "supplement"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    WITHDRAW = "withdraw"
    STOP = "stop"
    RESOLVE = "resolve"
    RETURN = "return"

    @property
    def label(self) -> str:
        """The words on the button."""
        return LABELS[self]

    @property
    def past(self) -> str:
        """The words of the timeline."""
        return PAST[self]


LABELS: dict[Act, str] = {
    Act.REGISTER: "Ghi nhận đăng ký",
    Act.RECEIVE: "Tiếp nhận",
    Act.ACCEPT: "Tiếp nhận",
    Act.REFUSE: "Từ chối có lý do",
    Act.HAND_OVER: "Bàn giao cho phòng",
    Act.CLAIM: "Nhận xử lý",
    Act.ASSIGN: "Phân công",
    Act.COMPLETE_STEP: "Hoàn thành bước",
    Act.SEND_BACK: "Trả lại bước trước",
    Act.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Act.SUPPLEMENT: "Ghi nhận bổ sung",
    Act.REQUEST_PAYMENT: "Yêu cầu nộp phí",
    Act.CONFIRM_PAYMENT: "Xác nhận đã nộp",
    Act.PAUSE: "Tạm dừng",
    Act.RESUME: "Tiếp tục",
    Act.EXTEND: "Hẹn lại",
    Act.WITHDRAW: "Rút hồ sơ",
    Act.STOP: "Dừng giải quyết",
    Act.RESOLVE: "Có kết quả",
    Act.RETURN: "Trả kết quả",
}

PAST: dict[Act, str] = {
    Act.REGISTER: "Đăng ký hồ sơ",
    Act.RECEIVE: "Tiếp nhận hồ sơ",
    Act.ACCEPT: "Tiếp nhận hồ sơ",
    Act.REFUSE: "Từ chối giải quyết",
    Act.HAND_OVER: "Bàn giao cho phòng chuyên môn",
    Act.CLAIM: "Nhận xử lý",
    Act.ASSIGN: "Phân công",
    Act.COMPLETE_STEP: "Hoàn thành một bước",
    Act.SEND_BACK: "Trả lại bước trước",
    Act.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Act.SUPPLEMENT: "Đã bổ sung đủ",
    Act.REQUEST_PAYMENT: "Yêu cầu nộp phí, lệ phí",
    Act.CONFIRM_PAYMENT: "Đã nộp phí, lệ phí",
    Act.PAUSE: "Tạm dừng đếm ngày",
    Act.RESUME: "Tiếp tục đếm ngày",
    Act.EXTEND: "Hẹn lại ngày trả",
    Act.WITHDRAW: "Người nộp rút hồ sơ",
    Act.STOP: "Dừng giải quyết theo đề nghị",
    Act.RESOLVE: "Có kết quả tại bộ phận một cửa",
    Act.RETURN: "Đã trả kết quả",
}

#: A dossier's life (contracts §2). An act that is not in this table is refused.
TRANSITIONS: dict[tuple[State, Act], State] = {
    (State.REGISTERED, Act.ACCEPT): State.RECEIVED,
    (State.REGISTERED, Act.REQUEST_SUPPLEMENT): State.REGISTERED,
    (State.REGISTERED, Act.SUPPLEMENT): State.REGISTERED,
    (State.REGISTERED, Act.WITHDRAW): State.WITHDRAWN,
    (State.REGISTERED, Act.REFUSE): State.REFUSED_AT_RECEPTION,
    (State.RECEIVED, Act.HAND_OVER): State.PROCESSING,
    (State.RECEIVED, Act.WITHDRAW): State.WITHDRAWN,
    (State.RECEIVED, Act.STOP): State.STOPPED,
    (State.PROCESSING, Act.CLAIM): State.PROCESSING,
    (State.PROCESSING, Act.ASSIGN): State.PROCESSING,
    (State.PROCESSING, Act.COMPLETE_STEP): State.PROCESSING,
    (State.PROCESSING, Act.SEND_BACK): State.PROCESSING,
    (State.PROCESSING, Act.REQUEST_SUPPLEMENT): State.AWAITING_SUPPLEMENT,
    (State.PROCESSING, Act.REQUEST_PAYMENT): State.AWAITING_PAYMENT,
    (State.PROCESSING, Act.PAUSE): State.PROCESSING,
    (State.PROCESSING, Act.RESUME): State.PROCESSING,
    (State.PROCESSING, Act.EXTEND): State.PROCESSING,
    (State.PROCESSING, Act.RESOLVE): State.RESOLVED,
    (State.PROCESSING, Act.REFUSE): State.RESOLVED,
    (State.PROCESSING, Act.WITHDRAW): State.WITHDRAWN,
    (State.PROCESSING, Act.STOP): State.STOPPED,
    (State.AWAITING_SUPPLEMENT, Act.SUPPLEMENT): State.PROCESSING,
    (State.AWAITING_SUPPLEMENT, Act.WITHDRAW): State.WITHDRAWN,
    (State.AWAITING_SUPPLEMENT, Act.STOP): State.STOPPED,
    (State.AWAITING_SUPPLEMENT, Act.REFUSE): State.RESOLVED,
    (State.AWAITING_PAYMENT, Act.CONFIRM_PAYMENT): State.PROCESSING,
    (State.AWAITING_PAYMENT, Act.WITHDRAW): State.WITHDRAWN,
    (State.AWAITING_PAYMENT, Act.STOP): State.STOPPED,
    (State.RESOLVED, Act.RETURN): State.RETURNED,
}

#: The acts that need a coded reason (law/reasons) or a pause ground.
NEED_REASON = frozenset({Act.REFUSE, Act.SEND_BACK, Act.REQUEST_SUPPLEMENT, Act.PAUSE, Act.EXTEND})


def acts_from(state: State) -> tuple[Act, ...]:
    """Return the acts that the table allows in a state, in the table's order."""
    return tuple(act for (before, act) in TRANSITIONS if before is state)
