"""Files come to a dossier's papers and to its result, change places, go; or are taken over from an earlier dossier.

None of this is one of the dossier's acts, so it enters no event; each row says who put it there, when, and who took it
away. Bytes are looked at and stored before the dossier is locked; the dossier's row is the lock of all its files.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from motcua.common.events import announce
from motcua.common.moments import say_moment
from motcua.common.storage.services import Taken, record, take
from motcua.common.transactions import writing
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.domain import files as rules
from motcua.operations.dossiers.domain.refusals import ComponentUnknown
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.events import ResultScanned
from motcua.operations.dossiers.models import Dossier, DossierComponent, DossierFile
from motcua.operations.dossiers.queries.reuse import reusable_for
from motcua.operations.dossiers.services.act import lock
from motcua.operations.dossiers.services.keeping import seconds

_NAME_LIMIT = 200
#: The component of a file of the result.
RESULT = ""


def add_files(
    *,
    dossier_id: int,
    component: str,
    uploads: Sequence[UploadedFile[Any]],
    by: int | None,
    at: datetime,
) -> tuple[int, ...]:
    """Put files behind those of the component (of the result, where empty); return their keys.

    All or none: the first file that is refused, is refused for all. Adding at the end overwrites nobody.
    """
    at = seconds(at)
    if not uploads:
        raise rules.NoFiles
    _check(Dossier.objects.get(pk=dossier_id), component)
    taken = [take(upload, at=at) for upload in uploads]
    with writing():
        dossier = lock(dossier_id)
        _check(dossier, component)
        present = _present(dossier_id, component)
        _check_new(taken, present)
        last = max((row.position for row in present), default=0)
        rows = [
            DossierFile(
                dossier_id=dossier_id,
                component=component,
                is_result=component == RESULT,
                position=place,
                file=record(one),
                name=one.name[:_NAME_LIMIT],
                pages=one.pages,
                added_at=at,
                added_by_id=by,
            )
            for place, one in enumerate(taken, start=last + 1)
        ]
        made = DossierFile.objects.bulk_create(rows)
        _keep_digitised(dossier_id, component)
        keys = tuple(row.pk for row in made)
        if component == RESULT and dossier.linked_id is not None:
            announce(ResultScanned(dossier_id, dossier.linked_id, keys, at, by))
    return keys


def remove_file(*, dossier_id: int, file_id: int, by: int | None, at: datetime, seen: str = "") -> str:
    """Take a file away; its row stays and says who and when. Return the component that it was of."""
    at = seconds(at)
    with writing():
        dossier = lock(dossier_id)
        row = _row(dossier_id, file_id, by, seen)
        _check(dossier, row.component)
        row.removed_at, row.removed_by_id = at, by
        row.save(update_fields=["removed_at", "removed_by"])
        _keep_digitised(dossier_id, row.component)
    return row.component


def move_file(
    *, dossier_id: int, file_id: int, up: bool, by: int | None, at: datetime, seen: str = ""
) -> str:
    """Let a file change places with the one before (or behind) it. Return the component."""
    at = seconds(at)
    with writing():
        dossier = lock(dossier_id)
        row = _row(dossier_id, file_id, by, seen)
        _check(dossier, row.component)
        present = _present(dossier_id, row.component)
        here = next(index for index, one in enumerate(present) if one.pk == file_id)
        there = here - 1 if up else here + 1
        if not 0 <= there < len(present):
            raise rules.NothingToMove(end="đầu" if up else "cuối")
        _exchange(present[here], present[there], by, at)
    return row.component


def reuse(
    *,
    dossier_id: int,
    component: str,
    source: int,
    agencies: Collection[int],
    by: int | None,
    at: datetime,
) -> Dossier:
    """Let the files of an earlier dossier of the same person stand for the paper; return that dossier.

    `source` is any file of what was offered; `agencies` are those whose dossiers the officer may see. What is not
    offered now (see `reusable_for`) is refused, and so is a paper that already has files.
    """
    at = seconds(at)
    with writing():
        dossier = lock(dossier_id)
        _check(dossier, component)
        offers = reusable_for(
            dossier.applicant.id_number,
            catalogue.version_by_id(dossier.version_id),
            agencies,
            besides=dossier_id,
        )
        held = offers.get(component)
        if held is None or held.file_id != source or _present(dossier_id, component):
            raise rules.NotReusable
        found = _present(held.dossier_id, held.component)
        put_copies(found, dossier_id=dossier_id, component=component, behind=0, by=by, at=at)
        _keep_digitised(dossier_id, component)
    return found[0].dossier


def put_copies(
    pages: Iterable[DossierFile],
    *,
    dossier_id: int,
    component: str,
    behind: int,
    by: int | None,
    at: datetime,
) -> None:
    """Let files of another dossier stand for a paper of this one, behind the place `behind`; the bytes are the same."""
    DossierFile.objects.bulk_create(
        DossierFile(
            dossier_id=dossier_id,
            component=component,
            is_result=False,
            position=place,
            file_id=page.file_id,
            name=page.name,
            pages=page.pages,
            source=page,
            added_at=at,
            added_by_id=by,
        )
        for place, page in enumerate(pages, start=behind + 1)
    )


def say_paper_pages(*, dossier_id: int, component: str, pages: int | None) -> None:
    """Keep how many pages the paper has, as the officer counted them; None forgets it."""
    if pages is not None and not 0 < pages <= rules.MOST_PAGES:
        raise rules.PaperPagesWrong(limit=rules.MOST_PAGES)
    with writing():
        dossier = lock(dossier_id)
        if component == RESULT:
            raise ComponentUnknown(component=component, field="component")
        _check(dossier, component)
        DossierComponent.objects.update_or_create(
            dossier_id=dossier_id, component=component, defaults={"paper_pages": pages}
        )


def _check(dossier: Dossier, component: str) -> None:
    """Refuse a paper that the procedure does not have or that is secret, and a dossier that takes none any more."""
    if component != RESULT:
        plans = {one.id: one for one in catalogue.version_by_id(dossier.version_id).components}
        plan = plans.get(component)
        if plan is None:
            raise ComponentUnknown(component=component[:20], field="component")
        if rules.exemption_of(plan, dossier.channel) is rules.Exemption.CLASSIFIED:
            raise rules.SecretPaper(name=plan.name[:90])
    rules.check_open(State(dossier.state), result=component == RESULT)


def _check_new(taken: Sequence[Taken], present: Sequence[DossierFile]) -> None:
    if len(present) + len(taken) > rules.MOST_FILES:
        raise rules.TooManyFiles(limit=rules.MOST_FILES)
    known = {row.file.sha256 for row in present}
    for one in taken:
        if one.sha256 in known:
            raise rules.AlreadyThere(name=one.name[:90])
        known.add(one.sha256)


def _present(dossier_id: int, component: str) -> list[DossierFile]:
    found = DossierFile.objects.filter(
        dossier_id=dossier_id, component=component, removed_at__isnull=True
    ).select_related("file", "source", "dossier")
    return list(found.order_by("position", "pk"))


def _row(dossier_id: int, file_id: int, by: int | None, seen: str) -> DossierFile:
    """Return the file to change; say who changed what when the files are not those that were looked at."""
    row = DossierFile.objects.filter(dossier_id=dossier_id, pk=file_id).first()
    if row is None:
        raise rules.UnknownFile
    if seen and seen != rules.seal_of(one.pk for one in _present(dossier_id, row.component)):
        raise _changed(dossier_id, row.component)
    if row.removed_at is not None:
        raise rules.UnknownFile
    return row


def _changed(dossier_id: int, component: str) -> rules.FilesChanged:
    changes: list[tuple[datetime, str, int | None]] = []
    for row in DossierFile.objects.filter(dossier_id=dossier_id, component=component):
        changes.append((row.added_at, f"thêm tệp «{row.name[:60]}»", row.added_by_id))
        if row.moved_at:
            changes.append((row.moved_at, f"đổi chỗ tệp «{row.name[:60]}»", row.moved_by_id))
        if row.removed_at:
            changes.append((row.removed_at, f"bỏ tệp «{row.name[:60]}»", row.removed_by_id))
    when, what, who = max(changes, key=lambda change: change[0])
    name = organisation.officer_name(who) if who else "Hệ thống"
    return rules.FilesChanged(who=name, what=what, when=say_moment(when))


def _exchange(moved: DossierFile, other: DossierFile, by: int | None, at: datetime) -> None:
    """Let two files change places; no place is ever taken twice, not even for a moment (place 0 is nobody's)."""
    places = moved.position, other.position
    for row, place in ((moved, 0), (other, places[0]), (moved, places[1])):
        row.position = place
        row.save(update_fields=["position"])
    moved.moved_at, moved.moved_by_id = at, by
    moved.save(update_fields=["moved_at", "moved_by"])


def _keep_digitised(dossier_id: int, component: str) -> None:
    if component == RESULT:
        return
    origins = [
        rules.Origin(row.source_id is not None, row.source is not None and row.source.is_result)
        for row in _present(dossier_id, component)
    ]
    DossierComponent.objects.update_or_create(
        dossier_id=dossier_id,
        component=component,
        defaults={"digitised": rules.digitised_by(origins).value},
    )
