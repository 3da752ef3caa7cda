"""`motcua catalogue import` says what it did, writes its report, and answers wrong files with one line."""

from __future__ import annotations

import csv
import json

import pytest

from motcua.config import console
from motcua.foundation.catalogue.models import ProcedureVersion

pytestmark = pytest.mark.django_db
HEADER = "code,name,field,levels_2026,scope,one_stop,processing_time,processing_unit\n"
BIRTH = "1.001193,Đăng ký khai sinh,Hộ tịch,xã,national,yes,3,ngày làm việc\n"
BROKEN = "1.000001,Thuế,Thuế,xã,national,no,3,ngày làm việc\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "procedures.csv"
    path.write_text(HEADER + BIRTH + BROKEN, encoding="utf-8")
    return path


def test_it_tells_people_what_was_taken_and_what_not(capsys, table):
    code = console.main(["catalogue", "import", str(table), "--on", "2025-07-01"])

    out = capsys.readouterr().out
    assert code == 0
    assert out.startswith("Đọc 2 dòng: 1 phiên bản mới, 0 đổi, 0 giữ nguyên.\nKhông nạp 1 dòng;")
    assert "dòng 3 1.000001: Thủ tục của ngành dọc" in out


def test_it_tells_machines_the_same_and_repeats_without_change(capsys, table):
    console.main(["catalogue", "import", str(table), "--on", "2025-07-01"])
    capsys.readouterr()

    console.main(["catalogue", "import", str(table), "--on", "2026-01-05", "--json"])

    told = json.loads(capsys.readouterr().out)
    assert (told["rows"], told["new"], told["changed"], told["unchanged"], told["not_taken"]) == (
        2,
        0,
        0,
        1,
        1,
    )


def test_the_report_has_a_line_for_every_row_left_out(capsys, table, tmp_path):
    report = tmp_path / "report.csv"

    console.main(["catalogue", "import", str(table), "--on", "2025-07-01", "--report", str(report)])

    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["line"], line["code"], line["outcome"]) for line in lines] == [
        ("3", "1.000001", "not_taken")
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nothing.csv"], "Không đọc được tệp «nothing.csv»: không có tệp này."),
        (["TABLE", "--on", "hôm nay"], "«hôm nay» không phải là ngày đúng dạng, ví dụ 2022-08-26."),
        (["TABLE", "--report", "/nowhere/report.csv"], "Không ghi được báo cáo vào «/nowhere/report.csv»."),
    ],
)
def test_what_cannot_be_done_is_one_line_and_nothing_is_written(capsys, table, arguments, words):
    code = console.main(
        ["catalogue", "import", *(str(table) if word == "TABLE" else word for word in arguments)]
    )

    assert (code, capsys.readouterr().err) == (1, f"{words}\n")
    assert ProcedureVersion.objects.count() == 0
