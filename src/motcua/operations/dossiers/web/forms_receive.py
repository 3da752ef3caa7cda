"""The reception's form: it carries what is typed; what is right is judged by the rules, all at once."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.common.refusals import Refusal
from motcua.foundation import law
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import KINDS, Application, Handed, PersonDraft, checked
from motcua.operations.dossiers.domain.identity_card import Card, CardUnreadable, looks_scanned, read_card
from motcua.operations.dossiers.models.dossier import CHANNELS
from motcua.operations.dossiers.services.counter import Answer
from motcua.operations.dossiers.web.people import Met

RETURN_BY = {
    "counter": _("Tại quầy này"),
    "post": _("Gửi bưu điện về nhà"),
    "home": _("Cán bộ trả tại nhà"),
    "online": _("Bản điện tử"),
}
_KINDS = [(kind, words[:1].upper() + words[1:]) for kind, words in KINDS.items()]
_PERSON = ("kind", "name", "id_number", "phone", "email", "address")
#: What stands in for a value whose fault is already told, so that the next fault can be looked for.
_SOUND: dict[str, Any] = {
    "kind": "person", "name": "x", "id_number": "0" * 12, "authorisation": "x", "channel": "direct",
    "return_by": "counter", "procedure": "x", "agency": "x",
}  # fmt: skip
#: Where the sentences of rules belong that know nothing of this page.
_PLACES = {
    "procedure": "procedure_text", "components": "papers", "lines": "fee", "amount": "fee", "quantity": "fee",
    "payer": "name",
}  # fmt: skip


class Words(forms.CharField):
    """A text as typed: every rule about it is the domain's; `required` only says whether it is optional to people."""

    def clean(self, value: Any) -> str:
        """Return the text."""
        return str(value or "")


def _text(label: Any, hint: Any = "", *, optional: bool = True, **attributes: Any) -> Words:
    attributes = {key.replace("_", "-"): value for key, value in attributes.items()}
    widget = forms.TextInput({"autocomplete": "off", **attributes})
    return Words(label=label, help_text=hint, required=not optional, widget=widget)


def _lines(label: Any, hint: Any = "") -> Words:
    return Words(label=label, help_text=hint, widget=forms.Textarea({"rows": 3}))


