"""Which version counts on a day, and the one sentence that says why none does."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.foundation.catalogue import queries
from motcua.foundation.catalogue.domain import (
    NotCompetent,
    NotReceivable,
    ProcedureNotInForce,
    UnknownLevel,
    UnknownProcedure,
)
from motcua.foundation.catalogue.tests.factories import make_version

pytestmark = pytest.mark.django_db
IN_2022 = date(2022, 8, 26)


def test_the_version_in_force_on_the_day_is_found_with_its_parts():
    version = make_version("2.000815", duration="trong ngày")

    plan = queries.version_in_force("2.000815", level="commune", on=IN_2022)

    assert plan.id == version.pk
    assert plan.duration_for("direct").text == "trong ngày"
    assert [component.id for component in plan.obligatory] == ["1"]
    assert (plan.steps[0].unit_kind, plan.steps[-1].hours) == ("one_stop", None)


def test_a_version_counts_until_the_day_before_the_next_begins():
    old = make_version(duration="3 ngày làm việc", valid_until=date(2025, 7, 1))
    new = make_version(duration="2 ngày làm việc", valid_from=date(2025, 7, 1))

    found = [
        queries.version_in_force("2.000815", level="commune", on=day).id
        for day in (date(2021, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    ]

    assert found == [old.pk, old.pk, new.pk]


def test_an_unknown_code_is_refused_at_its_field():
    make_version()

    with pytest.raises(UnknownProcedure) as refused:
        queries.version_in_force("9.999999", level="commune", on=IN_2022)

    assert str(refused.value) == "Không có thủ tục nào mang mã «9.999999» trong danh mục."
    assert refused.value.field == "procedure"


def test_a_procedure_of_another_day_is_refused_with_the_day():
    make_version(valid_from=date(2025, 7, 1))

    with pytest.raises(ProcedureNotInForce, match=r"không có hiệu lực tại cấp xã vào ngày 26/8/2022"):
        queries.version_in_force("2.000815", level="commune", on=IN_2022)


def test_a_procedure_of_another_level_is_refused_with_that_level():
    make_version(level="district")

    with pytest.raises(NotCompetent, match=r"không thuộc thẩm quyền cấp xã; nơi giải quyết là cấp huyện"):
        queries.version_in_force("2.000815", level="commune", on=IN_2022)


def test_a_procedure_without_a_readable_duration_is_refused_with_the_reason():
    make_version(duration="", receivable=False, why_not="danh mục không ghi thời hạn giải quyết.")

    with pytest.raises(NotReceivable, match=r"^Chưa thể tiếp nhận thủ tục 2.000815: danh mục không ghi"):
        queries.version_in_force("2.000815", level="commune", on=IN_2022)


def test_an_unknown_level_is_refused():
    with pytest.raises(UnknownLevel):
        queries.versions_in_force("hamlet", IN_2022)


def test_a_channel_with_its_own_duration_has_it_and_the_others_the_general_one():
    make_version(duration="5 ngày làm việc", online_duration="3 ngày làm việc")

    plan = queries.version_in_force("2.000815", level="commune", on=IN_2022)

    assert [plan.duration_for(channel).text for channel in ("direct", "online", "post")] == [
        "5 ngày làm việc",
        "3 ngày làm việc",
        "5 ngày làm việc",
    ]
    assert plan.duration_for("direct", "Trường hợp không có").text == "5 ngày làm việc"


def test_search_needs_no_marks_and_finds_codes_words_and_the_middle_of_words():
    make_version("2.000815", name="Chứng thực bản sao từ bản chính")
    make_version("1.001193", name="Đăng ký khai sinh", field="Hộ tịch")

    def found(text: str) -> list[str]:
        return [plan.code for plan in queries.search(text, level="commune", on=IN_2022)]

    assert found("dang ky khai") == ["1.001193"]
    assert found("hung thu") == ["2.000815"]
    assert found("1.0011") == ["1.001193"]
    assert found("ho tich sinh") == ["1.001193"]
    assert found("khong co gi") == []


def test_search_puts_what_is_used_most_first_among_equals():
    make_version("1.000001", name="Cấp giấy phép A")
    make_version("1.000002", name="Cấp giấy phép B")

    found = queries.search("cap giay", level="commune", on=IN_2022, usage={"1.000002": 40})

    assert [plan.code for plan in found] == ["1.000002", "1.000001"]


def test_a_name_that_begins_with_the_text_comes_before_one_that_only_holds_it():
    make_version("1.000003", name="Đăng ký lại kết hôn")
    make_version("1.000004", name="Kết hôn có yếu tố nước ngoài")

    found = queries.search("ket hon", level="commune", on=IN_2022)

    assert [plan.code for plan in found] == ["1.000004", "1.000003"]


def test_the_plain_name_comes_before_longer_ones_and_before_words_that_only_happen_to_be_there():
    make_version("1.000005", name="Liên kết tiêu thụ nông sản", field="Phát triển nông thôn")
    make_version("1.000006", name="Thủ tục đăng ký kết hôn có yếu tố nước ngoài")
    make_version("1.000007", name="Thủ tục đăng ký kết hôn")

    found = queries.search("ket hon", level="commune", on=IN_2022)
    begun = queries.search("dang ky ket hon", level="commune", on=IN_2022)

    assert [plan.code for plan in found] == ["1.000007", "1.000006", "1.000005"]
    assert [plan.code for plan in begun] == ["1.000007", "1.000006"]


def test_reading_the_catalogue_again_asks_only_for_its_number(django_assert_num_queries):
    make_version()
    queries.versions_in_force("commune", IN_2022)

    with django_assert_num_queries(1):
        queries.version_in_force("2.000815", level="commune", on=IN_2022)
