"""Draws the pictures of this folder from the fixed dossiers: `python docs/forms/draw.py` (part of `make snapshots`)."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

from motcua.capabilities.statutory_forms import samples
from motcua.capabilities.statutory_forms.render import pdf

HERE = Path(__file__).resolve().parent
DOTS_PER_INCH = 110
GREYS = 16


def main() -> None:
    """Write the first page of every form and edition as a small picture."""
    for edition, form in samples.known():
        document = pypdfium2.PdfDocument(pdf(form, edition, samples.sample(form, edition)))
        page = document[0].render(scale=DOTS_PER_INCH / 72).to_pil().convert("L")
        page.quantize(GREYS).save(HERE / f"{edition}-{form}.png", optimize=True)
        document.close()
    sys.stdout.write(f"{len(samples.known())} pictures in {HERE}\n")


if __name__ == "__main__":
    main()
