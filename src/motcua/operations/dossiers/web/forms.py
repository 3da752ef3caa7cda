"""Forms of the room: they check shape and carry words; the rules are the services'."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.returning import CARRIED
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import breach_if_asked
from motcua.operations.dossiers.services.terms import REASON_LISTS

_EMPTY = ("", "Chọn…")
_WITH_REASON = {Act.REFUSE, Act.EXTEND, Act.SEND_BACK, Act.REQUEST_SUPPLEMENT}
_NOTE_HINTS = {
    Act.REQUEST_PAYMENT: _("Ghi khoản phải nộp và số tiền."),
    Act.WITHDRAW: _("Ghi đề nghị của người nộp."),
    Act.STOP: _("Ghi đề nghị của người nộp."),
}


#: What is noted when a result is carried: label, hint, and what is said when it is missing.
_CARRIED_BY = {
    "post": (
        _("Số hiệu bưu gửi"),
        _("Số trên phiếu gửi của bưu điện, ngày gửi."),
        _("Ghi số hiệu bưu gửi để người nhận tra được."),
    ),
    "home": (
        _("Ai đã nhận"),
        _("Họ tên người nhận tại nhà, lúc nhận."),
        _("Ghi họ tên người đã nhận tại nhà."),
    ),
}


class ActForm(forms.Form):
    """What an act needs besides the press of its button; built by `form_for`."""

    act: Act
    #: What the officer must know before writing; empty when there is nothing.
    notice: str = ""

    def __init__(self, act: Act, data: Any = None) -> None:
        super().__init__(data, prefix=f"{act.value}", use_required_attribute=False)
        self.act = act

    def values(self) -> dict[str, Any]:
        """Return the arguments of the service; what the form does not ask is left out."""
        cleaned = dict(self.cleaned_data)
        items = cleaned.pop("items", None)
        if items is not None:
            cleaned["items"] = [line.strip() for line in items.splitlines() if line.strip()]
        return {name: value for name, value in cleaned.items() if value not in ("", None)}


def form_for(act: Act, dossier: Dossier, now: datetime, data: Any = None) -> ActForm:
    """Return the act's form with the choices of this dossier at this moment."""
    form, today = ActForm(act, data), day_of(now)
    if act is Act.REQUEST_SUPPLEMENT:
        _ask_ground(form, dossier, now)
        form.fields["items"] = forms.CharField(
            label=_("Cần bổ sung những gì"),
            help_text=_("Mỗi nội dung một dòng; người nộp sẽ đọc đúng những dòng này."),
            widget=forms.Textarea({"rows": 3}),
            required=False,
            max_length=20_000,
        )
    if act is Act.EXTEND:
        form.fields["until"] = forms.DateField(
            label=_("Hẹn lại đến ngày"),
            help_text=_("Một ngày làm việc; mỗi hồ sơ chỉ hẹn lại một lần."),
            widget=forms.DateInput({"type": "date", "min": today.isoformat()}),
            required=False,
            error_messages={"invalid": _("Ngày này không đọc được; ví dụ 18/9/2026.")},
        )
    if (act in _WITH_REASON or act is Act.PAUSE) and "reason" not in form.fields:
        form.fields["reason"] = _reason_field(act, today)
    if act in (Act.ASSIGN, Act.COMPLETE_STEP):
        form.fields["to"] = _to_field(act, dossier, today)
    form.fields["note"] = _note_field(act, dossier)
    return form


def _note_field(act: Act, dossier: Dossier) -> forms.CharField:
    """Return the note; a result that is carried to a door is returned with who took it, or the item's number."""
    asked: tuple[Any, Any, Any] = (_("Ghi chú"), _NOTE_HINTS.get(act, ""), "")
    if act is Act.RETURN and dossier.return_by in CARRIED:
        asked = _CARRIED_BY[dossier.return_by]
    label, hint, missing = asked
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea({"rows": 2}),
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
    )


def _reason_field(act: Act, today: date) -> forms.ChoiceField:
    if act is Act.PAUSE:
        choices: list[Any] = [(ground.code, ground.label) for ground in law.pause_grounds_on(today)]
        return forms.ChoiceField(label=_("Căn cứ"), choices=[_EMPTY, *choices], required=False)
    choices = [(r.code, r.label) for r in law.act_reasons_on(REASON_LISTS[act][0], today)]
    return forms.ChoiceField(label=_("Lý do"), choices=[_EMPTY, *choices], required=False)


def _ask_ground(form: ActForm, dossier: Dossier, now: datetime) -> None:
    """Say at the top that the request comes too late or once too often, and ask for its ground first."""
    breach, on = breach_if_asked(dossier, now), day_of(now)
    if not breach:
        return
    policy = law.supplement_policy_on(on, catalogue.version_by_id(dossier.version_id).code)
    words = {
        "supplement-again": f"Hồ sơ này đã yêu cầu bổ sung {dossier.supplements} lần; quy định cho {policy.times} lần.",
        "supplement-late": f"Đã quá {policy.within_working_days} ngày làm việc từ khi tiếp nhận.",
    }
    form.notice = f"{words[breach]} Vẫn yêu cầu thì phải có căn cứ, và hồ sơ mang dấu sai quy định."
    grounds = [(r.code, r.label) for r in law.act_reasons_on("supplement_breach", on)]
    form.fields["reason"] = forms.ChoiceField(
        label=_("Căn cứ (bắt buộc)"),
        choices=[_EMPTY, *grounds],
        error_messages={
            "required": _("Hãy chọn căn cứ để yêu cầu bổ sung lúc này."),
            "invalid_choice": _("Hãy chọn một căn cứ trong danh sách."),
        },
    )


def _to_field(act: Act, dossier: Dossier, today: date) -> forms.ChoiceField:
    groups = [
        (
            unit.name,
            [
                (officer.username, f"{officer.name}, {officer.title}")
                for officer in organisation.officers_in(unit.id, today)
            ],
        )
        for unit in organisation.units_of(dossier.agency_id)
        if act is Act.COMPLETE_STEP or unit.id == dossier.unit_id
    ]
    label = _("Giao cho") if act is Act.ASSIGN else _("Giao bước sau cho")
    first = _EMPTY if act is Act.ASSIGN else ("", "Bộ phận của bước sau, ai nhận trước thì làm")
    return forms.ChoiceField(label=label, choices=[first, *(g for g in groups if g[1])], required=False)
