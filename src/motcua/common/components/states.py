"""How a state is told: each tone has its shape, so that colour is never the only sign."""

from __future__ import annotations

#: Tone of a badge → name of its shape in the sprite.
SHAPES = {"good": "dot", "ok": "ring", "today": "dia", "soon": "half", "late": "tri", "wait": "bars"}
