"""The acts that are possible now, as buttons in one place: the usual one first, each with the form that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.returning import CARRIED
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.permissions import Asker, held_by_another
from motcua.operations.dossiers.queries.detail import Detail
from motcua.operations.dossiers.web.forms import ActForm, form_for

#: Acts that go at a press; everything else asks for something first.
_AT_ONCE = frozenset(
    {Act.ACCEPT, Act.HAND_OVER, Act.CLAIM, Act.COMPLETE_STEP, Act.CONFIRM_PAYMENT, Act.RESUME, Act.RESOLVE, Act.RETURN,
     Act.SUPPLEMENT}
)  # fmt: skip
#: Acts by which somebody takes the open step upon themselves or ends it.
_OF_A_STEP = frozenset({Act.CLAIM, Act.COMPLETE_STEP, Act.SEND_BACK})
_DANGER = frozenset({Act.REFUSE, Act.WITHDRAW, Act.STOP})
_USUAL: dict[State, tuple[Act, ...]] = {
    State.REGISTERED: (Act.ACCEPT, Act.SUPPLEMENT),
    State.RECEIVED: (Act.HAND_OVER,),
    State.AWAITING_SUPPLEMENT: (Act.SUPPLEMENT,),
    State.AWAITING_PAYMENT: (Act.CONFIRM_PAYMENT,),
    State.RESOLVED: (Act.RETURN,),
}
#: How many acts stand beside the usual one before the rest goes under «Việc khác».
_BESIDE = 3


@dataclass(frozen=True, slots=True)
class Button:
    """An act with its words, its form (None: goes at a press) and the question asked before it is done."""

    act: Act
    label: str
    form: ActForm | None
    danger: bool
    opened: bool
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """The usual act, those beside it, and the rest."""

    usual: Button | None
    noted: Button | None
    beside: tuple[Button, ...]
    more: tuple[Button, ...]

    @property
    def any(self) -> bool:
        """Whether anything at all may be done."""
        return self.usual is not None or bool(self.beside) or bool(self.more)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look of a person at a dossier."""

    detail: Detail
    asker: Asker
    now: datetime
    failed: ActForm | None

    @property
    def step_is_theirs(self) -> bool:
        """Whether the open step is this person's: held by them, or free and meant for their role in its unit."""
        dossier, steps = self.detail.dossier, self.detail.plan.steps
        number = dossier.step or 0
        if not 0 < number <= len(steps) or held_by_another(self.asker, dossier):
            return False
        if dossier.officer_id is not None:
            return True
        roles = {post.role for post in self.asker.posts if post.unit_id == dossier.unit_id}
        return steps[number - 1].role in roles

    def out_of_turn(self, act: Act) -> bool:
        """Return whether the act is possible, but another's: it stands among «Việc khác»."""
        if act is Act.RESOLVE:
            return not self.step_is_theirs or _goes(Act.COMPLETE_STEP, self.detail)
        return act in _OF_A_STEP and not self.step_is_theirs


def buttons_for(
    detail: Detail, acts: Sequence[Act], asker: Asker, now: datetime, failed: ActForm | None = None
) -> Buttons:
    """Return the buttons of the acts that state and rights allow; a form that was refused comes back open."""
    look = _Look(detail, asker, now, failed)
    possible = [act for act in acts if _goes(act, detail)]
    usual = next((act for act in _usual(look) if act in possible), None)
    rest = sorted(
        (act for act in possible if act is not usual), key=lambda act: (look.out_of_turn(act), _rank(act))
    )
    made = [_button(act, look) for act in rest]
    beside = sum(not look.out_of_turn(act) for act in rest[:_BESIDE])
    return Buttons(
        usual=_button(usual, look) if usual else None,
        noted=_noted(usual, look) if usual in _AT_ONCE else None,
        beside=tuple(made[:beside]),
        more=tuple(made[beside:]),
    )


def _goes(act: Act, detail: Detail) -> bool:
    """Say whether the process leaves room for the act: after the last working step only the result remains."""
    return act is not Act.COMPLETE_STEP or (detail.dossier.step or 0) < len(detail.plan.steps) - 1


def _usual(look: _Look) -> Iterable[Act]:
    dossier = look.detail.dossier
    state = State(dossier.state)
    if state is not State.PROCESSING:
        return _USUAL.get(state, ())
    if dossier.waiting_since is not None:
        return (Act.RESUME,)
    if not look.step_is_theirs:
        return ()
    if dossier.step == len(look.detail.plan.steps):
        return (Act.RESOLVE,)
    free = (Act.CLAIM,) if dossier.officer_id is None else ()
    return (*free, Act.COMPLETE_STEP if _goes(Act.COMPLETE_STEP, look.detail) else Act.RESOLVE)


_ORDER = (
    Act.CLAIM, Act.COMPLETE_STEP, Act.SEND_BACK, Act.ASSIGN, Act.REQUEST_SUPPLEMENT, Act.REFUSE, Act.EXTEND, Act.PAUSE,
    Act.REQUEST_PAYMENT, Act.RESOLVE, Act.STOP, Act.WITHDRAW,
)  # fmt: skip
#: Where a step goes when it is done, by the kind of the next step's unit.
_ONWARD = {"leadership": "Trình lãnh đạo", "clerical": "Chuyển văn thư", "one_stop": "Chuyển về một cửa"}


def _rank(act: Act) -> int:
    return _ORDER.index(act) if act in _ORDER else len(_ORDER)


def _button(act: Act, look: _Look) -> Button:
    opened = look.failed is not None and look.failed.act is act
    at_once = act in _AT_ONCE and not opened and not _asks(act, look)
    form = None if at_once else look.failed if opened else form_for(act, look.detail.dossier, look.now)
    label = _onward(look.detail) if act is Act.COMPLETE_STEP else act.label
    return Button(act, label, form, act in _DANGER, opened, _question(act, look))


def _asks(act: Act, look: _Look) -> bool:
    """Return whether the act, that mostly goes at a press, needs words here: a result carried to a door."""
    return act is Act.RETURN and look.detail.dossier.return_by in CARRIED


def _question(act: Act, look: _Look) -> str:
    """Return what is asked before an act that cannot be taken back or leaps over steps, which it names."""
    if act is Act.RETURN:
        return "Trả kết quả cho người nhận?"
    if act is not Act.RESOLVE or not look.out_of_turn(act):
        return ""
    steps, current = look.detail.plan.steps, look.detail.dossier.step or 0
    skipped = "; ".join(step.name for step in steps[:-1] if step.number >= current)
    undone = f"Những bước chưa làm xong sẽ bỏ qua: {skipped}." if skipped else "Hồ sơ đang ở người khác."
    return f"{undone} Vẫn ghi là đã có kết quả?"


def _onward(detail: Detail) -> str:
    following = (step for step in detail.plan.steps if step.number == (detail.dossier.step or 0) + 1)
    step = next(following, None)
    return _ONWARD.get(step.unit_kind, "Xong bước này") if step else "Xong bước này"


def _noted(act: Act | None, look: _Look) -> Button | None:
    """Return the usual act once more, with what may go along: a note, and to whom."""
    if act is None or _asks(act, look) or (look.failed is not None and look.failed.act is act):
        return None
    label = _onward(look.detail) if act is Act.COMPLETE_STEP else act.label
    return Button(act, label, form_for(act, look.detail.dossier, look.now), False, False)
