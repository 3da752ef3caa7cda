"""The papers of a dossier on its page: what was made, when, under which number, and where it is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.operations.dossiers.addresses import paper_url
from motcua.operations.dossiers.domain.papers import TITLES
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import PRINT, Asker, may
from motcua.operations.dossiers.queries.papers import issued_papers


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper; `href` is empty for those who may not print it."""

    title: str
    notation: str
    issued_at: datetime
    href: str


def papers_on_page(dossier: Dossier, asker: Asker) -> dict[str, Any]:
    """Return what the page shows under «Giấy tờ đã lập», newest first; and whether a receipt may still be asked for."""
    prints = may(asker, PRINT, dossier)
    issued = issued_papers(dossier)
    return {
        "issued": [
            PaperLine(
                TITLES.get(one.form, one.form),
                one.notation,
                one.issued_at,
                paper_url(dossier, one.form, one.event) if prints else "",
            )
            for one in reversed(issued)
        ],
        "lacks_receipt": prints
        and dossier.received_at is not None
        and all(one.form != "receipt" for one in issued),
    }
