"""The life of a ticket: waiting → called → serving → done, or missed, or left."""

from __future__ import annotations

from enum import StrEnum

from motcua.operations.queue.domain.refusals import NotNow


class State(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    DONE = "done"
    MISSED = "missed"
    LEFT = "left"

    @property
    def label(self) -> str:
        """The state in words for people."""
        return _STATE_LABELS[self]


class Act(StrEnum):
    """What happens to a ticket."""

    CALL = "call"
    RECALL = "recall"
    SERVE = "serve"
    FINISH = "finish"
    MISS = "miss"
    TRANSFER = "transfer"
    RELEASE = "release"
    LEAVE = "leave"

    @property
    def label(self) -> str:
        """The act in words for people."""
        return _ACT_LABELS[self]


_STATE_LABELS = {
    State.WAITING: "đang chờ",
    State.CALLED: "đang gọi",
    State.SERVING: "đang phục vụ",
    State.DONE: "đã xong",
    State.MISSED: "vắng mặt khi gọi",
    State.LEFT: "không chờ nữa",
}
_ACT_LABELS = {
    Act.CALL: "gọi",
    Act.RECALL: "gọi lại",
    Act.SERVE: "bắt đầu phục vụ",
    Act.FINISH: "xong",
    Act.MISS: "vắng mặt",
    Act.TRANSFER: "chuyển quầy",
    Act.RELEASE: "trả về hàng chờ",
    Act.LEAVE: "hết ngày",
}

#: A person who comes back after having missed the call is called again; what is done stays done.
TRANSITIONS: dict[tuple[State, Act], State] = {
    (State.WAITING, Act.CALL): State.CALLED,
    (State.WAITING, Act.LEAVE): State.LEFT,
    (State.CALLED, Act.RECALL): State.CALLED,
    (State.CALLED, Act.SERVE): State.SERVING,
    (State.CALLED, Act.FINISH): State.DONE,
    (State.CALLED, Act.MISS): State.MISSED,
    (State.CALLED, Act.TRANSFER): State.WAITING,
    (State.CALLED, Act.RELEASE): State.WAITING,
    (State.CALLED, Act.LEAVE): State.LEFT,
    (State.SERVING, Act.RECALL): State.CALLED,
    (State.SERVING, Act.FINISH): State.DONE,
    (State.SERVING, Act.TRANSFER): State.WAITING,
    (State.SERVING, Act.LEAVE): State.LEFT,
    (State.MISSED, Act.CALL): State.CALLED,
}

#: Tickets in these states stand at a counter.
AT_COUNTER = (State.CALLED, State.SERVING)
#: Tickets in these states are closed at the end of their day.
OPEN = (State.WAITING, State.CALLED, State.SERVING)


def after(state: str, act: Act) -> State:
    """Return the state that the act leads to; raises NotNow where the table has no way."""
    found = TRANSITIONS.get((State(state), act))
    if found is None:
        raise NotNow(act=act.label, state=State(state).label)
    return found


def possible(state: str, act: Act) -> bool:
    """Return whether the act leads anywhere from the state."""
    return (State(state), act) in TRANSITIONS


def states_that(act: Act) -> tuple[State, ...]:
    """Return the states that the act leads out of."""
    return tuple(state for state, one in TRANSITIONS if one is act)
