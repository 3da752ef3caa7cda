"""Terms: law, catalogue and organisation asked once for a dossier and a day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from motcua.foundation import law
from motcua.foundation.catalogue.domain import VersionPlan
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.foundation.worktime.duration import Duration, DurationUnreadable, parse_duration
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.refusals import DurationMissing
from motcua.operations.dossiers.domain.terms import StepSlot, Terms

#: The lists of law/grounds that hold an act's coded reasons.
REASON_LISTS: dict[Act, tuple[str, ...]] = {
    Act.REFUSE: ("refuse",),
    Act.EXTEND: ("extend",),
    Act.SEND_BACK: ("send_back",),
    Act.REQUEST_SUPPLEMENT: ("supplement", "supplement_breach"),
}


def terms_for(
    version: VersionPlan,
    agency: AgencyView,
    *,
    channel: str,
    case: str,
    on: date,
    office: AgencyView | None = None,
    return_by: str = "counter",
) -> Terms:
    """Return the terms of a dossier of this version at this agency, as they are on the day.

    One that is handed in at another agency's office is taken there, and returned there when it is fetched.
    Raises DurationMissing when the version has no duration that parses, NoUnit when a step has nobody to do it.
    """
    return Terms(
        calendar=organisation.calendar_of(agency.id),
        duration=_duration(version, channel, case),
        steps=steps_at(version, agency, office, return_by),
        **_law_on(on, version.code),
    )


def steps_at(
    version: VersionPlan, agency: AgencyView, office: AgencyView | None = None, return_by: str = "counter"
) -> tuple[StepSlot, ...]:
    """Return the version's process with the unit that does each step: this agency's, at the counter the office's."""
    at_office: set[int] = set()
    if office is not None:
        at_office.add(1)
        if return_by == "counter" or not agency.is_one_stop:
            at_office.add(len(version.steps))
    return tuple(
        StepSlot(
            number=step.number,
            name=step.name,
            unit_id=organisation.unit_for_field(
                office.id if office is not None and step.number in at_office else agency.id,
                step.unit_kind,
                version.field,
            ).id,
            hours=None if step.hours is None else Fraction(step.hours),
        )
        for step in version.steps
    )


def _duration(version: VersionPlan, channel: str, case: str) -> Duration:
    plan = version.duration_for(channel, case)
    if plan is None:
        raise DurationMissing(procedure=version.code, printed="")
    try:
        return parse_duration(plan.text)
    except DurationUnreadable:
        raise DurationMissing(procedure=version.code, printed=f" («{plan.text}»)") from None


@lru_cache(maxsize=4000)
def _law_on(on: date, procedure: str) -> dict[str, Any]:
    supplement = law.supplement_policy_on(on, procedure)
    return _law_for_all_on(on) | {
        "supplement_times": supplement.times,
        "supplement_days": supplement.within_working_days,
        "supplement_clock": supplement.clock,
    }


@lru_cache(maxsize=1000)
def _law_for_all_on(on: date) -> dict[str, Any]:
    return {
        "payment_pauses": law.payment_wait_pauses_on(on),
        "hand_over_limit": law.hand_over_limit_on(on),
        "stop_in_force": law.stop_act_on(on) == Act.STOP,
        "pause_grounds": frozenset(ground.code for ground in law.pause_grounds_on(on)),
        "reasons": {
            act.value: frozenset(reason.code for word in words for reason in law.act_reasons_on(word, on))
            for act, words in REASON_LISTS.items()
        }
        | {"supplement_breach": frozenset(r.code for r in law.act_reasons_on("supplement_breach", on))},
    }
