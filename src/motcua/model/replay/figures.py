"""From the figures of a group to numbers: how many dossiers of each cell come to each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.model.replay.cells import Cell, cells_of
from motcua.model.replay.ground import Choice, Ground
from motcua.model.replay.outcomes import FIGURES, Column, Figure, columns
from motcua.model.replay.refusals import SpecOutOfReach
from motcua.model.replay.shares import share_out
from motcua.model.replay.spec import Group

#: What an outcome weighs for those received in the period, and for those carried over.
_LIKELY = {"done_late": (1.0, 4.0), "pending_late": (1.0, 0.5), "waiting": (0.02, 0.04)}
#: Of those that are late some are still open; of those open some wait.
_STILL_OPEN, _WAITING = 0.06, 0.04
Demand = dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Bucket:
    """So many dossiers of a cell that come to an outcome, and what they can be."""

    cell: Cell
    column: Column
    count: int
    choices: list[Choice]


class Table:
    """The cells of a group against all outcomes: what is possible and how likely."""

    def __init__(self, group: Group, ground: Ground) -> None:
        self._group = group
        self._ground = ground
        self.cells = cells_of(group)
        self._columns = {carried: columns(ground.period, carried=carried) for carried in (True, False)}
        self._choices: dict[tuple[int, str], list[Choice]] = {}

    def column(self, row: int, name: str) -> Column:
        """Return the outcome of that name as it is for the row's dossiers."""
        return self._columns[self.cells[row].carried][name]

    def choices(self, row: int, name: str) -> list[Choice]:
        """Return what the row's dossiers can be for the outcome of that name."""
        if (row, name) not in self._choices:
            self._choices[row, name] = self._possible(row, name)
        return self._choices[row, name]

    def _possible(self, row: int, name: str) -> list[Choice]:
        if name in ("done", "done_late", "waiting") and not self._ground.period.has_work:
            return []
        return self._ground.choices(self.cells[row], self.column(row, name))

    def weight(self, row: int, name: str) -> float:
        """Return how likely the row's dossiers come to the outcome; 0 when they cannot."""
        possible = sum(choice.weight for choice in self.choices(row, name))
        usual = self._ground.usual(self.cells[row])
        if not possible or not usual:
            return 0.0
        return possible / usual * _LIKELY.get(name, (1.0, 1.0))[self.cells[row].carried]

    def solve(self, demand: Demand) -> list[list[int]] | None:
        """Return how many of each row come to each outcome of the demand; None when it cannot be."""
        rows = [cell.count for cell in self.cells]
        weights = [[self.weight(row, name) for name in demand] for row in range(len(rows))]
        return share_out(rows, list(demand.values()), weights)


def buckets_for(group: Group, ground: Ground, most_waiting: int) -> list[Bucket]:
    """Return the group's dossiers as buckets that add up to its figures.

    Raises SpecOutOfReach, with the figure that cannot be reached, when there is no way.
    """
    table = Table(group, ground)
    for row, cell in enumerate(table.cells):
        if not any(table.choices(row, name) for name in ("done", "overdue", "within", "waiting")):
            raise SpecOutOfReach(why=_nothing_for(group, cell, ground))
    for demand in _demands(group, most_waiting):
        if (solved := table.solve(demand)) is not None:
            return [
                Bucket(cell, table.column(row, name), count, table.choices(row, name))
                for row, cell in enumerate(table.cells)
                for name, count in zip(demand, solved[row], strict=True)
                if count
            ]
    raise SpecOutOfReach(why=_what_fails(group, table))


def _demands(group: Group, most_waiting: int) -> Iterator[Demand]:
    """Yield what to ask for, from what looks best to what is merely possible: first the days, then who waits."""
    opened = group.open
    still_open = opened.get("late", round(group.late * _STILL_OPEN))
    waiting = min(opened.get("waiting", round(group.not_yet_due * _WAITING)), most_waiting)
    for pending in dict.fromkeys((still_open, group.late, 0)):
        for days in _due_days(opened, group.not_yet_due - waiting):
            yield _demand(group, pending, waiting, days)
    # As few as must shall wait; steps of a sixteenth are near enough.
    most = min(group.not_yet_due, most_waiting)
    for pending in dict.fromkeys((still_open, group.late)):
        for count in sorted({0, *(most * part // 16 for part in range(1, 17))}):
            yield _demand(group, pending, count, {"within": group.not_yet_due - count}, late="overdue")


def _due_days(opened: dict[str, int], count: int) -> Iterator[Demand]:
    today, soon = opened.get("today", 0), opened.get("soon", 0)
    if today or soon:
        later = count - today - soon
        yield {"today": today, "soon": soon, "later": later}
        yield {"today": 0, "soon": soon + today, "later": later}
        yield {"today": today, "soon": 0, "later": later + soon}
    yield {"within": count}


def _demand(group: Group, pending: int, waiting: int, days: Demand, late: str = "pending_late") -> Demand:
    return {
        "done": group.on_time,
        "done_late": group.late - pending,
        late: pending,
        **days,
        "waiting": waiting,
    }


def _nothing_for(group: Group, cell: Cell, ground: Ground) -> str:
    if cell.carried:
        return f"{group.label}: trước kỳ không có ngày nào để nhận {cell.count} hồ sơ kỳ trước chuyển sang"
    if not ground.arrivals(cell).days:
        return f"{group.label}: trong kỳ không có ngày làm việc để nhận {cell.count} hồ sơ"
    levels = " hoặc ".join(
        "không có mức độ" if level is None else f"mức độ {level}"
        for level in sorted(cell.levels, key=lambda level: level or 0)
    )
    return f"{group.label}: danh mục không có thủ tục {levels} để nhận {cell.count} hồ sơ"


def _what_fails(group: Group, table: Table) -> str:
    """Return the sentence about the first figure that has no way by itself, or about all together."""
    names = {
        Figure.ON_TIME: ("đúng hạn", group.on_time, ("done",)),
        Figure.LATE: ("trễ hạn", group.late, ("done_late", "overdue")),
        Figure.NOT_YET_DUE: ("chưa đến hạn", group.not_yet_due, ("within", "waiting")),
    }
    for figure in FIGURES.values():
        words, wanted, outcomes = names[figure]
        able = sum(
            cell.count
            for row, cell in enumerate(table.cells)
            if any(table.weight(row, name) for name in outcomes)
        )
        if able < wanted:
            return f"{group.label}: trong kỳ này chỉ {able} hồ sơ có thể {words}, cần {wanted}"
    return f"{group.label}: các số đúng hạn, trễ hạn, chưa đến hạn không thể cùng đạt trong kỳ này"