class ReceptionForm(forms.Form):
    """What the person at the counter brings and wants."""

    form = Words(widget=forms.HiddenInput)
    #: The number in the queue that this reception serves; the hall fills it.
    ticket = Words(widget=forms.HiddenInput)
    agency = Words(label=_("Cơ quan giải quyết"), widget=forms.Select({"data-redraws": ""}))
    #: Who resolves it, where that is another than the counter's agency (phi địa giới).
    resolver = Words(widget=forms.HiddenInput({"data-redraws": ""}))
    resolver_text = _text(_("Nơi giải quyết"), spellcheck="false")
    name = _text(_("Họ và tên"), optional=False, data_key="f2", autofocus=True, spellcheck="false")
    id_number = _text(_("Số định danh"), optional=False, inputmode="numeric", data_redraws="")
    phone = _text(_("Số điện thoại"), inputmode="tel")
    email = _text(_("Thư điện tử"), inputmode="email")
    address = _text(_("Nơi ở"))
    kind = Words(label=_("Người nộp là"), initial="person", widget=forms.Select(choices=_KINDS))
    for_whom = Words(
        label=_("Nộp cho ai"),
        initial="self",
        widget=forms.RadioSelect(
            choices=[("self", _("Chính người nộp")), ("other", _("Nộp thay người hoặc tổ chức khác"))]
        ),
    )
    owner_kind = Words(label=_("Chủ hồ sơ là"), widget=forms.Select(choices=_KINDS))
    owner_name = _text(_("Tên chủ hồ sơ"), optional=False, spellcheck="false")
    owner_id_number = _text(
        _("Số định danh hoặc mã số"), optional=False, inputmode="numeric", data_redraws=""
    )
    owner_phone = _text(_("Số điện thoại"), inputmode="tel")
    owner_address = _text(_("Nơi ở hoặc trụ sở"))
    authorisation = _text(
        _("Giấy tờ ủy quyền"), _("Số, ngày của văn bản ủy quyền hoặc giấy giới thiệu"), optional=False
    )
    procedure = Words(widget=forms.HiddenInput)
    procedure_text = _text(_("Thủ tục"), optional=False, data_key="f3", spellcheck="false")
    case = Words(label=_("Trường hợp"))
    channel = Words(
        label=_("Cách nộp"),
        initial="direct",
        widget=forms.RadioSelect({"data-redraws": ""}, choices=list(CHANNELS.items())),
    )
    return_by = Words(
        label=_("Trả kết quả"), initial="counter", widget=forms.RadioSelect(choices=list(RETURN_BY.items()))
    )
    note = _lines(_("Ghi chú cho người giải quyết"))
    items = _lines(
        _("Cần bổ sung những gì"), _("Mỗi nội dung một dòng; người nộp sẽ đọc đúng những dòng này.")
    )
    supplement_reason = Words(label=_("Lý do"), widget=forms.Select)
    refuse_reason = Words(label=_("Lý do"), widget=forms.Select)
    refuse_note = _lines(_("Nói rõ cho người nộp"))

    def __init__(
        self, data: Any, *, agencies: Sequence[AgencyView], on: date, initial: dict[str, Any] | None = None
    ) -> None:
        self.scanned: dict[str, Card | Refusal] = {}
        self.papers_errors: list[str] = []
        self.fee_errors: list[str] = []
        #: Who the card's person is, where earlier dossiers were asked.
        self.met: Met | None = None
        given = {"form": secrets.token_hex(16), "agency": agencies[0].code, **(initial or {})}
        super().__init__(
            self._read(data) if data is not None else None, initial=given, use_required_attribute=False
        )
        self._offer("agency", [(agency.code, agency.name) for agency in agencies])
        for name, act in (("supplement_reason", "supplement"), ("refuse_reason", "refuse")):
            reasons = [(reason.code, reason.label) for reason in law.act_reasons_on(act, on)]
            self._offer(name, [("", _("Chọn…")), *reasons])

    def _offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.Select)
        widget.choices = choices

    @property
    def card(self) -> Card | None:
        """The identity card of the person at the counter, when it was read just now."""
        read = self.scanned.get("")
        return read if isinstance(read, Card) else None

    def wants_receipt(self, asked_for: str, *, usual: bool) -> bool:
        """Return whether a receipt shall be printed: as ticked, or as is usual where this was not asked about yet."""
        return "receipt" in self.data if self.data.get("receipt_for") == asked_for else usual

    def typed(self, name: str) -> str:
        """Return what stands in the field, typed or given."""
        field = self.fields[name]
        given = self.data.get(name) if self.is_bound else self.initial.get(name, field.initial)
        return str(given or "")

    def choose(self, **values: str) -> None:
        """Put what the page found out (a procedure's code and name) into the fields."""
        if isinstance(self.data, QueryDict):
            data = self.data.copy()
            for name, value in values.items():
                data[name] = value
            self.data = data
        self.initial.update(values)

    def renew(self) -> None:
        """Give the form a new number."""
        self.choose(form=secrets.token_hex(16))

    def answer(self, act: Act) -> Answer:
        """Return what the counter answers."""
        if act is Act.REQUEST_SUPPLEMENT:
            items = tuple(line.strip() for line in self.typed("items").splitlines() if line.strip())
            return Answer(act, self.typed("supplement_reason"), items, self.typed("note"))
        if act is Act.REFUSE:
            return Answer(act, self.typed("refuse_reason"), (), self.typed("refuse_note"))
        return Answer(act, note=self.typed("note"))

    def application(self) -> Application:
        """Return what is brought, as the rules know it."""
        here = PersonDraft(*(self.typed(part) for part in _PERSON))
        owner = PersonDraft(
            *(self.typed(f"owner_{part}") if f"owner_{part}" in self.fields else "" for part in _PERSON)
        )
        for_other = self.typed("for_whom") == "other"
        return Application(
            procedure=self.typed("procedure"),
            agency=self.typed("resolver") or self.typed("agency"),
            office=self.typed("agency") if self.typed("resolver") else "",
            applicant=owner if for_other else here,
            submitter=here if for_other else None,
            authorisation=self.typed("authorisation") if for_other else "",
            channel=self.typed("channel"),
            return_by=self.typed("return_by"),
            case=self.typed("case"),
            components=tuple(self._handed()),
        )

    def faults(self) -> Iterator[Refusal]:
        """Yield every fault of shape in what is typed, not the first alone."""
        yield from (fault for fault in self.scanned.values() if isinstance(fault, Refusal))
        told = {fault.field for fault in self.scanned.values() if isinstance(fault, Refusal)}
        application = self.application()
        for _attempt in range(len(self.fields)):
            try:
                checked(application)
            except Refusal as refusal:
                if refusal.field not in told:
                    yield refusal
                application = _mended(application, refusal.field or "")
            else:
                return

    def place_of(self, refusal: Refusal) -> str:
        """Return the field at which the refusal's sentence belongs; empty when it belongs to none."""
        where = refusal.field or ""
        whose, _dot, part = where.rpartition(".")
        if whose and part != "authorisation":
            here = (whose == "applicant") == (self.typed("for_whom") != "other")
            part = part if here else f"owner_{part}"
        return _PLACES.get(part, part)

    def refuse(self, refusal: Refusal, act: Act) -> None:
        """Show the refusal at its field."""
        place = self.place_of(refusal)
        if place == "reason":
            place = "refuse_reason" if act is Act.REFUSE else "supplement_reason"
        if place == "note" and act is Act.REFUSE:
            place = "refuse_note"
        if place in ("papers", "fee"):
            (self.papers_errors if place == "papers" else self.fee_errors).append(str(refusal))
            return
        if place not in self.fields or isinstance(self.fields[place].widget, forms.HiddenInput):
            place = ""
        self.add_error(place or None, str(refusal))

    def _person(self, whose: str) -> PersonDraft:
        names = {part: f"{whose}{part}" for part in _PERSON}
        return PersonDraft(**{part: self.typed(name) for part, name in names.items() if name in self.fields})

    def _handed(self) -> Iterator[Handed]:
        if not isinstance(self.data, QueryDict):
            return
        ticked = dict.fromkeys(self.data.getlist("paper"))
        for number in dict.fromkeys([*ticked, *(reused := self.reused())]):
            brought = (
                (self._count(f"originals-{number}"), self._count(f"copies-{number}"))
                if number in ticked
                else (0, 0)
            )
            yield Handed(number, *brought, reuse=reused.get(number))

    def reused(self) -> dict[str, int]:
        """Return the papers for which a scan of an earlier dossier is to stand, with a file of that scan."""
        chosen = self.data.getlist("reuse") if isinstance(self.data, QueryDict) else []
        told = (str(one).partition(":") for one in chosen)
        return {number[:8]: int(file) for number, _mark, file in told if re.fullmatch(r"[0-9]{1,9}", file)}

    def _count(self, name: str) -> int:
        typed = str(self.data.get(name, "")).strip()
        return int(typed) if re.fullmatch(r"[0-9]{1,3}", typed) else 0 if not typed else -1

    def _read(self, data: Any) -> Any:
        """Return the data with a procedure picked from the list, and a scanned card's words, put where they belong."""
        data = data.copy()
        for name, field in self.base_fields.items():
            if field.initial is not None:
                data.setdefault(name, field.initial)
        if data.get("pick"):
            data["procedure"], data["procedure_text"] = data["pick"], ""
        for whose in ("", "owner_"):
            for part in ("name", "id_number"):
                text = str(data.get(f"{whose}{part}", ""))
                if not looks_scanned(text):
                    continue
                try:
                    card = read_card(text)
                except CardUnreadable as refusal:
                    where = "submitter" if not whose and data.get("for_whom") == "other" else "applicant"
                    refusal.field = f"{where}.{part}"
                    self.scanned[whose] = refusal
                    continue
                self.scanned[whose] = card
                data[f"{whose}name"], data[f"{whose}id_number"] = card.name, card.id_number
                data[f"{whose}address"] = card.address or data.get(f"{whose}address", "")
        return data


def _mended(application: Application, where: str) -> Application:
    whose, _dot, part = where.rpartition(".")
    sound = _SOUND.get(part, "")
    if part == "authorisation" or not whose:
        return replace(application, **{part: sound}) if hasattr(application, part) else application
    person: PersonDraft = getattr(application, whose)
    mended = replace(person, **{part: sound})
    if part == "kind":
        mended = replace(mended, id_number=_SOUND["id_number"])
    if part == "id_number" and person.kind != "person":
        mended = replace(mended, id_number="0" * 10)
    return (
        replace(application, applicant=mended)
        if whose == "applicant"
        else replace(application, submitter=mended)
    )
