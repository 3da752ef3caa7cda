"""Thông báo dừng giải quyết hồ sơ: at the applicant's wish, how far it had come, what becomes of papers and fee."""

from __future__ import annotations

from motcua.capabilities.payments.queries import paid_for
from motcua.capabilities.statutory_forms.values import Stop
from motcua.capabilities.statutory_forms.wording import amount, count_words, day_words
from motcua.common.moments import day_of
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.printouts.sheet import Sheet, head_of
from motcua.operations.dossiers.printouts.words import reasons_of

_WISHED = "Theo đề nghị của người nộp hồ sơ"


def stop(sheet: Sheet) -> Stop:
    """Return the notice as its event made it."""
    received = sheet.before.received_at
    assert received is not None
    head = head_of(sheet.issuer, sheet.day)
    return Stop(
        **sheet.of_the_office(),
        **sheet.traced(),
        agency=sheet.detail.agency.name,
        applicant=sheet.applicant,
        procedure=sheet.procedure,
        received_on=day_words(day_of(received)),
        requested_on=day_words(day_of(sheet.told.at)),
        reason="; ".join([_WISHED, *reasons_of(sheet.told)]),
        stage=_stage(sheet),
        fee=_fee(sheet),
        papers=_papers(sheet),
        signer_title=head.title.upper() if head else "",
        signer_name=head.name if head else "",
    )


def _stage(sheet: Sheet) -> str:
    life = sheet.before
    if life.step is None or life.unit_id is None:
        return life.state.label
    step = sheet.detail.plan.steps[life.step - 1].name
    return f"{step}, tại {organisation.unit_by_id(life.unit_id).name}"


def _fee(sheet: Sheet) -> str:
    key = sheet.paper.subject_id
    paid = paid_for(sheet.paper.subject_kind, [key]).get(key, 0)
    return f"Đã thu {amount(paid)} đồng, xử lý theo quy định về phí, lệ phí" if paid else "Chưa thu"


def _papers(sheet: Sheet) -> str:
    count = sum(paper.originals + paper.copies for paper in sheet.detail.papers)
    return f"Trả lại {count_words(count)} giấy tờ đã nộp" if count else "Không có giấy tờ phải trả lại"
