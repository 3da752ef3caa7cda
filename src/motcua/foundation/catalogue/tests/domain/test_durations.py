"""How long the agency has: read where it can be read, refused where it cannot, never guessed."""

from __future__ import annotations

import pytest

from motcua.foundation.catalogue.domain.durations import LocalRule, read_durations, read_words
from motcua.foundation.catalogue.tests.domain.rows import channel, make_row

AFTER_15 = (
    "Trường hợp hồ sơ hợp lệ thì tiếp nhận hồ sơ; nếu tiếp nhận hồ sơ sau 15 giờ thì có Phiếu hẹn, trả kết quả cho "
    "người yêu cầu trong ngày làm việc tiếp theo."
)


def general(row, rule=None):
    reading = read_durations(row, rule)
    return next((d.text for d in reading.durations if not d.channel and not d.case), None), reading.why_not


def test_a_number_with_its_unit_is_taken_in_the_laws_form():
    assert general(make_row(processing_time="03", processing_unit="ngày làm việc")) == ("3 ngày làm việc", "")
    assert general(make_row(processing_time="12", processing_unit="giờ")) == ("12 giờ", "")


def test_the_unit_khac_becomes_same_day_where_the_steps_give_the_15_hour_rule():
    row = make_row({"steps": [{"text": AFTER_15}]}, processing_time="1", processing_unit="khác")

    reading = read_durations(row)

    assert [d.text for d in reading.durations] == ["trong ngày"]
    assert "sau 15 giờ" in reading.durations[0].note
    assert not reading.durations[0].assumed


def test_the_unit_khac_becomes_same_day_where_a_decision_gives_the_15_hour_rule():
    rule = LocalRule(
        "Thời hạn thực hiện yêu cầu chứng thực là ngay trong ngày cơ quan, tổ chức tiếp nhận yêu cầu hoặc trong ngày "
        "làm việc tiếp theo, nếu tiếp nhận yêu cầu sau 15 giờ.",
        "Quyết định 2770/QĐ-UBND Đồng Nai 18/11/2025",
    )

    assert general(make_row(processing_time="", processing_unit="khác"), rule)[0] == "trong ngày"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Không quá 02 (hai) ngày làm việc, kể từ ngày nhận đủ hồ sơ yêu cầu chứng thực", "2 ngày làm việc"),
        ("10 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ", "10 ngày làm việc"),
        ("Trong thời gian 06 tháng", "6 tháng"),
        ("Thời hạn giải quyết: 05 ngày", "5 ngày"),
        ("02 tháng và 15 ngày làm việc, trong đó: a) 02 tháng kể từ ngày thông tin", None),
        ("a) Thông báo: 02 ngày làm việc; b) Thẩm định: 33 ngày làm việc.", None),
        ("Theo đợt, trước khi khai giảng năm học.", None),
        ("", None),
    ],
)
def test_words_are_read_only_when_they_state_one_period(words, text):
    assert read_words(words) == text


def test_khac_is_read_from_the_words_of_the_channel():
    words = "05 ngày làm việc kể từ ngày nhận được hồ sơ đầy đủ, hợp lệ"
    row = make_row({"channels": [channel("truc_tiep", None, "khác", words)]}, processing_unit="khác")

    assert general(row)[0] == "5 ngày làm việc"


def test_khac_is_read_from_steps_that_name_one_period_for_the_complete_dossier():
    steps = (
        "Trong thời hạn 01 ngày làm việc, kể từ ngày nhận được hồ sơ nộp qua dịch vụ bưu chính, trả lời tính hợp lệ. "
        "Trong thời hạn 07 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ, cơ quan ban hành quyết định."
    )
    row = make_row({"steps": [{"text": steps}]}, processing_time="1", processing_unit="khác")

    assert general(row)[0] == "7 ngày làm việc"


def test_khac_with_two_periods_in_the_steps_is_not_guessed():
    steps = (
        "trong thời hạn 01 ngày làm việc kể từ ngày nhận được văn bản đề nghị; "
        "trong thời hạn 03 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ"
    )
    row = make_row({"steps": [{"text": steps}]}, processing_time="1", processing_unit="khác")

    assert general(row) == (None, "nguồn chỉ in «1 khác», không đọc được đơn vị thời hạn.")


def test_a_sum_is_no_duration():
    text, why = general(make_row(processing_time="10 + 15", processing_unit="ngày"))

    assert text is None
    assert "là một tổng («10 + 15 ngày»)" in why


def test_zero_and_nothing_are_no_durations():
    assert general(make_row(processing_time="0"))[1].startswith("số thời hạn trong nguồn không dùng được")
    assert (
        general(make_row(processing_time="", processing_unit=""))[1] == "nguồn không ghi thời hạn giải quyết."
    )


def test_a_procedure_whose_time_no_law_sets_says_so():
    row = make_row(
        {"channels": [channel("truc_tiep", None, "khác", "Không quy định thời hạn giải quyết")]},
        processing_unit="khác",
    )

    assert general(row) == (None, "nguồn ghi pháp luật không quy định thời hạn.")


def test_the_online_channel_may_have_its_own_duration():
    row = make_row(
        {
            "channels": [
                channel("truc_tuyen", "3", "ngày làm việc"),
                channel("truc_tiep", "5", "ngày làm việc"),
                channel("buu_chinh", "5", "ngày làm việc"),
            ]
        }
    )

    assert [(d.channel, d.text) for d in read_durations(row).durations] == [
        ("", "5 ngày làm việc"),
        ("online", "3 ngày làm việc"),
    ]


def test_different_durations_of_one_channel_are_cases_and_the_first_printed_is_the_general_one():
    lines = [
        channel(
            "truc_tiep", "7", "ngày làm việc", "- Đối với trường hợp không phải lần đầu: 07 ngày làm việc"
        ),
        channel("truc_tiep", "25", "ngày làm việc", "- Đối với trường hợp lần đầu: 25 ngày làm việc"),
    ]

    durations = read_durations(make_row({"channels": lines})).durations

    assert [(d.case, d.text) for d in durations] == [
        ("", "7 ngày làm việc"),
        ("Đối với trường hợp không phải lần đầu", "7 ngày làm việc"),
        ("Đối với trường hợp lần đầu", "25 ngày làm việc"),
    ]
