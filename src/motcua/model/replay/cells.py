"""Who comes, told apart as the figures of a spec tell them apart: carried over, online per level, all others."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.model.replay.spec import Group

LEVELS: frozenset[int | None] = frozenset({3, 4, None})


@dataclass(frozen=True, slots=True)
class Cell:
    """So many dossiers: carried over or received in the stretch, filed online or not, for procedures of some levels."""

    count: int
    carried: bool
    online: bool
    levels: frozenset[int | None]


def cells_of(group: Group) -> list[Cell]:
    """Return the group's dossiers told apart; empty cells are left out."""
    fixed = group.received_for
    cells = [Cell(group.carried_over, True, False, LEVELS)]
    rest = group.received
    for level, count in sorted(group.online.items()):
        cells.append(Cell(count, False, True, frozenset({level})))
        rest -= count
    for level, count in sorted(fixed.items()):
        offline = count - group.online.get(level, 0)
        cells.append(Cell(offline, False, False, frozenset({level})))
        rest -= offline
    cells.append(Cell(rest, False, False, LEVELS - frozenset(fixed)))
    return [cell for cell in cells if cell.count]
