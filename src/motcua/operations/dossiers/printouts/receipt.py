"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả: what one reception, or one complete supplement, promised."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.capabilities.statutory_forms.promised import due_days
from motcua.capabilities.statutory_forms.values import Component, DueDay, Principal, Receipt
from motcua.capabilities.statutory_forms.wording import moment_words
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.duration import parse_duration
from motcua.foundation.worktime.explain import explain
from motcua.operations.dossiers.domain.decide import whole
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.printouts.sheet import Sheet, office_of, person
from motcua.operations.dossiers.queries.reuse import reused_after

#: What was not brought again, since the office holds it (TT 01/2023).
_REUSED = {
    Digitised.FROM_COMPONENT: "dùng lại bản đã nộp trước đây",
    Digitised.FROM_RESULT: "dùng lại kết quả đã có",
}


def receipt(sheet: Sheet) -> Receipt:
    """Return the receipt as its event made it, whatever came after."""
    dossier, life = sheet.detail.dossier, sheet.after
    assert life.counted_from is not None and life.due_at is not None
    reason, days = _why_then(life)
    authorised_by = None
    if dossier.submitter is not None:
        authorised_by = Principal(**sheet.applicant, document=dossier.authorisation)
    return Receipt(
        **sheet.of_the_office(),
        **sheet.traced(),
        office=office_of(sheet.issuer, sheet.day),
        submitter=person(dossier.submitter or dossier.applicant),
        authorised_by=authorised_by,
        procedure=sheet.procedure,
        components=list(_components(sheet)),
        sets=1,
        duration=life.duration,
        received_at=moment_words(life.counted_from),
        due_at=moment_words(life.due_at),
        due_reason=reason,
        due_days=days,
        return_at=_return_at(sheet, life),
        book="",
        order="",
        submitter_name=sheet.submitter_name,
        officer_name=sheet.told.officer_name,
        copy_for="",
    )


def _components(sheet: Sheet) -> Iterator[Component]:
    papers = sheet.detail.papers
    reused = any(paper.digitised in _REUSED for paper in papers)
    later = reused_after(sheet.detail.dossier, sheet.told.at) if reused else frozenset()
    for paper in papers:
        component = Component(name=paper.plan.name, originals=paper.originals, copies=paper.copies)
        note = "" if paper.plan.id in later else _REUSED.get(Digitised(paper.digitised), "")
        if note:
            yield component | {"note": note}
        elif paper.handed_in:
            yield component


def _why_then(life: Life) -> tuple[str, list[DueDay]]:
    """Return why it is due then; nothing where days off became known later and the sentence would say another day."""
    assert life.counted_from is not None
    calendar = organisation.calendar_of(life.agency_id)
    explained = explain(life.counted_from, parse_duration(life.duration), calendar)
    if whole(explained.promise.due_at) != life.due_at:
        return "", []
    return explained.sentence, due_days(explained.days)


def _return_at(sheet: Sheet, life: Life) -> str:
    office, address = office_of(sheet.issuer, sheet.day), sheet.detail.dossier.applicant.address
    ways = {
        "counter": office,
        "post": _to("Qua dịch vụ bưu chính công ích", address),
        "home": _to("Tại nhà", address),
        "online": "Bản điện tử, gửi vào tài khoản của người nộp",
    }
    return ways[life.return_by]


def _to(way: str, address: str) -> str:
    return f"{way}: {address}" if address else way
