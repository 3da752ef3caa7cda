"""The published catalogue: open to anyone, as of any day, with a sentence for each wrong question."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.foundation.catalogue.tests.factories import make_version

pytestmark = [pytest.mark.django_db, pytest.mark.urls("motcua.foundation.catalogue.tests.urls")]
LIST, IN_2022 = "/api/v1/procedures", "2022-08-26"


def codes(answer):
    return [item["code"] for item in answer.json()["items"]]


def test_anyone_reads_the_procedures_in_force_on_a_day(client):
    make_version("2.000815", valid_until=date(2025, 7, 1))
    make_version("1.001193", valid_from=date(2025, 7, 1), name="Đăng ký khai sinh")

    assert codes(client.get(LIST, {"on": IN_2022})) == ["2.000815"]
    assert codes(client.get(LIST, {"on": "2025-07-01"})) == ["1.001193"]


def test_a_procedure_tells_all_that_is_known(client):
    make_version("2.000815", duration="3 ngày làm việc", assumed=True, online_level=4)

    whole = client.get(f"{LIST}/2.000815", {"on": IN_2022}).json()

    assert (whole["code"], whole["level"], whole["field"]) == ("2.000815", "commune", "Chứng thực")
    assert whole["durations"] == [
        {
            "channel": "",
            "case": "",
            "text": "3 ngày làm việc",
            "assumed": True,
            "note": "Giả định của phép thử.",
        }
    ]
    assert [(step["number"], step["hours"]) for step in whole["steps"]] == [
        (1, 2.0),
        (2, 16.0),
        (3, 4.0),
        (4, None),
    ]
    assert whole["components"][0] | {"name": ""} == {
        "id": "1",
        "name": "",
        "originals": 1,
        "copies": 0,
        "obligatory": True,
        "group": "",
        "case": "",
    }
    assert whole["valid_from"] == "2021-01-01"


def test_a_code_of_two_levels_is_answered_at_the_level_asked_for(client):
    make_version("2.000815", level="commune", duration="trong ngày")
    make_version("2.000815", level="district", duration="1 ngày làm việc")

    nearest = client.get(f"{LIST}/2.000815", {"on": IN_2022}).json()
    asked = client.get(f"{LIST}/2.000815", {"on": IN_2022, "level": "district"}).json()

    assert (nearest["level"], asked["level"]) == ("commune", "district")
    assert asked["durations"][0]["text"] == "1 ngày làm việc"


def test_pages_follow_each_other_without_gap_or_double(client):
    for number in range(5):
        make_version(f"1.00000{number}", name=f"Cấp giấy phép {number}")
    seen, cursor = [], ""
    while cursor is not None:
        answer = client.get(LIST, {"on": IN_2022, "limit": 2, "cursor": cursor}).json()
        seen += [item["code"] for item in answer["items"]]
        cursor = answer["next"]

    assert seen == [f"1.00000{number}" for number in range(5)]
    assert answer["total"] == 5


def test_words_without_marks_and_a_field_narrow_the_list(client):
    make_version("2.000815")
    make_version("1.001193", name="Đăng ký khai sinh", field="Hộ tịch")

    assert codes(client.get(LIST, {"on": IN_2022, "q": "khai sinh"})) == ["1.001193"]
    assert codes(client.get(LIST, {"on": IN_2022, "field": "ho tich"})) == ["1.001193"]


@pytest.mark.parametrize(
    ("query", "field", "words"),
    [
        ({"on": "hôm nay"}, "on", "không phải là ngày đúng dạng"),
        ({"level": "hamlet"}, "level", "Cấp giải quyết phải là commune, district hoặc province"),
        ({"limit": "0"}, "limit", "Nhỏ nhất là 1."),
        ({"limit": "201"}, "limit", "Lớn nhất là 200."),
        ({"cursor": "commune:9.999999"}, "cursor", "không thuộc danh sách này"),
        ({"q": "x" * 201}, "q", "dài tối đa 200 ký tự"),
        ({"q": "khai \u202e sinh"}, "q", "ký tự điều khiển hoặc dấu đổi chiều chữ"),
    ],
)
def test_a_wrong_question_is_answered_with_its_field_and_one_sentence(client, query, field, words):
    answer = client.get(LIST, query)

    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert words in answer.json()["detail"]


def test_a_code_that_is_not_there_is_not_found(client):
    make_version("2.000815", valid_from=date(2025, 7, 1))

    unknown = client.get(f"{LIST}/9.999999", {"on": IN_2022})
    too_early = client.get(f"{LIST}/2.000815", {"on": IN_2022})

    assert (unknown.status_code, too_early.status_code) == (404, 404)
    assert (
        unknown.json()["detail"]
        == "Không tìm thấy thủ tục mang mã «9.999999» có hiệu lực vào ngày 26/8/2022."
    )


def test_a_level_without_competence_names_the_one_that_has_it(client):
    make_version("2.000815", level="district")

    answer = client.get(f"{LIST}/2.000815", {"on": IN_2022, "level": "commune"})

    assert answer.status_code == 422
    assert "nơi giải quyết là cấp huyện" in answer.json()["detail"]


def test_a_page_of_fifty_costs_the_same_statements_as_one_of_one(client, django_assert_max_num_queries):
    make_version("2.000815")
    client.get(LIST, {"on": IN_2022})

    with django_assert_max_num_queries(1):
        client.get(LIST, {"on": IN_2022})
