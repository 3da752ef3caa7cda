"""The officers' catalogue: what is in force is listed and found, and what is assumed says so."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.urls import reverse

from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation.tests.factories import make_agency, make_officer, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.urls("motcua.foundation.catalogue.tests.urls")]
IN_2022 = "2022-08-26"


@pytest.fixture
def desk(client):
    """A client at which a counter officer of a commune is signed in."""
    unit = make_unit(make_agency("000.01.15.H19"), "one_stop")
    client.force_login(make_officer(unit, "counter_officer"))
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get("/thu-tuc/").status_code == 302
    assert client.get("/thu-tuc/2.000815/").status_code == 302


def test_the_list_shows_the_procedures_of_the_officers_level(desk):
    make_version("2.000815", name="Chứng thực bản sao từ bản chính")
    make_version("1.004964", level="district", name="Trợ cấp một lần")

    page = text_of(desk.get("/thu-tuc/", {"ngay": IN_2022}))

    assert "Chứng thực bản sao từ bản chính" in page
    assert "Trợ cấp một lần" not in page
    assert "Cấp huyện (1)" in page


def test_the_list_finds_without_marks_and_filters_by_kind(desk):
    make_version("2.000815", name="Chứng thực bản sao", online_level=4)
    make_version("1.001193", name="Đăng ký khai sinh", receivable=False, duration="")

    def codes(**asked):
        listing = desk.get("/thu-tuc/", {"ngay": IN_2022, **asked}).context["listing"]
        return [row.plan.code for row in listing.rows]

    assert codes(q="khai sinh") == ["1.001193"]
    assert codes(loai="nhan-duoc") == ["2.000815"]
    assert codes(loai="chua-nhan") == ["1.001193"]
    assert codes(loai="muc-4") == ["2.000815"]
    assert codes(linh_vuc="Chứng thực") == ["2.000815", "1.001193"]
    assert codes(q="nothing of the kind") == []


def test_a_list_of_many_is_paged_and_says_which_part_it_shows(desk):
    for number in range(51):
        make_version(f"1.0000{number:02}", name=f"Cấp giấy phép {number:02}", components=(), steps=())

    first = desk.get("/thu-tuc/", {"ngay": IN_2022})
    second = desk.get("/thu-tuc/", {"ngay": IN_2022, "trang": "2"})

    assert "1 đến 50 trong 51 thủ tục" in text_of(first)
    assert "51 đến 51 trong 51 thủ tục" in text_of(second)
    assert desk.get("/thu-tuc/", {"ngay": IN_2022, "trang": "3"}).status_code == 404


def test_the_list_costs_the_same_for_one_procedure_and_for_many(desk, django_assert_num_queries):
    make_version("1.000001")
    desk.get("/thu-tuc/", {"ngay": IN_2022})
    # The session, the account, the numbers of the snapshots, and the positions of the officer.
    with django_assert_num_queries(4):
        desk.get("/thu-tuc/", {"ngay": IN_2022})
    for number in range(2, 22):
        make_version(f"1.0000{number:02}")
    desk.get("/thu-tuc/", {"ngay": IN_2022})

    with django_assert_num_queries(4):
        desk.get("/thu-tuc/", {"ngay": IN_2022})


def test_the_page_of_a_procedure_answers_in_order(desk):
    make_version("2.000815", duration="trong ngày", online_duration="1 ngày làm việc", online_level=3)

    page = text_of(desk.get("/thu-tuc/2.000815/", {"ngay": IN_2022}))

    questions = ["Để làm gì", "Cần mang gì", "Bao lâu", "Phí, lệ phí", "Qua những bước nào", "Căn cứ pháp lý"]
    places = [page.index(f">{question}</h2>") for question in questions]
    assert places == sorted(places)
    assert "Bản chính giấy tờ cần chứng thực" in page
    assert "Nộp trực tuyến</td><td>1 ngày làm việc" in page
    assert "giả định" not in page.lower()


def test_an_assumed_duration_is_marked_and_says_why(desk):
    make_version("1.000894", duration="1 ngày làm việc", assumed=True)

    page = text_of(desk.get("/thu-tuc/1.000894/", {"ngay": IN_2022}))

    assert "Thời hạn này là giả định." in page
    assert "Giả định của phép thử." in page


def test_a_procedure_that_cannot_be_received_says_why(desk):
    make_version("1.000280", duration="", receivable=False, why_not="nguồn in một tổng.")

    page = text_of(desk.get("/thu-tuc/1.000280/", {"ngay": IN_2022}))

    assert "Chưa tiếp nhận được thủ tục này:</b> nguồn in một tổng." in page


def test_the_page_leads_to_the_other_versions(desk):
    make_version("2.000815", valid_until=date(2025, 7, 1))
    make_version("2.000815", valid_from=date(2025, 7, 1))

    page = text_of(desk.get("/thu-tuc/2.000815/", {"ngay": IN_2022}))

    assert "Cấp xã từ 1/1/2021 đến hết 30/6/2025" in page
    assert 'href="?cap=commune&amp;ngay=2025-07-01">Cấp xã từ 1/7/2025 đến nay' in page


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/thu-tuc/9.999999/", 404, "Không tìm thấy thủ tục mang mã «9.999999»"),
        ("/thu-tuc/?cap=hamlet", 422, "Cấp giải quyết phải là"),
        ("/thu-tuc/?ngay=hom-nay", 422, "không phải là ngày đúng dạng"),
        ("/thu-tuc/?trang=0", 404, "Danh sách này không có trang «0»"),
        ("/thu-tuc/?trang=9999", 404, "Danh sách này không có trang «9999»"),
        (f"/thu-tuc/?q={'x' * 300}", 422, "dài tối đa 200 ký tự"),
        (f"/thu-tuc/?q={quote('khai ' + chr(0x202E))}", 422, "dấu đổi chiều chữ"),
    ],
)
def test_what_is_not_there_is_said_in_one_sentence(desk, address, status, words):
    response = desk.get(address)

    assert response.status_code == status
    assert words in text_of(response)


def test_somebody_without_a_position_may_not_see_the_officers_pages(client, django_user_model):
    citizen = django_user_model.objects.create_user("congdan.thu", "mật khẩu dài", full_name="Nguyễn Văn Thử")
    client.force_login(citizen)

    assert client.get(reverse("catalogue:list")).status_code == 403
