"""The story of one dossier: every act with its moment and its officer, so that it stands as planned at the end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from motcua.common.moments import start_of_day
from motcua.common.text import fold
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.hours import MINUTE
from motcua.model.replay import applicants
from motcua.model.replay.ledgers import Staff, TermsBook
from motcua.model.replay.outcomes import FIGURES, Outcome, figure_of
from motcua.model.replay.plan import Planned
from motcua.model.replay.timing import DAY, HOUR, Clock
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Life
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.domain.terms import Command, Terms
from motcua.operations.dossiers.services.history import Chronicle, Filed

_TRIES = 8
_CLAIMED, _SENT_BACK, _REFUSED, _LEFT, _EXTENDED = 0.3, 0.012, 0.012, 0.006, 0.12
_SLOW_STEP = 7.0
_LAND = ("land_tax_determination", "land_financial_obligation", "public_posting")
_ELSEWHERE = ("verification_elsewhere", "expert_examination", "sector_law")
#: Who does what does not belong to the open step.
_ROLES = {
    Act.HAND_OVER: "counter_officer",
    Act.SUPPLEMENT: "counter_officer",
    Act.CONFIRM_PAYMENT: "counter_officer",
    Act.WITHDRAW: "counter_officer",
    Act.STOP: "counter_officer",
    Act.RETURN: "counter_officer",
}
_END_OF_WAIT = {
    Act.REQUEST_SUPPLEMENT: Act.SUPPLEMENT,
    Act.REQUEST_PAYMENT: Act.CONFIRM_PAYMENT,
    Act.PAUSE: Act.RESUME,
}


@dataclass(frozen=True, slots=True)
class Move:
    """An act that is to come, in working microseconds."""

    elapsed: int
    act: Act
    more: Mapping[str, Any]


class Teller:
    """Tells stories; remembers terms and posts across them."""

    def __init__(self, seed: int, *, settle: bool, now: datetime) -> None:
        self.seed = seed
        self.settle = settle
        self.now = now
        self.terms = TermsBook()
        self.staff = Staff()

    def tell(self, planned: Planned, number: int, *, code: str, reference: str) -> Story:
        """Return the story of the dossier with this running number; the same for the same seed.

        A story that came to another figure than planned is told anew, without digressions.
        """
        wanted = FIGURES[planned.outcome]
        for attempt in range(_TRIES):
            story = Story(self, planned, Random(f"{self.seed}:{number}:{attempt}"), code, reference)  # noqa: S311
            story.tell(plain=attempt > 0)
            if figure_of(story.life, planned.period, carried=planned.carried) is wanted:
                if self.settle:
                    story.settle()
                return story
        raise AssertionError(
            f"dossier {number} never comes to {planned.outcome.name}: {planned.offer.version.code}"
        )


class Story:
    """One dossier's acts, decided in memory by the rules as they are told."""

    def __init__(self, teller: Teller, planned: Planned, chance: Random, code: str, reference: str) -> None:
        self._teller = teller
        self._planned = planned
        self._chance = chance
        calendar = organisation.calendar_of(planned.agency.id)
        period = planned.period
        self._clock = Clock(
            calendar, calendar.elapsed(start_of_day(period.start)), calendar.elapsed(period.limit), chance
        )
        self._coming: deque[Move] = deque()
        self._wait: tuple[int, Act] | None = None
        self.commands: list[Command] = []
        self._received = calendar.elapsed(planned.at)
        self._first_terms = self._terms(planned.at)
        filed = self._filed()
        self.by = self._receiver()
        self.chronicle = Chronicle.receive(
            filed, terms=self._first_terms, code=code, reference=reference, at=planned.at, by=self.by
        )

    @property
    def life(self) -> Life:
        """The dossier as it stands after what was told."""
        return self.chronicle.trace.life

    @property
    def _waits(self) -> bool:
        """Whether a wait for somebody outside was begun, or is to be, and is not over."""
        return self._wait is not None

    # -- the whole

    def tell(self, *, plain: bool) -> None:
        """Tell all that happens until the limit of the stretch."""
        limit = self._planned.period.limit
        if self._planned.outcome is Outcome.WAITING:
            self._plan_wait(ends=False)
        elif self._planned.extra and not plain:
            self._plan_wait(ends=True)
            self._go(limit)
            self._end_wait(limit)
        if not self._waits:
            self._plan_rest(self._planned.outcome, plain=plain)
        self._go(limit)

    def settle(self) -> None:
        """Tell what happens after the stretch, as long as the office exists and never later than now."""
        horizon = self._teller.now
        if (ends := self._planned.agency.valid_until) is not None:
            horizon = min(horizon, start_of_day(ends))
        if self._waits:
            if not self._end_wait(horizon):
                return
            self._plan_rest(Outcome.WITHIN, plain=True)
        self._go(horizon)

    def _go(self, until: datetime) -> None:
        """Let what is to come before the moment happen."""
        coming, clock = self._coming, self._clock
        while coming:
            at = clock.at(coming[0].elapsed)
            if at >= until:
                return
            move = coming.popleft()
            self._do(move.act, max(at, self.life.last_at or at), **move.more)

    # -- acts

    def _do(self, act: Act, at: datetime, **more: Any) -> None:
        command = Command(act=act, at=at, by=self._officer(act, at.date()), **more)
        self.chronicle.act(command, self._terms(at))
        self.commands.append(command)

    def _terms(self, at: datetime) -> Terms:
        planned = self._planned
        return self._teller.terms.terms(planned.offer, planned.agency, planned.channel, at.date())

    def _officer(self, act: Act, on: date) -> int | None:
        life, steps = self.life, self._planned.offer.version.steps
        role = _ROLES.get(act)
        if role is not None:
            return self._teller.staff.one(self._first_terms.slot(1).unit_id, role, on, self._chance)
        if life.officer_id is not None and act is not Act.EXTEND:
            return life.officer_id
        assert life.step is not None and life.unit_id is not None
        return self._teller.staff.one(life.unit_id, steps[life.step - 1].role, on, self._chance)

    def _filed(self) -> Filed:
        planned, chance = self._planned, self._chance
        on = planned.at.date()
        who = applicants.applicant(planned.agency, on, chance)
        other, paper = applicants.submitter(planned.agency, on, chance)
        return Filed(
            version=planned.offer.version,
            agency=planned.agency,
            channel=planned.channel,
            return_by=applicants.return_by(planned.channel, chance),
            applicant=who,
            case=planned.offer.case,
            submitter=other,
            authorisation=paper,
            components=planned.offer.papers,
        )

    def _receiver(self) -> int | None:
        """Return who receives: the counter; where nobody sits there (at night, on days off) the applicant alone."""
        planned = self._planned
        if planned.channel == "online" and self._clock.calendar.next_working_moment(planned.at) != planned.at:
            return None
        unit = self._first_terms.slot(1).unit_id
        return self._teller.staff.one(unit, "counter_officer", planned.at.date(), self._chance)

    # -- waiting for somebody outside

    def _plan_wait(self, *, ends: bool) -> None:
        """Plan the hand-over and a request or pause after it; `ends` says that the wait is over within the stretch."""
        clock, chance = self._clock, self._chance
        ready = self._now()
        due = clock.calendar.elapsed(self.life.due_at) if self.life.due_at else ready
        latest = min(max(due - HOUR, ready + HOUR), clock.closed - 10 * MINUTE)
        if ends:
            latest = min(latest, ready + (clock.closed - ready) // 4)
        act, more, within = self._kind_of_wait(long=clock.closed - ready > 12 * DAY and not ends)
        latest = min(latest, ready + within)
        handed = clock.handed_over(self._planned.at, ready, latest)
        asked = handed + int(max(0, latest - handed) * chance.uniform(0.2, 0.95))
        self._coming.append(Move(handed, Act.HAND_OVER, {}))
        self._coming.append(Move(asked, act, more))
        if ends:
            longest = min(6 * DAY, (clock.closed - asked) // 3)
            self._wait = asked + int(longest * chance.uniform(0.2, 1.0)), _END_OF_WAIT[act]
        else:
            self._wait = max(clock.closed, asked) + int(chance.uniform(0.2, 9) * DAY), _END_OF_WAIT[act]

    def _kind_of_wait(self, *, long: bool) -> tuple[Act, dict[str, Any], int]:
        """Return what is asked for, and within how much working time from the reception on."""
        chance, terms = self._chance, self._first_terms
        land = "dat dai" in fold(self._planned.offer.field)
        luck = chance.random()
        if not long and luck < 0.6:
            items = ("1", "2") if chance.random() < 0.25 else ("1",)
            return Act.REQUEST_SUPPLEMENT, {"items": items}, (terms.supplement_days - 1) * DAY
        if land and luck < 0.75:
            return Act.REQUEST_PAYMENT, {}, 60 * DAY
        known = [ground for ground in (_LAND if land else _ELSEWHERE) if ground in terms.pause_grounds]
        ground = chance.choice(known or sorted(terms.pause_grounds))
        return Act.PAUSE, {"reason": ground}, 60 * DAY

    def _end_wait(self, until: datetime) -> bool:
        """Let the wait be over if that comes before the moment; return whether it is."""
        assert self._wait is not None
        elapsed, act = self._wait
        at = self._clock.at(elapsed)
        if at >= until:
            return False
        self._wait = None
        self._do(act, max(at, self.life.last_at or at))
        return True

    # -- the way through the process

    def _now(self) -> int:
        """Return the working time that has passed when the last act was done."""
        assert self.life.last_at is not None
        return self._clock.calendar.elapsed(self.life.last_at)

    def _plan_rest(self, outcome: Outcome, *, plain: bool) -> None:
        """Plan all that is left to do until the result is fetched."""
        life, clock, chance = self.life, self._clock, self._chance
        assert life.original_due_at is not None
        ready = self._now()
        earliest = max(ready, clock.opened) if self._planned.carried else ready
        done = clock.finish(outcome, life.original_due_at, earliest, self._counted())
        moves: list[Move] = []
        if life.state is State.RECEIVED:
            handed = clock.handed_over(self._planned.at, ready, done)
            moves.append(Move(handed, Act.HAND_OVER, {}))
            ready = handed
        late = outcome in (Outcome.DONE_LATE, Outcome.PENDING_LATE)
        at_once = done - self._counted() < 5 * HOUR
        acts = self._acts(at_once=at_once, late=late, plain=plain)
        moves += self._paced(acts, ready, done, late=late)
        if late and not plain and chance.random() < _EXTENDED:
            moves = self._with_extension(moves, ready)
        if moves[-1].act not in (Act.WITHDRAW, Act.STOP):
            moves.append(Move(clock.returned(done, at_once=at_once), Act.RETURN, {}))
        self._coming.extend(moves)

    def _counted(self) -> int:
        assert self.life.counted_from is not None
        return self._clock.calendar.elapsed(self.life.counted_from)

    def _acts(self, *, at_once: bool, late: bool, plain: bool) -> list[tuple[Act, int, dict[str, Any]]]:
        """Return the acts from the open step to the result, each with the step in which it is done."""
        chance, terms = self._chance, self._first_terms
        life = self.life
        first = 2 if life.state is State.RECEIVED or life.step is None else life.step
        before_last = max(first, len(terms.steps) - 1)
        acts: list[tuple[Act, int, dict[str, Any]]] = []
        for step in range(first, before_last):
            acts.append((Act.COMPLETE_STEP, step, {}))
        end: tuple[Act, int, dict[str, Any]] = (Act.RESOLVE, before_last, {})
        if not plain and not at_once:
            if len(acts) >= 3 and chance.random() < (0.1 if late else _SENT_BACK):
                reason = chance.choice(sorted(terms.reasons.get(Act.SEND_BACK, frozenset({"other"}))))
                at = chance.randrange(1, len(acts))
                step = acts[at][1]
                acts[at:at] = [(Act.SEND_BACK, step, {"reason": reason}), (Act.COMPLETE_STEP, step - 1, {})]
            if chance.random() < _REFUSED:
                end = (Act.REFUSE, before_last, {"reason": "conditions_not_met"})
            elif not late and chance.random() < _LEFT:
                acts = acts[: chance.randrange(len(acts) + 1)]
                end = (Act.STOP if terms.stop_in_force else Act.WITHDRAW, first + len(acts), {})
        return [*acts, end]

    def _paced(
        self, acts: list[tuple[Act, int, dict[str, Any]]], ready: int, done: int, *, late: bool
    ) -> list[Move]:
        """Return the acts with their moments: by the approved hours; when late, one step took too long."""
        chance, steps = self._chance, self._planned.offer.version.steps
        shares = [self._hours(step) * chance.uniform(0.5, 1.5) for _, step, _ in acts]
        if late:
            shares[chance.randrange(len(shares))] *= _SLOW_STEP
        whole, passed, span = sum(shares), 0.0, max(0, done - ready)
        moves: list[Move] = []
        for (act, step, more), share in zip(acts, shares, strict=True):
            begun = ready + int(span * passed / whole)
            passed += share
            ended = ready + int(span * min(1.0, passed / whole))
            by_officer = steps[min(step, len(steps)) - 1].role == "case_officer"
            if act is Act.COMPLETE_STEP and by_officer and chance.random() < _CLAIMED:
                moves.append(Move(begun + int((ended - begun) * chance.uniform(0.05, 0.5)), Act.CLAIM, {}))
            moves.append(Move(ended, act, more))
        moves[-1] = Move(done, moves[-1].act, moves[-1].more)
        return moves

    def _hours(self, step: int) -> float:
        steps = self._planned.offer.version.steps
        hours = steps[min(step, len(steps)) - 1].hours
        return float(hours) if hours else 0.5

    def _with_extension(self, moves: list[Move], ready: int) -> list[Move]:
        """Let the agency apologise in time and name a new day, where the slow step began early enough for that."""
        clock, life = self._clock, self.life
        assert life.due_at is not None
        due = clock.calendar.elapsed(life.due_at)
        at = max(ready, due - 2 * DAY) + int(self._chance.uniform(0.1, 0.5) * DAY)
        index = next((n for n, move in enumerate(moves) if move.elapsed > at), 0)
        if not index or clock.at(at).date() >= life.due_at.date():
            return moves
        until = clock.calendar.add_working_days(life.due_at.date(), self._chance.randrange(2, 6))
        reasons = sorted(self._first_terms.reasons.get(Act.EXTEND, frozenset({"workload"})) - {"other"})
        extension = Move(at, Act.EXTEND, {"until": until, "reason": self._chance.choice(reasons)})
        return [*moves[:index], extension, *moves[index:]]
