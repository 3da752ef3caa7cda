"""The linked procedures of the packaged data, as they are in force on a day."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from motcua.foundation.catalogue.domain.links import LinkPlan, LinkUnknown, read_links

_FILE = Path(__file__).parents[1] / "data" / "linked_procedures.toml"


@cache
def all_links() -> tuple[LinkPlan, ...]:
    """Return every link of the data, of whatever time."""
    return read_links(tomllib.loads(_FILE.read_text(encoding="utf-8"))["link"])


def links_in_force(on: date) -> tuple[LinkPlan, ...]:
    """Return the links in force on the day, in the order of the data."""
    return tuple(link for link in all_links() if link.in_force(on))


def link_in_force(key: str, on: date) -> LinkPlan:
    """Return the link of the key on the day; refuse one that is not known or not in force."""
    for link in links_in_force(on):
        if link.key == key:
            return link
    raise LinkUnknown(key=key[:40], day=f"{on.day}/{on.month}/{on.year}")
