"""What a linked procedure means at an office on a day: who resolves each part, and in which version."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from motcua.common.moments import day_of
from motcua.foundation.catalogue import queries as catalogue
from motcua.foundation.catalogue.domain import LEVELS, VersionPlan
from motcua.foundation.catalogue.domain.links import LinkPlan, LinkUnknown, PartPlan
from motcua.foundation.catalogue.queries.links import link_in_force
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView
from motcua.operations.dossiers.domain.linked import NobodyResolves, chosen_parts
from motcua.operations.dossiers.models import LinkedCase, LinkedPart


@dataclass(frozen=True, slots=True)
class Ground:
    """The parts of a link as they are handed in at an office: plans and agencies by the part's number."""

    link: LinkPlan
    office: AgencyView
    parts: tuple[PartPlan, ...]
    plans: dict[int, VersionPlan]
    agencies: dict[int, AgencyView]


@dataclass(frozen=True, slots=True)
class Restart:
    """A waiting part on the day it begins: the law and the agencies may be others than when it was handed in."""

    part: PartPlan
    plan: VersionPlan
    office: AgencyView
    agency: AgencyView


def ground_of(key: str, office_code: str, wanted: Collection[int] | None, on: date) -> Ground:
    """Return who resolves which part, in the versions of the day; raises the refusal of what is not possible."""
    link = link_in_force(key, on)
    office = organisation.agency_by_code(office_code, on=on)
    parts = chosen_parts(link, wanted, names_of(link, on))
    agencies = {part.number: resolver_of(part, office, on) for part in parts}
    plans = {
        part.number: catalogue.version_in_force(part.procedure, level=agencies[part.number].level, on=on)
        for part in parts
    }
    return Ground(link, office, parts, plans, agencies)


def names_of(link: LinkPlan, on: date) -> dict[int, str]:
    """Return the names of the link's procedures by the parts' numbers; the code where the catalogue has none."""
    return {part.number: name_of(part.procedure, on) for part in link.parts}


def name_of(procedure: str, on: date) -> str:
    """Return the procedure's name on the day at the nearest level that resolves it; its code where there is none."""
    level = next(iter(catalogue.levels_in_force(procedure, on)), None)
    return catalogue.find_version(procedure, level=level, on=on).name if level else procedure


def resolver_of(part: PartPlan, office: AgencyView, on: date) -> AgencyView:
    """Return the agency that resolves the part for what is handed in at the office."""
    found: AgencyView | None = None
    if part.agency == "same":
        found = office
    elif part.agency in LEVELS:
        above = organisation.area_of(office, part.agency)
        found = None if above is None else organisation.agency_by_id(above)
    elif "." in part.agency or part.agency[-1:].isdigit():
        found = organisation.agency_by_code(part.agency, on=on)
    else:
        found = organisation.serving(part.agency, office.id, on)
    if found is None or not found.in_force(on):
        raise NobodyResolves(number=part.number, office=office.name)
    return found


def restart_of(case: LinkedCase, row: LinkedPart, on: date) -> Restart:
    """Return the part as it begins on the day: by today's data of the link where it still has the procedure."""
    office = organisation.agency_by_id(case.office_id)
    office = organisation.in_force_or_after(office, on) or office
    part = _part_on(case, row, on)
    agency = organisation.agency_by_id(row.agency_id)
    if not agency.in_force(on):
        agency = resolver_of(part, office, on)
    plan = catalogue.version_in_force(row.procedure, level=agency.level, on=on)
    return Restart(part, plan, office, agency)


def link_of(case: LinkedCase) -> LinkPlan | None:
    """Return the link by which the case was received; None when the data no longer know it."""
    try:
        return link_in_force(case.link, day_of(case.begun_at))
    except LinkUnknown:
        return None


def part_plan_of(row: LinkedPart) -> PartPlan:
    """Return what the data said of the part on the day on which it was handed in."""
    return _part_on(row.case, row, day_of(row.case.begun_at))


def _part_on(case: LinkedCase, row: LinkedPart, on: date) -> PartPlan:
    for day in (on, day_of(case.begun_at)):
        try:
            link = link_in_force(case.link, day)
        except LinkUnknown:
            continue
        for part in link.parts:
            if part.procedure == row.procedure:
                return part
    return PartPlan(row.number, row.procedure, "same", row.after)
