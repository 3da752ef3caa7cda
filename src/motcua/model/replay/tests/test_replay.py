"""Whatever a spec says comes out exactly, by the exported list and by the report; and nothing comes out twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files

import pytest
from django.db import transaction

from motcua.common.moments import HANOI, day_of, end_of_day, parse_moment
from motcua.insight.reports.domain.asked import span_of
from motcua.insight.reports.queries import ii06
from motcua.model.models import Replay
from motcua.model.replay import batches, run
from motcua.model.replay.plan import Plan
from motcua.model.replay.refusals import Interrupted, NameTaken, SpecOutOfReach
from motcua.model.replay.story import Teller
from motcua.model.replay.tests.shapes import (
    NOW,
    SHAPES,
    counted,
    exported,
    group,
    parsed,
    replayed,
    spec_of,
)
from motcua.operations.dossiers.domain.traces import retell
from motcua.operations.dossiers.models import Dossier, DossierEvent, PromiseSpan, StepRun
from motcua.operations.dossiers.services import history
from motcua.operations.dossiers.services.act import as_life
from motcua.operations.dossiers.services.keeping import run_columns, span_columns

pytestmark = [pytest.mark.usefixtures("model"), pytest.mark.django_db]
QUARTER = SHAPES["one commune quarter"]
SMALL = spec_of("small", "2022-06-15", "2022-07-15", group("commune", 3, 47, 46, 2, 2), settle=True)
WAITS = ("pause", "request_supplement", "request_payment")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_figures_of_a_spec_come_out_exactly(shape: str) -> None:
    spec = parsed(SHAPES[shape])

    replayed(SHAPES[shape])

    rows = exported(spec.end)
    for wanted in spec.groups:
        found = counted(rows, spec, wanted.level)
        assert {key: found[key] for key in ("carried_over", "received", "on_time", "late", "not_yet_due")} == {
            "carried_over": wanted.carried_over, "received": wanted.received, "on_time": wanted.on_time,
            "late": wanted.late, "not_yet_due": wanted.not_yet_due,
        }  # fmt: skip
        assert found["online"] == +Counter(wanted.online)
        assert {level: found["received_for"][level] for level in wanted.received_for} == wanted.received_for


@pytest.mark.parametrize("shape", ["one commune quarter", "both levels, offered levels fixed", "across Tết"])
def test_the_report_counts_what_the_exported_list_counts(shape: str) -> None:
    spec = parsed(SHAPES[shape])

    replayed(SHAPES[shape])

    for wanted in spec.groups:
        row = ii06(span_of(spec.start, spec.end), level=wanted.level).total
        assert row["carried_over"] == wanted.carried_over
        assert row["received_online"] == sum(wanted.online.values())
        assert row["received_total"] == wanted.total
        assert row["solved_early"] + row["solved_on_time"] == wanted.on_time
        assert row["solved_late"] + row["pending_late"] == wanted.late
        assert row["pending_within"] == wanted.not_yet_due


def test_the_same_spec_makes_the_same_dossiers() -> None:
    told = []
    for _ in range(2):
        point = transaction.savepoint()
        replayed(SMALL)
        told.append(list(DossierEvent.objects.order_by("dossier", "number").values_list("hash", flat=True)))
        transaction.savepoint_rollback(point)

    assert told[0] == told[1] and len(told[0]) > 200


def test_another_seed_makes_other_dossiers() -> None:
    replayed(SMALL)
    first = exported()
    replayed(SMALL.replace('"small"', '"other"').replace('"seed": 1', '"seed": 2'))

    assert not {row["received_at"] for row in first} >= {
        row["received_at"] for row in exported()[len(first) :]
    }


def test_the_same_name_again_changes_nothing() -> None:
    replayed(SMALL)
    before = Dossier.objects.count()

    assert replayed(SMALL, NOW + timedelta(days=3)).made == 0
    assert Dossier.objects.count() == before


def test_the_same_name_with_other_content_is_refused() -> None:
    replayed(SMALL)

    with pytest.raises(NameTaken):
        replayed(SMALL.replace('"seed": 1', '"seed": 2'))


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a batch be small, so that a small spec has several."""
    monkeypatch.setattr(batches, "_BATCH", 20)


