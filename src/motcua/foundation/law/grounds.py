"""Grounds of a pause and coded reasons of acts, dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from motcua.foundation.law.editions import Edition, in_force, read


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseGround(Edition):
    """A legal ground on which a stretch does not count."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActReason(Edition):
    """A coded reason of an act; events carry the code, screens the label."""

    act: str
    code: str
    label: str


@cache
def _grounds() -> tuple[PauseGround, ...]:
    return read("grounds.toml", "pause_grounds", PauseGround)


@cache
def _reasons() -> tuple[ActReason, ...]:
    return read("grounds.toml", "act_reasons", ActReason)


@cache
def pause_grounds_on(day: date) -> tuple[PauseGround, ...]:
    """Return the grounds on which a dossier may be paused on the day."""
    return in_force(_grounds(), day)


@cache
def act_reasons_on(act: str, day: date) -> tuple[ActReason, ...]:
    """Return the reasons that may be given for an act (refuse, extend, supplement, supplement_breach, send_back)."""
    return tuple(reason for reason in in_force(_reasons(), day) if reason.act == act)
