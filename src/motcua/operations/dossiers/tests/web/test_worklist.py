"""«Việc của tôi» shows what waits for the officer's units, most urgent first, and says what to do when nothing does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from motcua.foundation.accounts.models import User
from motcua.foundation.accounts.services.keep_accounts import AccountData, keep_accounts
from motcua.foundation.organisation.services.keep_officers import PositionData, keep_officers
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier
from motcua.operations.dossiers.tests.web.conftest import Desk

URL = "/"


def rows(html: str) -> list[str]:
    """Return the codes of the list in their order."""
    return re.findall(r'data-preview="/ho-so/([^/"]+)/', html)


def test_what_is_due_first_stands_first(desk: Desk, office: Office):
    later = receive_dossier(office, duration="10 ngày làm việc", in_progress=True)
    sooner = receive_dossier(office, duration="2 ngày làm việc", in_progress=True)

    html = desk.get("case", URL)

    assert rows(html) == [sooner.code, later.code]


def test_each_row_says_its_state_in_a_word_with_a_shape_and_draws_its_last_days(desk: Desk, office: Office):
    receive_dossier(office, duration="3 ngày làm việc", in_progress=True)

    html = desk.get("case", URL)

    assert re.search(r'class="st today">.*?#s-dia.*?Hôm nay 17:00', html)
    assert "Nhận thứ Hai, 13/6: hẹn 17:00 thứ Năm, 16/6/2022." in html


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        ("1 ngày làm việc", "Trễ 2 ngày làm việc"),
        ("4 ngày làm việc", "Còn 1 ngày làm việc"),
        ("10 ngày làm việc", "Còn 7 ngày làm việc"),
    ],
)
def test_days_are_counted_as_working_days(desk: Desk, office: Office, duration: str, words: str):
    receive_dossier(office, duration=duration, in_progress=True)

    assert words in desk.get("case", URL)


def test_tabs_count_by_urgency_and_lead_to_what_they_count(desk: Desk, office: Office):
    late = receive_dossier(office, duration="1 ngày làm việc", in_progress=True)
    receive_dossier(office, duration="10 ngày làm việc", in_progress=True)
    waiting = receive_dossier(office, waiting=True)

    whole = desk.get("case", URL)
    assert re.findall(r"<b[^>]*>(\d+)</b><span class=\"st\">", whole) == ["3", "1", "0", "0", "1", "1"]
    assert rows(desk.get("case", "/?due=late")) == [late.code]
    assert rows(desk.get("case", "/?due=waiting")) == [waiting.code]


def test_each_row_says_who_holds_the_dossier_or_that_nobody_does(desk: Desk, office: Office):
    receive_dossier(office, in_progress=True)
    receive_dossier(office, handed_over=True)

    html = desk.get("head", URL)

    assert html.count("Trần Văn Hồ đang giữ") == html.count("chưa ai nhận") == 1


def test_a_step_past_its_hour_is_told_in_its_row_though_the_dossier_has_time(
    desk: Desk, office: Office, at: Callable[[str], None]
):
    receive_dossier(office, duration="10 ngày làm việc", in_progress=True)
    at("2022-06-15T08:10")
    before = desk.get("case", URL)
    at("2022-06-16T14:10")

    after = desk.get("case", URL)

    assert "bước này quá giờ" not in before
    assert "Còn 7 ngày làm việc" in after
    assert re.search(r'class="st late"><svg[^>]*><use href="#s-tri"/></svg>bước này quá giờ', after)


def test_a_step_that_opened_after_the_promise_is_not_called_late(desk: Desk, office: Office):
    dossier = receive_dossier(office, duration="1 ngày làm việc", in_progress=True)
    act(Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-16T08:00"))

    html = desk.get("leader", URL)

    assert "Trễ 2 ngày làm việc" in html
    assert "bước này quá giờ" not in html


def test_another_unit_s_work_is_not_shown(desk: Desk, office: Office):
    receive_dossier(office, in_progress=True)

    assert rows(desk.get("clerk", URL)) == []


def test_a_name_is_found_without_marks_and_only_what_one_holds_can_be_shown(desk: Desk, office: Office):
    held = receive_dossier(office, in_progress=True)
    free = receive_dossier(
        office, handed_over=True, applicant=PersonDraft(name="Đỗ Thị Ước", id_number="000123456780")
    )

    assert rows(desk.get("case", "/?q=do thi uoc")) == [free.code]
    assert rows(desk.get("case", "/?mine=1")) == [held.code]


def test_fifty_stand_on_a_page_and_the_rest_on_the_next(desk: Desk, office: Office):
    codes = [receive_dossier(office, handed_over=True).code for _ in range(52)]

    first = desk.get("case", URL)
    following = re.search(r'href="([^"]+)" rel="next"', first)
    assert following
    second = desk.get("case", following[1].replace("&amp;", "&"))

    assert (len(rows(first)), len(rows(second))) == (50, 2)
    assert sorted(rows(first) + rows(second)) == sorted(codes)


def test_an_empty_list_says_what_will_stand_there(desk: Desk, office: Office):
    assert "Hồ sơ được bàn giao đến phòng sẽ hiện ở đây" in desk.get("case", URL)


def test_a_filter_that_finds_nothing_offers_the_whole_list(desk: Desk, office: Office):
    receive_dossier(office, in_progress=True)

    html = desk.get("case", "/?q=không có ai")

    assert "Đang lọc: «không có ai»" in html
    assert "Bỏ lọc" in html


def test_a_kept_filter_comes_back_as_a_chip_and_can_be_forgotten(desk: Desk, office: Office):
    client = desk.client("case")
    client.post(reverse("dossiers:worklist-filter"), {"state": "processing", "q": "thu"})

    kept = client.get(URL).content.decode()
    assert "Đang xử lý · «thu»" in kept
    client.post(reverse("dossiers:worklist-filter"), {"state": "processing", "q": "thu", "forget": "1"})

    assert "Đang xử lý · «thu»" not in client.get(URL).content.decode()


def test_a_spoilt_cookie_is_no_filter(desk: Desk, office: Office):
    client = desk.client("case")
    client.cookies["viec-bo-loc"] = "nonsense:xyz"

    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("query", ["?cursor=x", "?due=whenever", "?state=asleep"])
def test_an_address_that_means_nothing_is_told_so(desk: Desk, office: Office, query: str):
    answer = desk.client("case").get(URL + query)

    assert answer.status_code == 422
    assert "Về trang đầu" in answer.content.decode()


def test_a_name_is_shown_as_text(desk: Desk, office: Office):
    receive_dossier(
        office, in_progress=True, applicant=PersonDraft(name="<b>Đậm</b>", id_number="000123456780")
    )

    html = desk.get("case", URL)

    assert "&lt;b&gt;Đậm&lt;/b&gt;" in html
    assert "<b>Đậm</b>" not in html


def test_the_page_costs_the_same_for_one_dossier_and_for_twenty(
    desk: Desk, office: Office, query_cost: Callable[[Callable[[], object]], int]
):
    receive_dossier(office, in_progress=True)
    client = desk.client("case")
    client.get(URL)
    cost_of_one = query_cost(lambda: client.get(URL))
    for _ in range(19):
        receive_dossier(office, in_progress=True)

    assert query_cost(lambda: client.get(URL)) == cost_of_one


def test_the_list_leaves_the_house_only_with_the_right_to_export(desk: Desk, office: Office):
    dossier = receive_dossier(
        office, handed_over=True, applicant=PersonDraft(name="=HYPERLINK(1)", id_number="000123456780")
    )
    url = reverse("dossiers:worklist-export")

    refused = desk.client("case").get(url)
    answer = desk.client("head").get(url)
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]

    assert refused.status_code == 403
    assert text.startswith("\ufeffMã hồ sơ,")
    assert dossier.code in text
    assert "'=HYPERLINK(1)" in text


def test_nobody_comes_in_without_signing_in_and_a_citizen_has_no_worklist(client: Client, office: Office):
    away = client.get(URL)
    client.force_login(User.objects.create_user("dan", kind="citizen", id_number="000123456789"))

    assert away.status_code == 302
    assert away.headers["Location"].startswith("/dang-nhap")
    assert client.get(URL).status_code == 403


def test_who_never_acts_on_dossiers_lands_in_their_own_room(desk: Desk, office: Office):
    answer = desk.client("reform").get(URL)

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/bao-cao/"


def test_an_administrator_s_unit_gives_no_look_at_people_s_dossiers(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True)
    users = keep_accounts([AccountData("admin", "Lý Thị Quản")])
    place = office.units["department"].id
    keep_officers(
        [
            PositionData(
                users["admin"], "Lý Thị Quản", place, "administrator", "", office.agency.valid_from, None
            )
        ]
    )
    client = Client()
    client.force_login(User.objects.get(username="admin"))

    assert dossier.code not in client.get(URL, follow=True).content.decode()
    assert client.get("/api/v1/worklist").json()["items"] == []


def test_a_day_off_is_named(desk: Desk, office: Office, at: Callable[[str], None]):
    at("2022-09-02T10:00")

    assert "Thứ Sáu, 2/9/2022 · 10:00 · hôm nay nghỉ, Quốc khánh" in desk.get("case", URL)


def test_the_rail_says_how_much_waits(desk: Desk, office: Office):
    receive_dossier(office, in_progress=True, at=moment("2022-06-14T08:00"))

    assert re.search(r'Việc của tôi<span class="dot">1<', desk.get("case", URL))
