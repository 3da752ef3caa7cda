"""Draws the approved snapshots anew (`make snapshots`); what changes is then reviewed like any other change."""

from __future__ import annotations

import sys

from motcua.capabilities.statutory_forms import samples
from motcua.capabilities.statutory_forms.render import pdf
from motcua.capabilities.statutory_forms.tests.papers import SNAPSHOTS, picture_of, text_of


def main() -> None:
    """Write the text and the picture of every form and edition."""
    SNAPSHOTS.mkdir(exist_ok=True)
    for edition, form in samples.known():
        drawn = pdf(form, edition, samples.sample(form, edition))
        (SNAPSHOTS / f"{edition}-{form}.txt").write_text(text_of(drawn), encoding="utf-8")
        picture_of(drawn).save(SNAPSHOTS / f"{edition}-{form}.png", optimize=True)
    sys.stdout.write(f"{len(samples.known())} snapshots in {SNAPSHOTS}\n")


if __name__ == "__main__":
    main()
