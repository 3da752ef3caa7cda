"""What the papers of a dossier have in common: letterhead, people, places, and the dossier as an event left it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from motcua.capabilities.statutory_forms.values import Letterhead, Person, Traced
from motcua.capabilities.statutory_forms.wording import place_and_day
from motcua.common.moments import day_of
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.organisation.domain import AgencyView, OfficerView
from motcua.operations.dossiers.domain.life import Life, rebuild
from motcua.operations.dossiers.models import Person as Named
from motcua.operations.dossiers.queries.detail import Detail, Told

if TYPE_CHECKING:
    from motcua.capabilities.statutory_forms.models import IssuedPaper

#: The words before a place's own name.
_KINDS_OF_PLACES = ("thị trấn", "thành phố", "xã", "phường", "huyện", "quận", "thị xã", "tỉnh", "đặc khu")


@dataclass(frozen=True)
class Sheet:
    """One paper of a dossier: what was issued, about which event, and where its QR code leads."""

    detail: Detail
    paper: IssuedPaper
    #: The address of this installation, without a slash at its end.
    address: str

    @property
    def told(self) -> Told:
        """The event that the paper documents."""
        return next(told for told in self.detail.events if told.number == self.paper.event)

    @property
    def day(self) -> date:
        """The paper's own day."""
        return day_of(self.paper.issued_at)

    @property
    def issuer(self) -> AgencyView:
        """The agency that issues it."""
        return organisation.agency_by_id(self.paper.agency_id)

    @cached_property
    def before(self) -> Life:
        """The dossier as it stood before the event."""
        return self._life(self.paper.event - 1)

    @cached_property
    def after(self) -> Life:
        """The dossier as the event left it."""
        return self._life(self.paper.event)

    @property
    def applicant(self) -> Person:
        """Whose dossier it is."""
        return person(self.detail.dossier.applicant)

    @property
    def submitter_name(self) -> str:
        """Who stands at the counter: the applicant, or who acts for the applicant."""
        dossier = self.detail.dossier
        return (dossier.submitter or dossier.applicant).name

    @property
    def procedure(self) -> str:
        """The procedure, with the case where it tells cases apart."""
        case = self.detail.dossier.case
        return f"{self.detail.plan.name} ({case})" if case else self.detail.plan.name

    def of_the_office(self) -> Letterhead:
        """Return the letterhead of the one-stop office that issues the paper."""
        return office_letterhead(self.issuer, self.day, self.paper.notation)

    def of_the_agency(self) -> Letterhead:
        """Return the letterhead of the agency that issues the paper, under the one above it."""
        agency = self.issuer
        above = organisation.agency_by_id(agency.path[-2]).name if len(agency.path) > 1 else ""
        return _letterhead(above, agency.name, agency, self.day, self.paper.notation)

    def traced(self) -> Traced:
        """Return the dossier's code, empty while it had none, and what the QR code opens."""
        dossier = self.detail.dossier
        name = self.after.code or dossier.reference
        return Traced(dossier_code=self.after.code, tracking_url=f"{self.address}/t/{name}")

    def _life(self, number: int) -> Life:
        return rebuild([told.content for told in self.detail.events if told.number <= number])


def office_letterhead(agency: AgencyView, day: date, notation: str) -> Letterhead:
    """Return the letterhead of an agency's one-stop office."""
    return _letterhead(agency.name, law.office_mark_on(day).name, agency, day, notation)


def office_of(agency: AgencyView, day: date) -> str:
    """Return the one-stop office within a sentence: «Trung tâm Phục vụ hành chính công xã Nhơn Trạch»."""
    return f"{law.office_mark_on(day).name} {agency.short_name}"


def place_of(agency: AgencyView) -> str:
    """Return where the agency sits: «Nhơn Trạch»."""
    for kind in _KINDS_OF_PLACES:
        if agency.short_name.startswith(f"{kind} "):
            return agency.short_name.removeprefix(f"{kind} ")
    return agency.short_name


def head_of(agency: AgencyView, day: date) -> OfficerView | None:
    """Return who heads the agency on the day: the chairman, or whoever leads in the chairman's place."""
    leaders = [
        officer
        for unit in organisation.units_of(agency.id)
        if unit.kind == "leadership"
        for officer in organisation.officers_in(unit.id, day)
        if officer.role == "leader"
    ]
    return next((one for one in leaders if one.title.startswith("Chủ tịch")), next(iter(leaders), None))


def person(named: Named) -> Person:
    """Return a person as a form names it."""
    return Person(
        name=named.name,
        id_number=named.id_number,
        address=named.address,
        phone=named.phone,
        email=named.email,
    )


def _letterhead(above: str, name: str, agency: AgencyView, day: date, notation: str) -> Letterhead:
    return Letterhead(
        office_parent=above.upper(),
        office_name=name.upper(),
        notation=notation,
        place_and_day=place_and_day(place_of(agency), day),
        issued_on=day.isoformat(),
    )
