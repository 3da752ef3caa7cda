"""What an office offers in its hall, as plain values: services, priorities, counters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ServiceView:
    """Something people come for; `ahead` minutes count as if its tickets had been taken that much earlier."""

    id: int
    agency_id: int
    prefix: str
    name: str
    name_en: str
    procedure_fields: tuple[str, ...]
    ahead: int
    usual_minutes: int
    is_offered: bool

    def called(self, language: str) -> str:
        """Return the name in the language, in Vietnamese where there is no other."""
        return self.name_en if language == "en" and self.name_en else self.name


@dataclass(frozen=True, slots=True)
class PriorityView:
    """A group of people who are called earlier; `ahead` as for services."""

    id: int
    agency_id: int
    label: str
    label_en: str
    ahead: int
    basis: str
    is_offered: bool

    def called(self, language: str) -> str:
        """Return the label in the language, in Vietnamese where there is no other."""
        return self.label_en if language == "en" and self.label_en else self.label


@dataclass(frozen=True, slots=True)
class CounterView:
    """A counter with its number and the services that it does."""

    id: int
    agency_id: int
    number: int
    services: frozenset[int]
    is_used: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """All of an office's hall, in the order in which it is shown."""

    services: Mapping[int, ServiceView] = field(default_factory=dict)
    priorities: Mapping[int, PriorityView] = field(default_factory=dict)
    counters: Mapping[int, CounterView] = field(default_factory=dict)

    @property
    def offered(self) -> tuple[ServiceView, ...]:
        """The services that a kiosk offers."""
        return tuple(one for one in self.services.values() if one.is_offered)

    @property
    def given(self) -> tuple[PriorityView, ...]:
        """The priorities that a kiosk offers."""
        return tuple(one for one in self.priorities.values() if one.is_offered)

    @property
    def used(self) -> tuple[CounterView, ...]:
        """The counters at which somebody may sit."""
        return tuple(one for one in self.counters.values() if one.is_used)

    def names_of(self, services: Iterable[int]) -> str:
        """Return the names of services in the plan's order."""
        wanted = set(services)
        return ", ".join(one.name for key, one in self.services.items() if key in wanted)
