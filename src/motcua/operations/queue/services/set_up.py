"""Setting the hall up: services, priorities, counters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TypeVar

from motcua.common.refusals import NotFound
from motcua.common.text import clean
from motcua.common.transactions import writing
from motcua.common.versions import bump
from motcua.operations.queue.domain.refusals import NumberTaken, PrefixTaken, ServiceOfAnother
from motcua.operations.queue.models import Counter, Priority, Service
from motcua.operations.queue.queries.plan import VERSION

Row = TypeVar("Row", Service, Priority, Counter)


@dataclass(frozen=True, slots=True)
class ServiceData:
    """A service as it is set up."""

    prefix: str
    name: str
    name_en: str = ""
    procedure_fields: tuple[str, ...] = ()
    ahead: int = 0
    usual_minutes: int = 10
    position: int = 0
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class PriorityData:
    """A priority as it is set up."""

    label: str
    label_en: str = ""
    ahead: int = 60
    basis: str = ""
    position: int = 0
    is_offered: bool = True


@dataclass(frozen=True, slots=True)
class CounterData:
    """A counter as it is set up; `services` are keys."""

    number: int
    services: tuple[int, ...] = ()
    is_used: bool = True


def keep_service(agency_id: int, data: ServiceData, *, key: int | None = None) -> Service:
    """Set up a service of the office, or change the one with the key."""
    with writing():
        taken = Service.objects.filter(agency_id=agency_id, prefix=data.prefix).exclude(pk=key or 0).first()
        if taken is not None:
            raise PrefixTaken(prefix=data.prefix, name=taken.name)
        row = Service(agency_id=agency_id) if key is None else _own(Service, agency_id, key)
        fields = [
            clean(one, label="Lĩnh vực", limit=200, field="procedure_fields") for one in data.procedure_fields
        ]
        _fill(row, asdict(data) | {"procedure_fields": fields})
        return row


def keep_priority(agency_id: int, data: PriorityData, *, key: int | None = None) -> Priority:
    """Set up a priority of the office, or change the one with the key."""
    with writing():
        row = Priority(agency_id=agency_id) if key is None else _own(Priority, agency_id, key)
        _fill(row, asdict(data))
        return row


def keep_counter(agency_id: int, data: CounterData, *, key: int | None = None) -> Counter:
    """Set up a counter of the office, or change the one with the key."""
    with writing():
        if Counter.objects.filter(agency_id=agency_id, number=data.number).exclude(pk=key or 0).exists():
            raise NumberTaken(number=data.number)
        services = _services(agency_id, data.services)
        row = Counter(agency_id=agency_id) if key is None else _own(Counter, agency_id, key)
        _fill(row, {"number": data.number, "is_used": data.is_used})
        row.services.set(services)
        return row


def _services(agency_id: int, keys: Iterable[int]) -> list[Service]:
    wanted = set(keys)
    found = list(Service.objects.filter(agency_id=agency_id, pk__in=wanted))
    if len(found) != len(wanted):
        raise ServiceOfAnother
    return found


def _own(kind: type[Row], agency_id: int, key: int) -> Row:
    row = kind._default_manager.filter(pk=key, agency_id=agency_id).first()
    if row is None:
        raise NotFound
    return row


def _fill(row: Service | Priority | Counter, values: dict[str, object]) -> None:
    for name, value in values.items():
        if isinstance(value, str):
            # What the form's field allows for length was checked there; what nobody can see is refused here.
            value = clean(value, label="Nội dung", limit=200, field=name)
        setattr(row, name, value)
    row.save()
    bump(VERSION)
