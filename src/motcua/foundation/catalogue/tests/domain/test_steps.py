"""The process: the approved one where its hours are the duration's, else the template that says it is assumed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from motcua.foundation.catalogue.domain.steps import process_for, role_of, template

PRINTED = [
    (1, "Tiếp nhận hồ sơ, lập phiếu hẹn", "Công chức TTPVHCC", 0.5),
    (2, "Phân công thụ lý", "Lãnh đạo Phòng Văn hóa - Xã hội", 0.5),
    (3, "Thụ lý giải quyết; trình lãnh đạo", "Công chức Phòng Văn hóa - Xã hội", 2.0),
    (4, "Phê duyệt kết quả", "Lãnh đạo UBND xã, phường", 1.5),
    (5, "Vào sổ văn bản", "Văn thư UBND xã, phường", 0.5),
    (6, "Trả kết quả giải quyết", "TTPVHCC các xã, phường", None),
]


def workflow(source="2776/QĐ-UBND Đồng Nai 18/11/2025", middle_role=None, total=5.0):
    steps = [
        {
            "step": n,
            "action": action,
            "role": middle_role if middle_role and n == 4 else role,
            "time": time,
            "unit": "ngày làm việc",
        }
        for n, action, role, time in PRINTED
    ]
    return {"source": source, "branches": [{"sum_of_steps": total, "unit": "ngày làm việc", "steps": steps}]}


@pytest.mark.parametrize(
    "text",
    [
        "trong ngày",
        "12 giờ",
        "1 ngày làm việc",
        "0,5 ngày làm việc",
        "3 ngày làm việc",
        "10 ngày làm việc",
        "15 ngày",
        "21 ngày làm việc",
        "60 ngày",
        "6 tháng",
    ],
)
def test_a_template_begins_and_ends_at_the_one_stop_office_and_says_that_it_is_assumed(text):
    steps = template(text).steps

    assert (steps[0].unit_kind, steps[0].role) == ("one_stop", "counter_officer")
    assert (steps[-1].unit_kind, steps[-1].hours) == ("one_stop", None)
    assert all(step.assumed for step in steps)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert all(step.hours > 0 for step in steps[:-1])


def test_21_working_days_are_shared_as_in_the_approved_sample():
    hours = [step.hours for step in template("21 ngày làm việc").steps]

    assert hours == [4, 4, 112, 24, 16, 8, None]


@pytest.mark.parametrize(
    ("text", "hours"), [("trong ngày", 8), ("3 ngày làm việc", 24), ("17 ngày làm việc", 136)]
)
def test_a_template_spends_exactly_the_hours_of_the_duration(text, hours):
    assert sum(step.hours for step in template(text).steps if step.hours) == hours


def test_the_approved_process_is_taken_where_its_hours_are_those_of_the_duration():
    process = process_for("5 ngày làm việc", [workflow()], "commune")

    assert process.source == "2776/QĐ-UBND Đồng Nai 18/11/2025"
    assert [(step.unit_kind, step.role, step.hours) for step in process.steps] == [
        ("one_stop", "counter_officer", Decimal(4)),
        ("department", "unit_head", Decimal(4)),
        ("department", "case_officer", Decimal(16)),
        ("leadership", "leader", Decimal(12)),
        ("clerical", "clerk", Decimal(4)),
        ("one_stop", "counter_officer", None),
    ]
    assert not any(step.assumed for step in process.steps)


def test_another_provinces_process_is_borrowed_and_marked_as_assumed():
    process = process_for("5 ngày làm việc", [workflow(source="2022/QĐ-UBND Cao Bằng 27/11/2025")], "commune")

    assert process.source.startswith("2022/QĐ-UBND Cao Bằng")
    assert all(step.assumed for step in process.steps)


@pytest.mark.parametrize(
    ("duration", "found", "level"),
    [
        ("8 ngày làm việc", workflow(), "commune"),
        ("5 ngày làm việc", workflow(middle_role="Lãnh đạo Sở Y tế"), "commune"),
        ("5 ngày làm việc", workflow(), "district"),
    ],
)
def test_a_process_of_other_hours_or_of_another_level_is_not_taken(duration, found, level):
    assert process_for(duration, [found], level).source == ""


def test_a_process_without_a_return_gets_one():
    found = workflow()
    del found["branches"][0]["steps"][-1]

    steps = process_for("5 ngày làm việc", [found], "commune").steps

    assert (steps[-1].unit_kind, steps[-1].hours, steps[-1].assumed) == ("one_stop", None, True)


def test_printed_roles_are_told_apart():
    assert role_of("Văn thư UBND xã") == ("clerical", "clerk")
    assert role_of("Lãnh đạo Phòng Kinh tế") == ("department", "unit_head")
    assert role_of("Chủ tịch Ủy ban nhân dân cấp xã") == ("leadership", "leader")
    assert role_of("Bộ phận tiếp nhận và trả kết quả") == ("one_stop", "counter_officer")
    assert role_of("Công chức Văn hóa - Xã hội") == ("department", "case_officer")
