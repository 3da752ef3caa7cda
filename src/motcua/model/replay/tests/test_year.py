"""The year that is measured with: it agrees with itself, and no first start loads it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

from motcua.config.loading.__main__ import SPECS, parts_to_load
from motcua.model.replay.spec import parse


def test_the_year_is_a_whole_year_of_two_hundred_and_ten_thousand_receptions():
    text = (files("motcua.model") / "specs" / "measuring" / "nhon-trach-mot-nam.json").read_text("utf-8")

    spec = parse(text, named="nhon-trach-mot-nam", today=date(2026, 11, 24))

    assert (spec.start, spec.end) == (date(2025, 11, 1), date(2026, 10, 31))
    assert sum(group.received for group in spec.groups) == 210_000


def test_a_first_start_does_not_load_it():
    assert (SPECS / "measuring").is_dir()
    assert not [command for _part, command in parts_to_load() if "mot-nam" in " ".join(command)]
