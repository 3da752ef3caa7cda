"""The promise bar: every deadline drawn the same way. Plain Python: days in, one SVG text out.

`Bar` draws all days of a promise (a row, and the same days in weeks for narrow places), `ShortBar` its last ten
for lists, `HourBar` the hours of a promise within a day. Every word that is drawn is escaped here.
"""

from motcua.common.components.promise_bar.full import draw_full
from motcua.common.components.promise_bar.hours import draw_hours
from motcua.common.components.promise_bar.shapes import (
    Bar,
    BarDay,
    HourBar,
    Kind,
    Label,
    ShortBar,
    Span,
    Step,
)
from motcua.common.components.promise_bar.short import draw_short

__all__ = [
    "Bar",
    "BarDay",
    "HourBar",
    "Kind",
    "Label",
    "ShortBar",
    "Span",
    "Step",
    "draw_full",
    "draw_hours",
    "draw_short",
]
