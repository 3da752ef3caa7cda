"""The acts that are possible now, as buttons in one place: the usual one first, each with the form that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries.detail import Detail
from motcua.operations.dossiers.web.forms import ActForm, form_for

#: Acts that go at a press; everything else asks for something first.
_AT_ONCE = frozenset(
    {Act.ACCEPT, Act.HAND_OVER, Act.CLAIM, Act.COMPLETE_STEP, Act.CONFIRM_PAYMENT, Act.RESUME, Act.RESOLVE, Act.RETURN,
     Act.SUPPLEMENT}
)  # fmt: skip
_DANGER = frozenset({Act.REFUSE, Act.WITHDRAW, Act.STOP})
_USUAL: dict[State, tuple[Act, ...]] = {
    State.REGISTERED: (Act.ACCEPT,),
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
        return self.usual is not None or bool(self.beside)


def buttons_for(detail: Detail, acts: Sequence[Act], today: date, failed: ActForm | None = None) -> Buttons:
    """Return the buttons of the acts that state and rights allow; a form that was refused comes back open."""
    dossier = detail.dossier
    possible = [act for act in acts if _goes(act, detail)]
    usual = next((act for act in _usual(dossier, detail) if act in possible), None)
    rest = sorted((act for act in possible if act is not usual), key=_rank)
    made = [_button(act, detail, today, failed) for act in rest]
    return Buttons(
        usual=_button(usual, detail, today, failed) if usual else None,
        noted=_noted(usual, detail, today, failed) if usual in _AT_ONCE else None,
        beside=tuple(made[:_BESIDE]),
        more=tuple(made[_BESIDE:]),
    )


def _goes(act: Act, detail: Detail) -> bool:
    """Say whether the process leaves room for the act: after the last working step only the result remains."""
    return act is not Act.COMPLETE_STEP or (detail.dossier.step or 0) < len(detail.plan.steps) - 1


def _usual(dossier: Dossier, detail: Detail) -> Iterable[Act]:
    state = State(dossier.state)
    if state is not State.PROCESSING:
        return _USUAL.get(state, ())
    if dossier.waiting_since is not None:
        return (Act.RESUME,)
    if dossier.officer_id is None:
        return (Act.CLAIM, Act.COMPLETE_STEP, Act.RESOLVE)
    return (Act.COMPLETE_STEP, Act.RESOLVE) if _goes(Act.COMPLETE_STEP, detail) else (Act.RESOLVE,)


_ORDER = (
    Act.CLAIM, Act.COMPLETE_STEP, Act.SEND_BACK, Act.ASSIGN, Act.REQUEST_SUPPLEMENT, Act.REFUSE, Act.EXTEND, Act.PAUSE,
    Act.REQUEST_PAYMENT, Act.RESOLVE, Act.STOP, Act.WITHDRAW,
)  # fmt: skip
#: Where a step goes when it is done, by the kind of the next step's unit.
_ONWARD = {"leadership": "Trình lãnh đạo", "clerical": "Chuyển văn thư", "one_stop": "Chuyển về một cửa"}


def _rank(act: Act) -> int:
    return _ORDER.index(act) if act in _ORDER else len(_ORDER)


def _button(act: Act, detail: Detail, today: date, failed: ActForm | None) -> Button:
    opened = failed is not None and failed.act is act
    at_once = act in _AT_ONCE and not opened
    form = None if at_once else failed if opened else form_for(act, detail.dossier, today)
    label = _onward(detail) if act is Act.COMPLETE_STEP else act.label
    return Button(act, label, form, act in _DANGER, opened, _question(act, detail))


def _question(act: Act, detail: Detail) -> str:
    """Return what is asked before an act that cannot be taken back or leaps over steps."""
    if act is Act.RETURN:
        return "Trả kết quả cho người nhận?"
    if act is Act.RESOLVE and _goes(Act.COMPLETE_STEP, detail):
        return "Quy trình còn bước chưa làm. Vẫn ghi là đã có kết quả?"
    return ""


def _onward(detail: Detail) -> str:
    following = (step for step in detail.plan.steps if step.number == (detail.dossier.step or 0) + 1)
    step = next(following, None)
    return _ONWARD.get(step.unit_kind, "Xong bước này") if step else "Xong bước này"


def _noted(act: Act | None, detail: Detail, today: date, failed: ActForm | None) -> Button | None:
    """Return the usual act once more, with what may go along: a note, and to whom."""
    if act is None or (failed is not None and failed.act is act):
        return None
    label = _onward(detail) if act is Act.COMPLETE_STEP else act.label
    return Button(act, label, form_for(act, detail.dossier, today), False, False)