@pytest.mark.usefixtures("small_batches")
def test_a_replay_that_broke_off_goes_on_where_it_stopped() -> None:
    def fall(made: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.replay(parsed(SMALL), now=NOW, progress=fall)
    assert Dossier.objects.count() == 20

    assert replayed(SMALL, NOW + timedelta(hours=1)).made == 30
    assert counted(exported(date(2022, 7, 15)), parsed(SMALL), "commune")["on_time"] == 46


@pytest.mark.usefixtures("small_batches")
def test_what_is_received_in_between_takes_its_number_and_the_batch_is_told_anew() -> None:
    """Between telling and keeping a batch somebody takes a number of one of its days."""
    told, tell = [], batches._tell

    def meanwhile(plan: Plan, teller: Teller, first: int, coming: dict[batches.Key, int]) -> batches.Batch:
        batch = tell(plan, teller, first, coming)
        told.append(first)
        if told == [0, 20]:
            identifier, day = next(iter(batch.last))
            history.raise_counters({(identifier, day): batch.given.get((identifier, day), 0) + 5})
        return batch

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batches, "_tell", meanwhile)
        replayed(SMALL)

    assert told == [0, 20, 40, 20, 40]
    assert Dossier.objects.count() == 50
    assert Dossier.objects.values("code").distinct().count() == 50


@pytest.mark.usefixtures("small_batches")
def test_what_broke_off_under_another_catalogue_is_not_taken_up() -> None:
    with pytest.raises(KeyboardInterrupt):
        run.replay(
            parsed(SMALL), now=NOW, progress=lambda made, total: (_ for _ in ()).throw(KeyboardInterrupt)
        )
    Replay.objects.update(plan="another")

    with pytest.raises(Interrupted):
        replayed(SMALL)


def test_act_by_act_through_the_services_the_same_figures_come_out() -> None:
    replayed(SMALL, live=True)

    found = counted(exported(date(2022, 7, 15)), parsed(SMALL), "commune")
    assert (found["carried_over"], found["received"]) == (3, 47)
    assert (found["on_time"], found["late"], found["not_yet_due"]) == (46, 2, 2)


def test_act_by_act_the_same_acts_happen_as_in_batches() -> None:
    acts = []
    for live in (False, True):
        point = transaction.savepoint()
        replayed(SMALL, live=live)
        acts.append(
            list(
                DossierEvent.objects.order_by("dossier", "number").values_list(
                    "act", "at", "officer", "after"
                )
            )
        )
        transaction.savepoint_rollback(point)

    assert acts[0] == acts[1]


def test_codes_of_an_office_and_day_run_without_gaps_in_the_order_of_reception() -> None:
    replayed(QUARTER)

    last: dict[str, int] = {}
    for code in Dossier.objects.order_by("received_at", "pk").values_list("code", flat=True):
        key, _, number = (code or "").rpartition("-")
        assert int(number) == last.get(key, 0) + 1
        last[key] = int(number)


def test_at_most_a_fifth_waits_and_fields_and_offices_are_many() -> None:
    replayed(QUARTER)

    waited = DossierEvent.objects.filter(act__in=WAITS).values("dossier").distinct().count()
    assert 0 < waited <= Dossier.objects.count() / 5
    assert Dossier.objects.values("procedure_field").distinct().count() >= 8
    assert Dossier.objects.values("agency").distinct().count() == 12


def test_a_small_spec_has_eight_fields_too() -> None:
    replayed(spec_of("few", "2022-06-15", "2022-07-15", group("commune", 0, 30, 30, 0, 0)))

    assert Dossier.objects.values("procedure_field").distinct().count() >= 8


def test_left_as_it_stands_nothing_happens_after_the_last_day() -> None:
    replayed(SHAPES["both levels, offered levels fixed"])

    assert not DossierEvent.objects.filter(at__gte=end_of_day(date(2023, 6, 14))).exists()
    assert Dossier.objects.filter(finished_at__isnull=True).count() >= 60


def test_settled_everything_comes_to_its_end_but_never_after_now() -> None:
    now = datetime(2022, 9, 30, 12, tzinfo=HANOI)
    replayed(QUARTER, now)

    events = DossierEvent.objects.filter(at__gte=end_of_day(date(2022, 9, 16)))
    assert events.exists() and not events.filter(at__gt=now).exists()


