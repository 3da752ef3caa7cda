"""Policies of the clock and of acts, dated (regulations §4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

from motcua.foundation.law.editions import Edition, in_force, read, the_one_in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class LatenessPolicy(Edition):
    """Which date judges lateness (`original` or `last`) and how finely (`date` or `instant`)."""

    judged_by: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementPolicy(Edition):
    """How many requests, within how many working days of the reception, and whether the clock recounts or shifts.

    An edition that names a procedure by its code holds for that procedure alone, before the one for all others.
    """

    procedure: str = ""
    times: int
    within_working_days: int
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentWait(Edition):
    """Whether waiting for payment stops the clock."""

    pauses: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverLimit(Edition):
    """The hour up to and with which a dossier is handed over on the day of its reception."""

    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StopAct(Edition):
    """The act by which an applicant ends the matter: `withdraw` or `stop`."""

    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ElsewherePolicy(Edition):
    """Who may receive for another agency (phi địa giới): offices and resolving agencies by level, within one area."""

    offices: tuple[str, ...]
    resolvers: tuple[str, ...]
    within: str


@cache
def _lateness() -> tuple[LatenessPolicy, ...]:
    return read("policies.toml", "lateness", LatenessPolicy)


@cache
def _supplement() -> tuple[SupplementPolicy, ...]:
    return read("policies.toml", "supplement", SupplementPolicy)


@cache
def _payment_wait() -> tuple[PaymentWait, ...]:
    return read("policies.toml", "payment_wait", PaymentWait)


@cache
def _hand_over() -> tuple[HandOverLimit, ...]:
    return read("policies.toml", "hand_over", HandOverLimit)


@cache
def _stop_act() -> tuple[StopAct, ...]:
    return read("policies.toml", "stop_act", StopAct)


@cache
def _elsewhere() -> tuple[ElsewherePolicy, ...]:
    return read("policies.toml", "elsewhere", _elsewhere_policy)


def _elsewhere_policy(**row: Any) -> ElsewherePolicy:
    return ElsewherePolicy(**{**row, "offices": tuple(row["offices"]), "resolvers": tuple(row["resolvers"])})


@cache
def elsewhere_policies_on(day: date) -> tuple[ElsewherePolicy, ...]:
    """Return who may receive for whom outside the own area on the day; none where no rule allows it."""
    return in_force(_elsewhere(), day)


@cache
def lateness_policy_on(day: date) -> LatenessPolicy:
    """Return how lateness is judged on the day."""
    return the_one_in_force(_lateness(), day, "cách tính đúng hạn, trễ hạn")


@cache
def supplement_policy_on(day: date, procedure: str = "") -> SupplementPolicy:
    """Return the policy of supplements on the day: the procedure's own where it has one, else the one for all."""
    own = [edition for edition in _supplement() if procedure and edition.procedure == procedure]
    if found := in_force(own, day):
        return found[0]
    for_all = [edition for edition in _supplement() if not edition.procedure]
    return the_one_in_force(for_all, day, "yêu cầu bổ sung hồ sơ")


@cache
def payment_wait_pauses_on(day: date) -> bool:
    """Return whether waiting for payment counts as a pause on the day."""
    return the_one_in_force(_payment_wait(), day, "chờ nộp phí, lệ phí").pauses


@cache
def hand_over_limit_on(day: date) -> time:
    """Return the hour after which a dossier is handed over only on the next working day."""
    return time.fromisoformat(the_one_in_force(_hand_over(), day, "giờ chuyển hồ sơ trong ngày").until)


@cache
def stop_act_on(day: date) -> str:
    """Return the act by which an applicant ends the matter on the day: `withdraw` or `stop`."""
    return the_one_in_force(_stop_act(), day, "rút, dừng hồ sơ").act
