"""Linked procedures among the suggestions of the procedure box, and beside a procedure that is part of one."""

from __future__ import annotations

from datetime import date

from motcua.common.text import fold
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.catalogue.domain.links import LinkPlan
from motcua.foundation.catalogue.queries.links import links_in_force

#: What stands in the procedure's field when a suggestion is a link and no procedure.
_PREFIX = "lien-thong:"
_SAYS_SO, _BEFORE = "lien thong", 2


def names_a_link(value: str) -> bool:
    """Return whether the chosen suggestion is a linked procedure."""
    return value.startswith(_PREFIX)


def with_links(rows: list[dict[str, str]], text: str, on: date) -> list[dict[str, str]]:
    """Return the suggestions with the links that the text means: first when it says so, else behind the best two."""
    links = _link_rows(text, on)
    if _SAYS_SO in fold(text):
        return [*links, *rows]
    return [*rows[:_BEFORE], *links, *rows[_BEFORE:]]


def _link_rows(text: str, on: date) -> list[dict[str, str]]:
    return [
        {
            "value": f"{_PREFIX}{link.key}",
            "label": link.name,
            "code": link.procedure or "liên thông",
            "note": f"nộp một lần, {len(link.usual)} việc",
        }
        for link in _meant(text, on)
    ]


def _meant(text: str, on: date) -> list[LinkPlan]:
    """Return the links that the text means, those with most of its words whole first."""
    words = fold(text).split()
    found = [link for link in links_in_force(on) if link.means(text)]
    return sorted(found, key=lambda link: -sum(word in link.folded.split() for word in words))


def links_meant(value: str, text: str, plan: VersionPlan | None, on: date) -> tuple[LinkPlan, ...]:
    """Return the links that are chosen, or that the chosen procedure begins; else those that the text means."""
    links = links_in_force(on)
    if names_a_link(value):
        return tuple(link for link in links if value == f"{_PREFIX}{link.key}")
    if plan is not None:
        return tuple(link for link in links if plan.code in (link.procedure, link.parts[0].procedure))
    return tuple(_meant(text, on)) if text else ()
