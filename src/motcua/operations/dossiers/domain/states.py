"""The states of a dossier: their exchange codes (regulations §3.1), names outside and words for people."""

from __future__ import annotations

from enum import IntEnum


class State(IntEnum):
    """Where a dossier stands; the number is the code that the national portal exchanges."""

    REGISTERED = 1
    RECEIVED = 2
    REFUSED_AT_RECEPTION = 3
    PROCESSING = 4
    AWAITING_SUPPLEMENT = 5
    AWAITING_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    RESOLVED = 9
    RETURNED = 10

    @property
    def code_name(self) -> str:
        """The name in the API and the exports: `received`."""
        return self.name.lower()

    @property
    def label(self) -> str:
        """The words for people."""
        return LABELS[self]


LABELS: dict[State, str] = {
    State.REGISTERED: "Mới đăng ký",
    State.RECEIVED: "Đã tiếp nhận",
    State.REFUSED_AT_RECEPTION: "Không tiếp nhận",
    State.PROCESSING: "Đang xử lý",
    State.AWAITING_SUPPLEMENT: "Chờ dân bổ sung",
    State.AWAITING_PAYMENT: "Chờ nộp phí",
    State.WITHDRAWN: "Đã rút",
    State.STOPPED: "Đã dừng",
    State.RESOLVED: "Có kết quả",
    State.RETURNED: "Đã trả kết quả",
}

BY_NAME: dict[str, State] = {state.code_name: state for state in State}

#: Nothing happens after these.
FINAL = frozenset({State.REFUSED_AT_RECEPTION, State.WITHDRAWN, State.STOPPED, State.RETURNED})
#: Somebody outside the office is waited for (form 02, payment).
WAITING = frozenset({State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT})
#: The clock runs (or waits) in these.
OPEN = frozenset({State.RECEIVED, State.PROCESSING}) | WAITING
#: These stand in no report (contracts §2).
UNREPORTED = frozenset({State.REGISTERED, State.REFUSED_AT_RECEPTION})
