"""Joins the style sheets into the one file that pages load, tokens first.

Run `python -m motcua.common.components.bundle` after changing `styles/`.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "static" / "components" / "motcua.css"


def bundled() -> str:
    """Return all of `styles/` in the order of their names, as one sheet."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((HERE / "styles").glob("*.css")))


if __name__ == "__main__":
    TARGET.write_text(bundled(), encoding="utf-8")
