"""The colours can be told apart by people who see badly: 4.5 for text, 3 for shapes (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re

import pytest

from motcua.common.components.bundle import HERE, TARGET, bundled

TOKENS = dict(
    re.findall(r"--([\w-]+): (#[0-9A-F]{6})", (HERE / "styles" / "1-tokens.css").read_text("utf-8"))
)
TEXT = [
    *((colour, ground) for colour in ("ink", "ink-2", "lam", "lam-dark", "late", "wait", "good", "soon")
      for ground in ("paper", "mist", "lam-faint")),
    ("ink", "today"), ("late", "late-tint"), ("lam-dark", "lam-tint"), ("ink", "lam-tint"), ("ink-2", "lam-tint"),
    ("ink", "good-tint"), ("ink", "soon-tint"), ("wait", "wait-tint"),
    ("paper", "lam"), ("paper", "lam-dark"), ("paper", "late"), ("paper", "good"),
]  # fmt: skip
SHAPES = [
    ("line-2", "paper"),
    ("sen", "paper"),
    ("focus", "ink"),
    ("lam", "today"),
    ("lam", "lam-tint"),
    ("holiday", "ink"),
]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(TOKENS[one]), luminance(TOKENS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("colour", "ground"), TEXT)
def test_text_can_be_read_on_its_ground(colour: str, ground: str):
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize(("colour", "ground"), SHAPES)
def test_shapes_stand_out_from_their_ground(colour: str, ground: str):
    assert contrast(colour, ground) >= 3


def test_pages_load_the_styles_as_they_are_written():
    assert TARGET.read_text(encoding="utf-8") == bundled(), "run python -m motcua.common.components.bundle"


def without_tags(template: str) -> str:
    """Return what of a template reaches the browser as it stands: «with one=…» is no handler."""
    return re.sub(r"\{%.*?%\}", "", template)


def test_no_template_bears_a_style_or_script_of_its_own():
    sources = HERE.parents[1].glob("**/templates/**/*.html")

    marked = [
        p.name
        for p in sources
        if re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=", without_tags(p.read_text("utf-8")))
    ]

    assert not marked
