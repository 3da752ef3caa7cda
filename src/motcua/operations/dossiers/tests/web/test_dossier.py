"""The dossier's page: where it is, who has it, what may be done now, and why the date is what it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier, DossierEvent
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import (
    Office,
    moment,
    receive_dossier,
    register_dossier,
)
from motcua.operations.dossiers.tests.web.conftest import Desk


def page(dossier: Dossier) -> str:
    return reverse("dossiers:dossier", args=[dossier.code or dossier.reference])


def button(dossier: Dossier, action: Act) -> str:
    return reverse("dossiers:act", args=[dossier.code or dossier.reference, action])


def plain(html: str) -> str:
    """Return the page's words without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def question(html: str, dossier: Dossier, action: Act) -> str:
    """Return what is asked before the act is done; empty when it goes at a press."""
    form = html.partition(f'action="{button(dossier, action)}"')[2].partition("</form>")[0]
    found = re.search(r'data-confirm="([^"]+)"', form)
    return found[1] if found else ""


def usual(html: str) -> str:
    found = re.search(r'data-key="t">([^<]+)<|<summary class="b pri">([^<]+)<', html)
    return (found[1] or found[2]).strip() if found else ""


def test_the_page_tells_the_promise_the_holder_and_the_next_step(desk: Desk, office: Office):
    dossier = receive_dossier(office, duration="10 ngày làm việc", in_progress=True)

    html = desk.get("case", page(dossier))

    assert "Hẹn 17:00 thứ Hai, 27/6/2022, còn 7 ngày làm việc" in plain(html)
    assert "Trần Văn Hồ, Bộ phận TP" in html
    assert "cộng 10 ngày làm việc" in html
    assert html.count('class="pb wide"') == html.count('class="pb weeks"') == 1


@pytest.mark.parametrize(
    ("who", "traits", "words"),
    [
        ("counter", {}, "Bàn giao cho phòng"),
        ("case", {"handed_over": True}, "Nhận xử lý"),
        ("case", {"paused": True}, "Tiếp tục"),
        ("counter", {"waiting": True}, "Ghi nhận bổ sung"),
        ("counter", {"paying": True}, "Xác nhận đã nộp"),
        ("counter", {"resolved": True}, "Trả kết quả"),
    ],
)
def test_the_usual_act_comes_first(desk: Desk, office: Office, who: str, traits: dict[str, bool], words: str):
    dossier = receive_dossier(office, **traits)

    assert usual(desk.get(who, page(dossier))) == words


def test_before_the_last_step_the_result_is_the_usual_act(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True)
    at = moment("2022-06-14T09:00")
    act(Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer("case"), at=at)
    act(Act.CLAIM, dossier_id=dossier.pk, by=office.officer("leader"), at=at)

    html = desk.get("leader", page(dossier))

    assert usual(html) == "Có kết quả"
    assert question(html, dossier, Act.RESOLVE) == ""
    assert button(dossier, Act.COMPLETE_STEP) not in html


def test_after_the_hand_over_the_counter_has_no_usual_act_and_a_leap_names_what_it_skips(
    desk: Desk, office: Office
):
    dossier = receive_dossier(office, handed_over=True)

    html = desk.get("counter", page(dossier))
    preview = desk.get("counter", reverse("dossiers:preview", args=[dossier.code]))

    assert usual(html) == usual(preview) == ""
    assert button(dossier, Act.RESOLVE) not in preview
    assert "Việc khác" in html.partition(button(dossier, Act.RESOLVE))[0]
    skipped = "Những bước chưa làm xong sẽ bỏ qua: Thẩm định hồ sơ; Ký duyệt."
    assert question(html, dossier, Act.RESOLVE).startswith(skipped)


def test_a_step_that_a_colleague_holds_is_not_offered_to_end(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True)

    html = desk.get("case_two", page(dossier))

    assert usual(html) == ""
    assert button(dossier, Act.COMPLETE_STEP) not in html
    assert "Trần Văn Hồ" in html
    assert usual(desk.get("case", page(dossier))) == "Trình lãnh đạo"


def test_a_step_of_another_role_is_possible_but_not_the_usual_act(desk: Desk, office: Office):
    dossier = receive_dossier(office, handed_over=True)

    html = desk.get("head", page(dossier))

    assert usual(html) == ""
    assert "Việc khác" in html.partition(button(dossier, Act.CLAIM))[0]
    assert desk.client("head").post(button(dossier, Act.CLAIM), {"seen": dossier.number}).status_code == 302


def test_a_step_past_its_hour_is_told_where_the_dossier_is(
    desk: Desk, office: Office, at: Callable[[str], None]
):
    dossier = receive_dossier(office, duration="10 ngày làm việc", in_progress=True)
    late, early = "2022-06-16T14:10", "2022-06-15T08:10"

    at(late)
    html = desk.get("case", page(dossier))
    at(early)

    assert re.search(r'class="st late"><svg.*?</svg>đã quá giờ ', html)
    assert "đã quá giờ" not in desk.get("case", page(dossier))


