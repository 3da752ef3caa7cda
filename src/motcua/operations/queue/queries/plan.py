"""What offices offer in their halls: built once in each process, anew when it was changed."""

from __future__ import annotations

from collections import defaultdict

from motcua.common.versions import Snapshot
from motcua.operations.queue.domain.plan import CounterView, Plan, PriorityView, ServiceView
from motcua.operations.queue.models import Counter, Priority, Service

#: The version name that whoever changes services, priorities or counters bumps.
VERSION = "queue"

_EMPTY = Plan()


def plan_of(agency_id: int) -> Plan:
    """Return what the office offers; an empty plan where nothing was set up."""
    return _plans.get().get(agency_id, _EMPTY)


def agencies_with_hall() -> frozenset[int]:
    """Return the agencies that have at least one counter in use."""
    return frozenset(agency for agency, plan in _plans.get().items() if plan.used)


def counter_by_id(counter_id: int) -> CounterView:
    """Return the counter with the key."""
    return next(plan.counters[counter_id] for plan in _plans.get().values() if counter_id in plan.counters)


def _build() -> dict[int, Plan]:
    services: dict[int, dict[int, ServiceView]] = defaultdict(dict)
    priorities: dict[int, dict[int, PriorityView]] = defaultdict(dict)
    counters: dict[int, dict[int, CounterView]] = defaultdict(dict)
    for row in Service.objects.order_by("position", "prefix"):
        services[row.agency_id][row.pk] = ServiceView(
            row.pk, row.agency_id, row.prefix, row.name, row.name_en, tuple(row.procedure_fields),
            row.ahead, row.usual_minutes, row.is_offered,
        )  # fmt: skip
    for one in Priority.objects.order_by("position", "pk"):
        priorities[one.agency_id][one.pk] = PriorityView(
            one.pk, one.agency_id, one.label, one.label_en, one.ahead, one.basis, one.is_offered
        )
    for counter in Counter.objects.order_by("number").prefetch_related("services"):
        done = frozenset(service.pk for service in counter.services.all())
        counters[counter.agency_id][counter.pk] = CounterView(
            counter.pk, counter.agency_id, counter.number, done, counter.is_used
        )
    return {
        agency: Plan(services.get(agency, {}), priorities.get(agency, {}), counters.get(agency, {}))
        for agency in {*services, *priorities, *counters}
    }


_plans: Snapshot[dict[int, Plan]] = Snapshot(VERSION, _build)
