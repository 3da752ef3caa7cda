"""A dossier's paper as PDF: found among those issued, filled, drawn in the edition of its day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.capabilities.statutory_forms import render
from motcua.foundation import law
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.printouts.control import control
from motcua.operations.dossiers.printouts.extension import extension
from motcua.operations.dossiers.printouts.receipt import receipt
from motcua.operations.dossiers.printouts.refusal import refusal
from motcua.operations.dossiers.printouts.sheet import Sheet
from motcua.operations.dossiers.printouts.stop import stop
from motcua.operations.dossiers.printouts.supplement import supplement
from motcua.operations.dossiers.queries.detail import detail_of
from motcua.operations.dossiers.queries.papers import issued_paper

_VALUES: dict[str, Callable[[Sheet], Mapping[str, Any]]] = {
    "receipt": receipt,
    "supplement": supplement,
    "refusal": refusal,
    "extension": extension,
    "stop": stop,
    "control": control,
}
#: Files are named as people here name the papers.
_FILES = {
    "receipt": "giay-tiep-nhan",
    "supplement": "phieu-bo-sung",
    "refusal": "phieu-tu-choi",
    "extension": "phieu-xin-loi",
    "stop": "thong-bao-dung",
    "control": "phieu-kiem-soat",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper that can be printed: its number, edition, bytes, and a name for its file."""

    notation: str
    edition: str
    content: bytes
    file_name: str


def printed(
    dossier: Dossier, form: str, *, address: str, event: int | None = None, on: date | None = None
) -> Printed:
    """Return the paper about an event (by default the latest of the form), in the edition of its day or of another.

    `address` is where the QR code leads. Raises FormUnknown, PaperNotIssued, or NoEdition for a day without the form.
    """
    paper = issued_paper(dossier, form, event)
    edition = law.form_edition_on(form, on).edition if on else paper.edition
    values = _VALUES[form](Sheet(detail_of(dossier), paper, address))
    name = f"{_FILES[form]}-{dossier.code or dossier.reference}.pdf"
    return Printed(paper.notation, edition, render.pdf(form, edition, values), name)
