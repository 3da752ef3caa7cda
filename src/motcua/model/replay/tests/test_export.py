"""The exported list tells each dossier as its log tells it, as of any day, in both shapes."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from motcua.common.moments import end_of_day, iso
from motcua.config.commands import export_dossiers
from motcua.config.console import main
from motcua.model.replay.tests.shapes import exported, group, replayed, spec_of
from motcua.operations.dossiers.domain.states import UNREPORTED
from motcua.operations.dossiers.models import Dossier, DossierEvent
from motcua.operations.dossiers.queries.export import COLUMNS, SpanBackwards, rows_between
from motcua.operations.dossiers.queries.history import life_at

pytestmark = [pytest.mark.usefixtures("model"), pytest.mark.django_db]
SPEC = spec_of(
    "export", "2022-06-15", "2022-07-15", group("district", 10, 90, 70, 10, 20, online={"4": 9}), settle=True
)


@pytest.mark.parametrize("day", [date(2022, 6, 20), date(2022, 7, 15), date(2022, 8, 1)])
def test_a_row_is_what_the_log_tells_of_that_day(day: date) -> None:
    replayed(SPEC)

    rows = {row["code"]: row for row in exported(day)}

    end = end_of_day(day) - timedelta(microseconds=1)
    expected = {
        life.code: life
        for pk in Dossier.objects.values_list("pk", flat=True)
        if (life := life_at(pk, end)).number
    }
    assert rows.keys() == expected.keys() and rows
    for code, life in expected.items():
        row = rows[code]
        told = [life.original_due_at, life.due_at, life.finished_at, life.returned_at, life.waiting_since]
        names = ("original_due_at", "due_at", "finished_at", "returned_at", "waiting_since")
        assert [row[name] for name in names] == [iso(at) or "" for at in told], code
        assert row["status"] == life.state.code_name
        assert life.state not in UNREPORTED


def test_waiting_and_moved_promises_are_among_them() -> None:
    replayed(SPEC)

    assert DossierEvent.objects.filter(act__in=("request_supplement", "pause", "request_payment")).exists()
    assert any(row["waiting_since"] for row in exported(date(2022, 7, 15)))
    assert not any(row["waiting_since"] for row in exported())


def test_only_what_was_received_in_the_stretch_at_the_agency() -> None:
    replayed(SPEC)

    rows = list(rows_between(date(2022, 6, 20), date(2022, 6, 24)))

    days = {row[COLUMNS.index("received_at")][:10] for row in rows}
    assert days and min(days) >= "2022-06-20" and max(days) <= "2022-06-24"
    assert not list(rows_between(None, None, agency_id=0))


def test_a_stretch_that_runs_backwards_is_refused() -> None:
    with pytest.raises(SpanBackwards):
        rows_between(date(2022, 6, 24), date(2022, 6, 20))


def test_csv_and_xlsx_hold_the_same_rows(tmp_path: Path) -> None:
    replayed(SPEC)
    period = [
        "--from",
        "2022-06-15",
        "--to",
        "2022-07-15",
        "--as-of",
        "2022-07-15",
        "--agency",
        "000.00.15.H19",
    ]
    told, sheet = tmp_path / "rows.csv", tmp_path / "rows.xlsx"

    assert main(["export", "dossiers", *period, "--format", "csv", "-o", str(told)]) == 0
    assert main(["export", "dossiers", *period, "--format", "xlsx", "-o", str(sheet)]) == 0

    with told.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    cells = openpyxl.load_workbook(sheet).active.iter_rows(values_only=True)
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 91
    assert [["" if cell is None else str(cell) for cell in row] for row in cells] == rows


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--agency", "nowhere"], "Không có cơ quan nào mang mã «nowhere»"),
        (["--from", "15/6/2022"], "không phải là ngày đúng dạng"),
        (["--from", "2022-06-24", "--to", "2022-06-20"], "ở trước ngày đầu"),
        (["-o", "/nowhere/rows.csv"], "Không ghi được tệp"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "dossiers", *words]) == 1

    error = capsys.readouterr().err
    assert says in error and error.count("\n") == 1


def test_what_fails_on_the_way_spoils_no_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **values: object) -> Iterator[tuple[object, ...]]:
        yield ("a row",)
        raise OSError(28, "No space left on device")

    older = tmp_path / "rows.csv"
    older.write_text("of last week", encoding="utf-8")
    monkeypatch.setattr(export_dossiers, "rows_between", broken)

    assert main(["export", "dossiers", "-o", str(older)]) == 1

    assert older.read_text(encoding="utf-8") == "of last week"
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_a_replay_at_the_console_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "spec.json"
    path.write_text(SPEC, encoding="utf-8")

    assert main(["replay", str(path), "--progress"]) == 0
    first = capsys.readouterr()
    assert main(["replay", str(path), "--json"]) == 0
    again = capsys.readouterr()

    assert first.out == "Đã dựng 100 hồ sơ của «export».\n" and "100%" in first.err
    assert again.out == '{"name": "export", "made": 0, "total": 100}\n'


def test_a_spec_that_is_not_there_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", "/nowhere/spec.json"]) == 1

    assert capsys.readouterr().err == "Không đọc được bản mô tả «/nowhere/spec.json»: không có tệp này.\n"