def test_up_to_now_means_not_a_moment_later() -> None:
    replayed(SHAPES["the last weeks, up to now"])

    assert not DossierEvent.objects.filter(at__gt=NOW).exists()
    due = [
        day_of(at)
        for at in Dossier.objects.filter(finished_at__isnull=True).values_list("due_at", flat=True)
        if at
    ]
    assert due.count(NOW.date()) >= 3


@pytest.mark.parametrize(
    "at", ["2026-02-17T10:00", "2026-09-13T23:00", "2026-09-14T06:30", "2027-01-04T08:00"]
)
def test_the_packaged_spec_of_today_works_on_any_day(at: str) -> None:
    text = files("motcua.model").joinpath("specs/today.json").read_text(encoding="utf-8")
    now = parse_moment(at)

    assert replayed(text, now).made == 600
    found = counted(exported(now.date()), parsed(text, now), "commune")
    assert (found["on_time"], found["late"], found["not_yet_due"]) == (531, 17, 52)


@pytest.mark.parametrize(
    ("start", "end", "groups", "says"),
    [
        ("2025-06-01", "2025-07-15", [group("commune", 0, 10, 10, 0, 0)], "không có bộ phận một cửa cấp xã"),
        ("2026-01-05", "2026-02-05", [group("district", 0, 10, 10, 0, 0)], "không có bộ phận một cửa cấp huyện"),
        ("2022-08-26", "2022-08-26", [group("commune", 0, 10, 0, 10, 0)], "chỉ 0 hồ sơ có thể trễ hạn"),
        ("2022-08-27", "2022-08-28", [group("commune", 0, 10, 10, 0, 0)], "không có ngày làm việc"),
        ("2021-01-01", "2021-03-01", [group("commune", 5, 10, 15, 0, 0)], "kỳ trước chuyển sang"),
        ("2019-03-01", "2019-04-01", [group("commune", 0, 10, 10, 0, 0)], "không có bộ phận một cửa"),
    ],
)  # fmt: skip
def test_what_the_model_has_no_way_to_is_refused_and_nothing_is_written(
    start: str, end: str, groups: list[dict[str, object]], says: str
) -> None:
    with pytest.raises(SpecOutOfReach, match=says):
        replayed(spec_of("no", start, end, *groups))

    assert not Dossier.objects.exists() and not Replay.objects.exists()


@pytest.fixture
def three_thousand() -> Iterator[None]:
    """Replay three thousand dossiers of both levels."""
    replayed(
        spec_of(
            "many", "2022-06-15", "2022-09-16",
            group("commune", 40, 2160, 2100, 50, 50, online={"3": 49, "4": 178}),
            group("district", 90, 710, 640, 20, 140, online={"3": 10, "4": 70}), settle=True,
        )
    )  # fmt: skip
    yield


@pytest.mark.usefixtures("three_thousand")
def test_every_dossier_is_told_again_by_its_events() -> None:
    runs: dict[int, list[dict[str, object]]] = {}
    for row in StepRun.objects.order_by("dossier", "run"):
        runs.setdefault(row.dossier_id, []).append(_columns(row))
    spans: dict[int, list[dict[str, object]]] = {}
    for span in PromiseSpan.objects.order_by("dossier", "pk"):
        spans.setdefault(span.dossier_id, []).append(_columns(span))
    texts: dict[int, list[str]] = {}
    for pk, text in DossierEvent.objects.order_by("dossier", "number").values_list("dossier_id", "text"):
        texts.setdefault(pk, []).append(text)

    dossiers = list(Dossier.objects.order_by("pk"))

    assert len(dossiers) == 3000
    for dossier in dossiers:
        trace = retell((json.loads(text), text) for text in texts[dossier.pk])
        assert trace.life == as_life(dossier)
        assert [run_columns(dossier.pk, told) for told in trace.runs] == runs[dossier.pk]
        assert [span_columns(dossier.pk, told) for told in trace.spans] == spans.get(dossier.pk, [])


def _columns(row: StepRun | PromiseSpan) -> dict[str, object]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}
