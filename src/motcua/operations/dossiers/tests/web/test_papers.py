"""Papers on the desk: shown to whoever may print them, framed by our own pages alone, missed with a sentence."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from motcua.capabilities.payments.domain import Line
from motcua.capabilities.payments.services.take import take
from motcua.capabilities.statutory_forms.models import IssuedPaper
from motcua.operations.dossiers.addresses import paper_url
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import receive
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    application,
    make_office,
    moment,
    receive_dossier,
    register_dossier,
    version_of,
)
from motcua.operations.dossiers.tests.web.conftest import Desk


def text_of(content: bytes) -> str:
    """Return all words of a PDF in one line."""
    document = pypdfium2.PdfDocument(content)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


def pay(desk: Desk, dossier: Dossier, amount: int) -> None:
    """Take a fee for the dossier."""
    take(
        agency_id=desk.office.agency.id, subject=("dossier", dossier.pk), payer="Nguyễn Văn Thử", address="",
        lines=[Line.of("Lệ phí", amount)], at=moment("2022-06-13T09:00"), by=desk.office.officer("counter"),
    )  # fmt: skip


def test_a_paper_is_shown_in_the_browser_kept_nowhere_and_framed_by_our_own_pages_alone(desk: Desk) -> None:
    dossier = receive_dossier(desk.office)

    answer = desk.client("counter").get(paper_url(dossier, "receipt"))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="giay-tiep-nhan-{dossier.code}.pdf"'
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "01/TNHS" in text_of(answer.content)


def test_the_paper_of_an_earlier_event_is_had_by_its_number(desk: Desk) -> None:
    dossier = receive_dossier(desk.office, waiting=True)
    act(
        Act.SUPPLEMENT,
        dossier_id=dossier.pk,
        by=desk.office.officer("counter"),
        at=moment("2022-06-15T08:00"),
    )
    client = desk.client("counter")

    first = client.get(paper_url(dossier, "receipt", 1))
    latest = client.get(paper_url(dossier, "receipt"))

    assert "ngày 16 tháng 6 năm 2022" in text_of(first.content)
    assert "ngày 20 tháng 6 năm 2022" in text_of(latest.content)


@pytest.mark.parametrize("form", ["extension", "stop", "register", "hand_over_list", "no-such-form"])
def test_a_paper_that_was_never_made_is_missed_with_a_sentence(desk: Desk, form: str) -> None:
    dossier = receive_dossier(desk.office)

    answer = desk.client("counter").get(paper_url(dossier, form))

    assert answer.status_code == 404
    assert "chưa có" in answer.content.decode() or "Không có loại giấy" in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("counter", 200), ("case", 403), ("leader", 200), ("clerk", 200), ("reform", 403)]
)
def test_only_whoever_has_the_right_prints(desk: Desk, who: str, status: int) -> None:
    dossier = receive_dossier(desk.office)

    assert desk.client(who).get(paper_url(dossier, "receipt")).status_code == status


def test_a_case_officer_prints_while_the_dossier_is_with_the_unit(desk: Desk) -> None:
    dossier = receive_dossier(desk.office, in_progress=True)

    assert desk.client("case").get(paper_url(dossier, "control")).status_code == 200


def test_another_offices_paper_is_not_there(desk: Desk) -> None:
    elsewhere = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Đại Phước")
    dossier = receive_dossier(elsewhere)

    assert desk.client("counter").get(paper_url(dossier, "receipt")).status_code == 404
    assert Client().get(paper_url(dossier, "receipt")).status_code == 302


def test_the_page_lists_the_papers_newest_first_with_their_numbers(desk: Desk) -> None:
    dossier = receive_dossier(desk.office, waiting=True)

    page = desk.get("counter", reverse("dossiers:dossier", args=[dossier.code]))

    assert "Giấy tờ đã lập" in page
    where = [page.index(words) for words in ("01/HDHS", "01/PKS", "01/TNHS")]
    assert where == sorted(where)
    assert paper_url(dossier, "supplement", 4) in page


def test_the_page_gives_no_way_to_print_without_the_right(desk: Desk) -> None:
    dossier = receive_dossier(desk.office)

    page = desk.get("case", reverse("dossiers:dossier", args=[dossier.code]))

    assert "01/TNHS" in page
    assert ".pdf" not in page


def test_a_receipt_that_was_not_wanted_can_be_asked_for_once(desk: Desk) -> None:
    office = desk.office
    dossier = receive(
        application(office, version_of(office)), by=office.officer("counter"), at=MONDAY, receipt_wanted=False
    )
    client = desk.client("counter")
    page = reverse("dossiers:dossier", args=[dossier.code])
    assert "Lập giấy tiếp nhận" in client.get(page).content.decode()
    assert client.get(paper_url(dossier, "receipt")).status_code == 404

    asked = client.post(reverse("dossiers:paper-receipt", args=[dossier.code]), follow=True)

    assert "Đã lập giấy tiếp nhận số 01/TNHS" in asked.content.decode()
    assert "Lập giấy tiếp nhận</button>" not in asked.content.decode()
    assert client.get(paper_url(dossier, "receipt")).status_code == 200
    assert IssuedPaper.objects.count() == 1


def test_nobody_asks_for_a_receipt_without_the_right_or_before_reception(desk: Desk) -> None:
    filed = register_dossier(desk.office)
    address = reverse("dossiers:paper-receipt", args=[filed.reference])

    assert desk.client("reform").post(address).status_code == 403
    assert desk.client("counter").post(address).status_code == 409
    assert desk.client("counter").get(address).status_code == 405
    assert not IssuedPaper.objects.exists()


def test_the_api_says_where_the_receipt_is(desk: Desk) -> None:
    dossier = receive_dossier(desk.office)
    filed = register_dossier(desk.office)
    client = desk.client("counter")

    received = client.get(f"/api/v1/dossiers/{dossier.code}").json()["receipt_url"]
    registered = client.get(f"/api/v1/dossiers/{filed.reference}").json()["receipt_url"]

    assert client.get(received)["Content-Type"] == "application/pdf"
    assert registered == reverse("dossiers:public", args=[filed.reference])


def test_the_qr_code_leads_to_the_address_of_the_house(desk: Desk, settings) -> None:
    dossier = receive_dossier(desk.office)
    client = desk.client("counter")

    as_visited = client.get(paper_url(dossier, "receipt"), headers={"host": "localhost"}).content
    settings.PUBLIC_ADDRESS = "https://motcua.example.vn"
    as_set = client.get(paper_url(dossier, "receipt"), headers={"host": "localhost"}).content

    assert as_visited != as_set


def test_the_book_shows_what_was_received_and_is_saved_as_pdf(desk: Desk) -> None:
    early = receive_dossier(desk.office, at=moment("2022-05-31T08:00"))
    first = receive_dossier(desk.office)
    second = receive_dossier(desk.office, at=moment("2022-06-13T09:00"), returned=True)
    client = desk.client("counter")

    page = client.get(reverse("dossiers:register")).content.decode()
    answer = client.get(reverse("dossiers:register-pdf") + "?from=2022-06-01&to=2022-06-30")
    content = b"".join(answer.streaming_content)

    assert page.index(str(first.code)) < page.index(str(second.code))
    assert str(early.code) not in page
    assert (
        answer["Content-Disposition"]
        == 'attachment; filename="so-theo-doi-000.05.15.H19-20220601-20220630.pdf"'
    )
    words = text_of(content).replace(" ", "")
    assert str(first.code) in words
    assert "SỔTHEODÕIHỒSƠ" in words
    assert str(early.code) not in words


def test_the_book_may_be_of_one_field(desk: Desk) -> None:
    dossier = receive_dossier(desk.office)
    client = desk.client("counter")
    field = dossier.procedure_field

    of_it = client.get(
        reverse("dossiers:register"), {"from": "2022-06-01", "to": "2022-06-30", "field": field}
    )
    of_none = client.get(
        reverse("dossiers:register"), {"from": "2022-06-01", "to": "2022-06-30", "field": "Bay lên trăng"}
    )

    assert str(dossier.code) in of_it.content.decode()
    assert of_none.status_code == 422
    assert "Không có lĩnh vực «Bay lên trăng»" in of_none.content.decode()


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"from": "x"}, "không phải là ngày đúng dạng"),
        ({"from": "2022-06-02", "to": "2022-06-01"}, "Ngày cuối 1/6/2022 ở trước ngày đầu 2/6/2022"),
        ({"from": "2001-01-01", "to": "2022-06-01"}, "dài quá 5 năm"),
    ],
)
def test_a_stretch_that_cannot_be_is_refused_at_its_input(
    desk: Desk, query: dict[str, str], says: str
) -> None:
    client = desk.client("counter")

    for name in ("dossiers:register", "dossiers:register-pdf"):
        answer = client.get(reverse(name), query)
        assert answer.status_code == 422
        assert says in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("counter", 200), ("leader", 200), ("clerk", 200), ("case", 403), ("reform", 403)]
)
def test_books_and_lists_are_printed_by_those_whose_right_reaches_the_whole_agency(
    desk: Desk, who: str, status: int
) -> None:
    for name in ("dossiers:register", "dossiers:day-lists"):
        assert desk.client(who).get(reverse(name)).status_code == status
        assert desk.client(who).get(reverse(name), {"agency": "no-such"}).status_code == 403


def test_the_days_list_has_a_pile_for_each_unit_and_half(desk: Desk) -> None:
    morning = receive_dossier(desk.office, handed_over=True)
    afternoon = receive_dossier(desk.office, at=moment("2022-06-13T14:00"), handed_over=True)
    client = desk.client("counter")
    day = {"day": "2022-06-13"}

    whole = client.get(reverse("dossiers:day-lists"), day).content.decode()
    early = client.get(reverse("dossiers:day-lists"), day | {"half": "morning"}).content.decode()
    late = client.get(
        reverse("dossiers:day-lists-pdf"), day | {"half": "afternoon", "kind": "handed", "unit": "TP"}
    )

    assert str(morning.code) in whole
    assert str(afternoon.code) in whole
    assert str(afternoon.code) not in early
    words = text_of(late.content)
    assert "GIẤY BÀN GIAO HỒ SƠ" in words
    assert str(afternoon.code) in words
    assert str(morning.code) not in words


def test_results_of_the_day_come_and_go_with_a_list_each(desk: Desk) -> None:
    ready = receive_dossier(desk.office, resolved=True, finished_at=moment("2022-06-15T10:00"))
    sent = receive_dossier(
        desk.office, returned=True, finished_at=moment("2022-06-14T10:00"), return_by="post", refused=True
    )
    client = desk.client("clerk")
    day = {"day": "2022-06-15"}
    pay(desk, sent, 8_000)

    page = client.get(reverse("dossiers:day-lists"), day).content.decode()
    came = text_of(client.get(reverse("dossiers:day-lists-pdf"), day | {"kind": "ready"}).content)
    went = text_of(client.get(reverse("dossiers:day-lists-pdf"), day | {"kind": "sent"}).content)

    assert str(ready.code) in page
    assert str(sent.code) in page
    assert str(ready.code) in came
    assert str(sent.code) not in came
    assert str(sent.code) in went
    assert "Không giải quyết" in went
    assert "8.000" in went
    assert "8.000" not in came


@pytest.mark.parametrize("query", [{}, {"kind": "ready"}, {"kind": "handed", "unit": "TP"}, {"kind": "x"}])
def test_a_list_without_a_line_is_not_printed(desk: Desk, query: dict[str, str]) -> None:
    answer = desk.client("counter").get(reverse("dossiers:day-lists-pdf"), query | {"day": "2022-06-14"})

    assert answer.status_code == 404
    assert "không có hồ sơ nào" in answer.content.decode()


def test_a_page_of_lists_costs_the_same_for_one_dossier_and_for_ten(desk: Desk, query_cost) -> None:
    client = desk.client("counter")

    def costs() -> list[int]:
        return [
            query_cost(lambda url=url: client.get(url))
            for url in (
                reverse("dossiers:register") + "?from=2022-06-01&to=2022-06-30",
                reverse("dossiers:day-lists") + "?day=2022-06-13",
            )
        ]

    receive_dossier(desk.office, handed_over=True)
    costs()
    one = costs()
    for minutes in range(9):
        receive_dossier(desk.office, at=moment(f"2022-06-13T08:{minutes + 10}"), handed_over=True)

    assert costs() == one


def test_an_apology_is_printed_by_the_leader_who_signs_it(desk: Desk) -> None:
    dossier = receive_dossier(desk.office, in_progress=True)
    act(
        Act.EXTEND, dossier_id=dossier.pk, by=desk.office.officer("leader"), at=moment("2022-06-14T09:00"),
        reason="workload", until=date(2022, 6, 20),
    )  # fmt: skip

    answer = desk.client("leader").get(paper_url(dossier, "extension"))

    assert "PHIẾU XIN LỖI" in text_of(answer.content)
