"""Bringing a file in: twice is the same as once, a change opens a version, and every row left out is told."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from motcua.foundation.catalogue.domain.drafts import Surroundings, understand, with_assumed_duration
from motcua.foundation.catalogue.domain.rows import Place
from motcua.foundation.catalogue.models import ProcedureVersion
from motcua.foundation.catalogue.queries import find_version, version_in_force, versions_in_force
from motcua.foundation.catalogue.queries.fees import fee_words
from motcua.foundation.catalogue.services.bring_in import bring_in
from motcua.foundation.catalogue.services.keep import keep_versions
from motcua.foundation.catalogue.services.sources import DATA, SourceUnreadable, read_source
from motcua.foundation.catalogue.tests.domain.rows import CELLS, channel, make_row

pytestmark = pytest.mark.django_db
FIRST, LATER = date(2025, 7, 1), date(2026, 3, 2)


def write_table(folder, *rows):
    path = folder / "procedures.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(CELLS))
        writer.writeheader()
        writer.writerows(CELLS | row for row in rows)
    return path


def test_a_row_becomes_a_version_in_force_from_the_day(tmp_path):
    report = bring_in(write_table(tmp_path, {}), on=FIRST)

    plan = version_in_force("1.001193", level="commune", on=FIRST)

    assert (report.rows, report.kept.new, report.lines) == (1, 1, ())
    assert (plan.name, plan.field) == ("Thủ tục đăng ký khai sinh", "Hộ tịch")
    assert plan.duration_for("direct").text == "3 ngày làm việc"
    assert len(plan.steps) == 7


def test_the_second_time_changes_nothing_even_on_another_day(tmp_path):
    path = write_table(tmp_path, {})
    bring_in(path, on=FIRST)

    report = bring_in(path, on=LATER)

    assert (report.kept.new, report.kept.changed, report.kept.unchanged) == (0, 0, 1)
    assert ProcedureVersion.objects.count() == 1


def test_a_changed_row_closes_the_old_version_and_opens_a_new_one(tmp_path):
    bring_in(write_table(tmp_path, {}), on=FIRST)

    report = bring_in(write_table(tmp_path, {"processing_time": "2"}), on=LATER)

    assert report.kept.changed == 1
    old, new = (find_version("1.001193", level="commune", on=day) for day in (date(2026, 3, 1), LATER))
    assert (old.valid_until, old.durations[0].text) == (LATER, "3 ngày làm việc")
    assert (new.valid_from, new.durations[0].text) == (LATER, "2 ngày làm việc")


def test_a_row_changed_on_the_same_day_corrects_the_version_of_that_day(tmp_path):
    bring_in(write_table(tmp_path, {}), on=FIRST)
    before = version_in_force("1.001193", level="commune", on=FIRST)

    bring_in(write_table(tmp_path, {"processing_time": "2"}), on=FIRST)

    after = version_in_force("1.001193", level="commune", on=FIRST)
    assert (after.id, after.durations[0].text) == (before.id, "2 ngày làm việc")


def test_a_day_before_the_present_version_is_refused_for_that_row(tmp_path):
    bring_in(write_table(tmp_path, {}), on=LATER)

    report = bring_in(write_table(tmp_path, {"processing_time": "2"}), on=FIRST)

    assert [line.why for line in report.not_taken] == [
        "Danh mục đã có phiên bản có hiệu lực từ 02/03/2026, sau ngày 01/07/2025."
    ]
    assert ProcedureVersion.objects.count() == 1


def test_every_row_that_is_not_taken_is_told_with_its_line(tmp_path):
    path = write_table(
        tmp_path,
        {},
        {},
        {"code": ""},
        {"code": "1.000001", "one_stop": "no"},
        {"code": "1.000002", "processing_unit": "tuần"},
    )

    report = bring_in(path, on=FIRST)

    assert [(line.line, line.code) for line in report.not_taken] == [
        (3, "1.001193"),
        (4, ""),
        (5, "1.000001"),
        (6, "1.000002"),
    ]
    assert report.not_taken[0].why == "Mã 1.001193 đã có ở dòng 2."
    assert report.kept.new == 1


def test_300_kilobytes_in_a_name_leave_out_that_row_alone(tmp_path):
    report = bring_in(write_table(tmp_path, {}, {"code": "1.000001", "name": "Cấp " * 75_000}), on=FIRST)

    assert report.kept.new == 1
    assert report.not_taken[0].why.startswith("Tên thủ tục dài tối đa 2000 ký tự")
    assert len(report.not_taken[0].name) == 200


def test_a_version_without_a_readable_duration_is_kept_and_says_why(tmp_path):
    path = write_table(tmp_path, {"processing_time": "5", "processing_unit": "khác"})

    report = bring_in(path, on=FIRST)

    plan = find_version("1.001193", level="commune", on=FIRST)
    assert not plan.receivable
    assert plan.why_not == "nguồn chỉ in «5 khác», không đọc được đơn vị thời hạn."
    assert [line.outcome for line in report.lines] == ["not_receivable"]


def test_a_procedure_of_two_levels_has_a_version_at_each(tmp_path):
    path = write_table(tmp_path, {"levels_2026": "xã;tỉnh"})

    bring_in(path, on=FIRST)

    assert [len(versions_in_force(level, FIRST)) for level in ("commune", "district", "province")] == [
        1,
        0,
        1,
    ]


def test_details_beside_the_table_bring_papers_channels_and_steps(tmp_path):
    path = write_table(tmp_path, {})
    details = [
        {
            "code": "1.001193",
            "documents": [{"name": "Tờ khai theo mẫu", "originals": 1, "copies": 0}],
            "channels": [
                {"channel": "truc_tuyen", "time": "2", "unit": "ngày làm việc"},
                {"channel": "truc_tiep", "time": "3", "unit": "ngày làm việc"},
            ],
        }
    ]
    (tmp_path / "procedure_components.json").write_text(json.dumps(details), encoding="utf-8")

    bring_in(path, on=FIRST)

    plan = version_in_force("1.001193", level="commune", on=FIRST)
    assert [paper.name for paper in plan.obligatory] == ["Tờ khai theo mẫu"]
    assert plan.duration_for("online").text == "2 ngày làm việc"


def test_a_folder_and_the_details_file_bring_the_same(tmp_path):
    write_table(tmp_path, {})
    details = tmp_path / "procedure_components.json"
    details.write_text(json.dumps([{"code": "1.001193", "documents": []}]), encoding="utf-8")
    bring_in(tmp_path, on=FIRST)

    assert bring_in(details, on=FIRST).kept.unchanged == 1


def test_details_that_lie_alone_are_joined_to_the_packaged_table(tmp_path):
    details = [
        {"code": code, "name": name, "field": "Hộ tịch", "level": "xã", "documents": [], "channels": []}
        for code, name in (("1.001193", "Đăng ký khai sinh"), ("1.005739", "Cấp điện qua lưới điện trung áp"))
    ]
    path = tmp_path / "procedure_components.json"
    path.write_text(json.dumps(details), encoding="utf-8")

    report = bring_in(path, on=FIRST)

    assert find_version("1.001193", level="commune", on=FIRST).name == "Đăng ký khai sinh"
    assert [line.why[:34] for line in report.not_taken] == ["Thủ tục do một tỉnh tự công bố; ng"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("procedures.csv", b"name,field\nx,y\n", "tiêu đề thiếu cột"),
        ("procedures.csv", b"code,name,field\n\xff\xfe", "không phải là bảng CSV viết bằng UTF-8"),
        ("procedure_components.json", b"{}", "cần một danh sách thủ tục"),
        ("procedure_components.json", b'[{"code": "1.001193", "branches": []}]', "cần một danh sách thủ tục"),
        ("procedure_components.json", b'[{"documents": ["x"]}]', "cần một danh sách thủ tục"),
        ("procedure_components.json", b"[" * 100_000, "không phải là JSON"),
        ("procedure_components.json", b"[" + b"9" * 5000 + b"]", "không phải là JSON"),
        ("procedure_components.json", b"[", "không phải là JSON viết bằng UTF-8"),
    ],
)
def test_a_file_that_is_no_source_is_refused_whole(tmp_path, name, content, why):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(SourceUnreadable, match=why):
        bring_in(path, on=FIRST)

    assert ProcedureVersion.objects.count() == 0


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SourceUnreadable, match="không có tệp này"):
        read_source(tmp_path / "nothing.csv")


def test_an_assumed_duration_stays_until_a_source_gives_one(tmp_path):
    from_source = write_table(tmp_path, {"processing_time": "5", "processing_unit": "khác"})
    bring_in(from_source, on=FIRST)
    draft = understand(
        make_row(processing_time="5", processing_unit="khác"), "commune", FIRST, Surroundings()
    )
    keep_versions([with_assumed_duration(draft, "5 ngày làm việc", "Giả định.")])

    report = bring_in(from_source, on=LATER)

    assert [line.outcome for line in report.lines] == ["assumed"]
    assert (report.kept.changed, report.kept.unchanged) == (0, 1)
    assert version_in_force("1.001193", level="commune", on=LATER).durations[0].assumed


def test_a_counters_fee_in_a_few_words_leaves_the_embassies_dollars_out(tmp_path):
    fees = [("2000 VNĐ (/trang)", "2.000 đồng/trang"), ("10 VNĐ (/bản)", "Tại cơ quan đại diện: 10 USD/bản.")]
    channels = [channel("truc_tiep", "3", "ngày làm việc", note, fee=fee) for fee, note in fees]
    details = [{"code": "1.001193", "channels": channels}]
    (tmp_path / "procedure_components.json").write_text(json.dumps(details), encoding="utf-8")
    bring_in(write_table(tmp_path, {}), on=FIRST)
    version = version_in_force("1.001193", level="commune", on=FIRST).id

    assert fee_words([version], channel="direct") == {version: "2.000 đồng/trang"}
    assert fee_words([version]) == {}


def test_the_packaged_data_bring_393_procedures_and_tell_of_the_others():
    report = bring_in(DATA, on=FIRST, place=Place(levels=("commune",)))

    assert (report.rows, report.kept.new, len(report.not_taken)) == (1020, 393, 627)
    assert version_in_force("2.000815", level="commune", on=FIRST).durations[0].text == "trong ngày"
    assert version_in_force("1.001193", level="commune", on=FIRST).durations[0].text == "trong ngày"
    assert version_in_force("2.001019", level="commune", on=FIRST).durations[0].text == "2 ngày làm việc"
    assert not find_version("1.000280", level="commune", on=FIRST).receivable
