"""Linked procedures among the suggestions of the procedure box, and beside a procedure that is part of one."""

from __future__ import annotations

from datetime import date

from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.links import LinkPlan
from motcua.foundation.catalogue.queries.links import links_in_force

#: What stands in the procedure's field when a suggestion is a link and no procedure.
_PREFIX = "lien-thong:"


def names_a_link(value: str) -> bool:
    """Return whether the chosen suggestion is a linked procedure."""
    return value.startswith(_PREFIX)


def link_rows(text: str, on: date) -> list[dict[str, str]]:
    """Return the links that the typed text means, as suggestions."""
    return [
        {
            "value": f"{_PREFIX}{link.key}",
            "label": link.name,
            "code": link.procedure or "liên thông",
            "note": f"nộp một lần, {len(link.parts)} việc",
        }
        for link in links_in_force(on)
        if link.means(text)
    ]


def links_meant(value: str, text: str, plan: VersionPlan | None, on: date) -> tuple[LinkPlan, ...]:
    """Return the links that are chosen, or that the chosen procedure begins; else those that the text means."""
    links = links_in_force(on)
    if names_a_link(value):
        return tuple(link for link in links if value == f"{_PREFIX}{link.key}")
    if plan is not None:
        return tuple(link for link in links if plan.code in (link.procedure, link.parts[0].procedure))
    return tuple(link for link in links if text and link.means(text))