def test_how_the_dossier_stands_is_said_once(desk: Desk, office: Office):
    dossier = receive_dossier(office, duration="1 ngày làm việc", in_progress=True)

    html = desk.get("case", page(dossier))

    assert plain(html).lower().count("trễ 2 ngày làm việc") == 1
    assert re.search(r'class="st late"><svg.*?</svg>trễ 2 ngày làm việc', html)


def test_a_press_hands_the_dossier_over_and_says_so(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    client = desk.client("counter")

    answer = client.post(button(dossier, Act.HAND_OVER), {"seen": dossier.number}, follow=True)

    dossier.refresh_from_db()
    assert dossier.step == 2
    assert answer.redirect_chain == [(page(dossier), 302)]
    assert "Đã bàn giao cho phòng chuyên môn: " in answer.content.decode()


def test_the_second_officer_is_told_who_was_faster_and_nothing_is_written(desk: Desk, office: Office):
    dossier = receive_dossier(office, handed_over=True)
    seen = dossier.number
    act(Act.CLAIM, dossier_id=dossier.pk, by=office.officer("case_two"), at=moment("2022-06-16T09:38"))

    answer = desk.client("case").post(button(dossier, Act.CLAIM), {"seen": seen})

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Đỗ Thị Sơ" in html and "9:38 thứ Năm, 16/6/2022" in html
    assert DossierEvent.objects.filter(dossier=dossier).count() == seen + 1


def test_an_act_on_what_has_changed_meanwhile_is_not_done_even_where_it_would_be_possible(
    desk: Desk, office: Office
):
    dossier = receive_dossier(office, in_progress=True)
    seen = dossier.number
    act(Act.ASSIGN, dossier_id=dossier.pk, by=office.officer("head"), at=moment("2022-06-16T09:30"),
        to_officer=office.officer("case_two"))  # fmt: skip

    answer = desk.client("case").post(button(dossier, Act.COMPLETE_STEP), {"seen": seen})

    assert answer.status_code == 409
    assert "Phạm Văn Trưởng đã ghi «Phân công»" in answer.content.decode()
    assert DossierEvent.objects.filter(dossier=dossier).count() == seen + 1


def test_what_an_act_still_needs_is_asked_at_its_place_with_the_form_open(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True)

    answer = desk.client("head").post(
        button(dossier, Act.EXTEND), {"seen": dossier.number, "extend-reason": "complex"}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(r'id="id_extend-until-err">Hãy chọn ngày hẹn lại\.', html)
    assert re.search(r'<details class="(act|sub)"[^>]* open>', html)
    assert DossierEvent.objects.filter(dossier=dossier, act="extend").count() == 0


def test_an_extension_moves_the_promise_and_stands_in_the_log_with_its_reason(desk: Desk, office: Office):
    dossier = receive_dossier(office, duration="10 ngày làm việc", in_progress=True)
    data = {
        "seen": dossier.number,
        "extend-until": "2022-06-30",
        "extend-reason": "complex",
        "extend-note": "Đo lại ranh.",
    }

    html = desk.client("head").post(button(dossier, Act.EXTEND), data, follow=True).content.decode()

    assert "Hẹn lại: 27/6 thành 30/6" in html
    assert "Lý do: nội dung phức tạp, cần thẩm tra thêm" in html
    assert "Đo lại ranh." in html
    assert "đã hẹn lại một lần" in html


def test_a_request_for_a_supplement_lists_what_is_missing_and_stops_the_days(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True, at=moment("2022-06-15T08:00"))
    data = {"seen": dossier.number, "request_supplement-items": "Ảnh 4x6\n\n Bản sao khai sinh "}

    html = (
        desk.client("case").post(button(dossier, Act.REQUEST_SUPPLEMENT), data, follow=True).content.decode()
    )

    assert "Chờ dân bổ sung" in html
    assert '<p class="small said">Ảnh 4x6</p><p class="small said">Bản sao khai sinh</p>' in html
    assert "ngày hẹn dời khi hết chờ" in html


@pytest.mark.parametrize(
    ("traits", "words"),
    [
        ({"at": moment("2022-06-09T08:00")}, "Đã quá 3 ngày làm việc từ khi tiếp nhận."),
        ({"waiting": True}, "Hồ sơ này đã yêu cầu bổ sung 1 lần; quy định cho 1 lần."),
    ],
)
def test_a_request_beyond_the_rule_is_told_before_anything_is_written(
    desk: Desk, office: Office, traits: dict[str, Any], words: str
):
    dossier = receive_dossier(office, **({"in_progress": True} | traits))
    if "waiting" in traits:
        dossier = act(
            Act.SUPPLEMENT, dossier_id=dossier.pk, by=office.officer("counter"), at=moment("2022-06-14T09:00")
        )

    html = desk.get("case", page(dossier))
    data = {"seen": dossier.number, "request_supplement-items": "Ảnh 4x6"}
    refused = desk.client("case").post(button(dossier, Act.REQUEST_SUPPLEMENT), data)
    data["request_supplement-reason"] = "found_on_appraisal"
    done = desk.client("case").post(button(dossier, Act.REQUEST_SUPPLEMENT), data)

    assert words in html
    assert html.index("Căn cứ (bắt buộc)") < html.index("Cần bổ sung những gì")
    assert refused.status_code == 422
    assert "Hãy chọn căn cứ để yêu cầu bổ sung lúc này." in refused.content.decode()
    assert done.status_code == 302


def test_a_request_within_the_rule_asks_for_no_ground(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True, at=moment("2022-06-15T08:00"))

    html = desk.get("case", page(dossier))

    assert "Cần bổ sung những gì" in html
    assert "Căn cứ (bắt buộc)" not in html
    assert "found_on_appraisal" not in html


def test_a_supplement_that_recounts_is_told_while_it_is_waited_for_and_after(desk: Desk, office: Office):
    dossier = receive_dossier(office, waiting=True)

    waiting = desk.get("counter", page(dossier))
    client = desk.client("counter")
    after = client.post(
        button(dossier, Act.SUPPLEMENT), {"seen": dossier.number}, follow=True
    ).content.decode()

    assert (
        "Đang chờ người nộp bổ sung từ 9:00 thứ Hai, 13/6; khi đủ giấy tờ, ngày hẹn tính lại từ đầu."
        in waiting
    )
    assert "Bổ sung đủ 9:40 thứ Năm 16/6, cộng 3 ngày làm việc: hẹn 17:00 thứ Ba 21/6/2022." in after


def test_a_finished_dossier_says_when_it_was_finished_and_gives_its_days_back(desk: Desk, office: Office):
    dossier = receive_dossier(office, resolved=True, finished_at=moment("2022-06-14T10:00"))

    html = desk.get("counter", page(dossier))

    assert "Xong trước hạn" in html
    assert "Xong 10:00 thứ Ba, 14/6/2022." in html
    assert 'class="c fin"' in html and 'class="c unused"' in html


def test_a_pause_is_told_by_the_words_of_its_ground(desk: Desk, office: Office):
    dossier = receive_dossier(office, paused=True)

    html = desk.get("case", page(dossier))

    assert "Tạm dừng: thời gian khác mà luật chuyên ngành không tính vào thời hạn" in html
    assert "sector_law" not in re.sub(r'<option value="sector_law"', "", html)


def test_what_has_ended_offers_nothing_more(desk: Desk, office: Office):
    dossier = receive_dossier(office, returned=True)

    html = desk.get("counter", page(dossier))

    assert "không còn việc nào phải làm" in html
    assert "/viec/" not in html.partition('<main id="main"')[2]


def test_what_was_only_filed_has_no_date_yet_and_can_be_taken(desk: Desk, office: Office):
    dossier = register_dossier(office)
    client = desk.client("counter")

    before = client.get(page(dossier)).content.decode()
    after = client.post(button(dossier, Act.ACCEPT), {"seen": dossier.number}, follow=True).content.decode()

    assert "chưa có ngày hẹn" in before
    assert usual(before) == "Tiếp nhận"
    assert "Tiếp nhận hồ sơ, hẹn 17:00 thứ Ba, 21/6/2022" in after


def test_what_was_asked_before_reception_is_recorded_before_it_is_taken(desk: Desk, office: Office):
    dossier = register_dossier(office)
    act(Act.REQUEST_SUPPLEMENT, dossier_id=dossier.pk, by=office.officer("counter"), at=moment("2022-06-13T10:00"),
        items=["Bản chính"])  # fmt: skip

    html = desk.get("counter", page(dossier))

    assert usual(html) == "Ghi nhận bổ sung"
    assert button(dossier, Act.ACCEPT) not in html


def test_the_preview_is_a_part_of_a_page_and_its_act_leads_back_to_the_list(desk: Desk, office: Office):
    dossier = receive_dossier(office, handed_over=True)
    client = desk.client("case")

    html = client.get(reverse("dossiers:preview", args=[dossier.code])).content.decode()
    answer = client.post(button(dossier, Act.CLAIM), {"seen": dossier.number, "next": "/"})

    assert "<html" not in html
    assert "Nhận xử lý" in html
    assert answer.headers["Location"] == "/"


def test_nobody_is_sent_to_another_site_after_an_act(desk: Desk, office: Office):
    dossier = receive_dossier(office, handed_over=True)

    answer = desk.client("case").post(
        button(dossier, Act.CLAIM), {"seen": dossier.number, "next": "https://example.org/"}
    )

    assert answer.headers["Location"] == page(dossier)


def test_a_step_can_be_handed_to_a_person(desk: Desk, office: Office):
    dossier = receive_dossier(office, in_progress=True)
    data = {
        "seen": dossier.number,
        "complete_step-to": office.user("head").username,
        "complete_step-note": "Đã xem đủ.",
    }

    desk.client("case").post(button(dossier, Act.COMPLETE_STEP), data)

    dossier.refresh_from_db()
    assert dossier.officer_id == office.officer("head")
