"""What a person hands in: shapes checked and cleaned before any rule is asked."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from motcua.common.ledger import canonical
from motcua.common.text import TextTooLong, clean
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.operations.dossiers.domain import refusals

KINDS = {"person": "cá nhân", "business": "doanh nghiệp, hộ kinh doanh", "organisation": "tổ chức"}
CHANNELS = ("direct", "online", "post")
RETURN_BY = ("counter", "post", "home", "online")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"0[0-9]{9,10}")
_FORM_LIMIT = 20_000
_FORM_DEPTH = 10
#: Beyond this a number of a form is a mistake, and not every database keeps it.
_FORM_NUMBER = 10**15


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """An applicant or a submitter as typed."""

    kind: str = "person"
    name: str = ""
    id_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A paper that was handed in: which component, how many originals and copies."""

    id: str
    originals: int = 1
    copies: int = 0
    #: A file of an earlier dossier whose scan stands for the paper: then nothing of it need be brought.
    reuse: int | None = None


@dataclass(frozen=True, slots=True)
class Application:
    """All that a reception needs to know of what a person brings."""

    procedure: str
    agency: str
    applicant: PersonDraft
    #: The agency at whose one-stop office it is handed in, where that is another than the one that resolves it.
    office: str = ""
    channel: str = "direct"
    return_by: str = "counter"
    case: str = ""
    submitter: PersonDraft | None = None
    authorisation: str = ""
    form: dict[str, Any] = field(default_factory=dict)
    components: tuple[Handed, ...] = ()


def checked(application: Application) -> Application:
    """Return the application with clean texts; refuse the first thing of a wrong shape at its field."""
    _one_of(application.channel, CHANNELS, label="Kênh nộp", field="channel")
    _one_of(application.return_by, RETURN_BY, label="Cách nhận kết quả", field="return_by")
    applicant = _person(application.applicant, "applicant")
    submitter = application.submitter and _person(application.submitter, "submitter")
    authorisation = clean(
        application.authorisation, label="Giấy tờ ủy quyền", limit=300, field="submitter.authorisation"
    )
    if submitter and not authorisation:
        raise refusals.AuthorisationMissing
    form = _form(application.form)
    if len(text := canonical(form)) > _FORM_LIMIT:
        raise TextTooLong(label="Tờ khai", limit=_FORM_LIMIT, length=len(text), field="form")
    return replace(
        application,
        procedure=clean(
            application.procedure, label="Mã thủ tục", limit=40, field="procedure", required=True
        ),
        agency=clean(application.agency, label="Mã cơ quan", limit=40, field="agency", required=True),
        office=clean(application.office, label="Mã nơi nộp", limit=40, field="office"),
        case=clean(application.case, label="Trường hợp", limit=500, field="case"),
        applicant=applicant,
        submitter=submitter,
        authorisation=authorisation,
        form=form,
    )


def check_components(application: Application, version: VersionPlan, *, complete: bool) -> None:
    """Refuse a case or papers that the procedure does not have; if it must be complete, one without the obligatory."""
    if application.case and application.case not in version.cases:
        raise refusals.CaseUnknown(procedure=version.code, case=application.case[:90])
    known = {component.id for component in version.components}
    handed: set[str] = set()
    seen: set[str] = set()
    for paper in application.components:
        if paper.id not in known:
            raise refusals.ComponentUnknown(component=paper.id[:20])
        if paper.id in seen:
            raise refusals.ComponentTwice(component=paper.id)
        seen.add(paper.id)
        if not (0 <= paper.originals <= 99 and 0 <= paper.copies <= 99):
            raise refusals.CopiesWrong(component=paper.id)
        if paper.originals + paper.copies > 0 or paper.reuse is not None:
            handed.add(paper.id)
    if complete:
        check_complete(handed, version)


def check_complete(handed: Collection[str], version: VersionPlan) -> None:
    """Refuse a dossier in which an obligatory paper is not among those handed in, by their numbers."""
    missing = [c.name for c in version.obligatory if c.id not in handed]
    if missing:
        shown = "; ".join(name[:90] for name in missing[:3])
        raise refusals.ComponentMissing(names=shown + ("…" if len(missing) > 3 else ""))


def _form(value: Any, depth: int = 0) -> Any:
    """Return a form's value with clean texts; refuse what is nested too deep and numbers that are none."""
    if depth > _FORM_DEPTH:
        raise refusals.FormWrong
    if isinstance(value, str):
        return clean(value, label="Tờ khai", limit=_FORM_LIMIT, field="form", multiline=True)
    if isinstance(value, dict):
        return {_form(str(name), depth): _form(part, depth + 1) for name, part in value.items()}
    if isinstance(value, list):
        return [_form(part, depth + 1) for part in value]
    if isinstance(value, int | float) and not -_FORM_NUMBER <= value <= _FORM_NUMBER:
        raise refusals.FormWrong
    return value


def _one_of(value: str, choices: tuple[str, ...], *, label: str, field: str) -> None:
    if value not in choices:
        raise refusals.ChoiceUnknown(label=label, value=value[:40], choices=", ".join(choices), field=field)


def _person(person: PersonDraft, where: str) -> PersonDraft:
    _one_of(person.kind, tuple(KINDS), label="Loại người nộp", field=f"{where}.kind")
    name = clean(person.name, label="Họ tên", limit=200, field=f"{where}.name", required=True)
    email = clean(person.email, label="Thư điện tử", limit=200, field=f"{where}.email")
    if email and not _EMAIL.fullmatch(email):
        raise refusals.EmailWrong(email=email[:60], field=f"{where}.email")
    phone = re.sub(r"[\s.]", "", clean(person.phone, label="Số điện thoại", limit=20, field=f"{where}.phone"))
    if phone and not _PHONE.fullmatch(phone):
        raise refusals.PhoneWrong(field=f"{where}.phone")
    return PersonDraft(
        kind=person.kind,
        name=" ".join(name.split()),
        id_number=_identity(person, f"{where}.id_number"),
        phone=phone,
        email=email,
        address=clean(person.address, label="Địa chỉ", limit=300, field=f"{where}.address"),
    )


def _identity(person: PersonDraft, where: str) -> str:
    number = re.sub(r"[\s.\-]", "", clean(person.id_number, label="Số định danh", limit=30, field=where))
    if number and not (number.isascii() and number.isdigit()):
        raise refusals.IdentityNumberNotDigits(field=where)
    if person.kind == "person":
        if len(number) != 12:
            raise refusals.IdentityNumberWrong(length=len(number), field=where)
    elif len(number) not in (10, 12, 13):
        raise refusals.OrganisationNumberWrong(length=len(number), field=where)
    return number
