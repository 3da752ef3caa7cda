"""What the public sees: the kiosk, the call screen, the page of a ticket; by secret address, without people."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from motcua.operations.queue.models import Ticket
from motcua.operations.queue.services import attend
from motcua.operations.queue.services.call_next import call_again, call_next
from motcua.operations.queue.services.devices import revoke
from motcua.operations.queue.services.set_up import PriorityData, keep_priority
from motcua.operations.queue.tests.factories import KIOSK, SCREEN, Hall, at, form_number

pytestmark = pytest.mark.django_db
NOW = "08:00"


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at(NOW))


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]


def press(client: Client, hall: Hall, **more: str) -> object:
    told = {"service": str(hall.services["A"].pk), "priority": "", "form": form_number()} | more
    return client.post(reverse("queue:kiosk", args=[KIOSK]), told)


def test_a_secret_address_that_was_never_given_or_was_taken_back_opens_nothing(client: Client, hall: Hall):
    assert client.get(reverse("queue:kiosk", args=["unknown"])).status_code == 404
    assert client.get(reverse("queue:kiosk", args=[SCREEN])).status_code == 404
    assert client.get(reverse("queue:screen", args=[KIOSK])).status_code == 404
    revoke(agency_id=hall.office.agency.id, device_id=hall.kiosk.pk, at=at("07:59"))

    assert client.get(reverse("queue:kiosk", args=[KIOSK])).status_code == 404
    assert press(client, hall).status_code == 404


def test_what_is_kept_of_an_address_does_not_open_it(client: Client, hall: Hall):
    assert KIOSK not in hall.kiosk.token_hash
    assert client.get(reverse("queue:kiosk", args=[hall.kiosk.token_hash])).status_code == 404


def test_the_kiosk_asks_what_and_whether_one_is_to_be_called_earlier(client: Client, hall: Hall):
    first = text_of(client.get(reverse("queue:kiosk", args=[KIOSK])))
    second = text_of(client.get(reverse("queue:kiosk-priority", args=[KIOSK, hall.services["A"].pk])))

    assert "Bạn cần làm việc gì?" in first
    assert "Khai sinh, kết hôn" in first
    assert "Bạn có thuộc diện ưu tiên không?" in second
    assert "Người từ 75 tuổi" in second
    assert "60 giây" in second


def test_where_no_priorities_are_given_one_touch_gives_the_number(client: Client, hall: Hall):
    keep_priority(
        hall.office.agency.id,
        PriorityData("Người từ 75 tuổi", is_offered=False),
        key=hall.priorities["elderly"].pk,
    )

    page = client.get(reverse("queue:kiosk", args=[KIOSK])).content.decode()

    assert page.count('name="service"') == 2


def test_the_ticket_says_number_service_people_before_and_an_honest_wait(client: Client, hall: Hall):
    hall.ticket("A", "07:58")
    unknown = text_of(client.get(press(client, hall)["Location"]))
    hall.sit(1)
    known = text_of(client.get(press(client, hall)["Location"]))

    assert "A002 Chứng thực" in unknown
    assert "Còn 1 người trước bạn" in unknown
    assert "Chưa có quầy nào mở cho việc này" in unknown
    assert "Còn 2 người trước bạn" in known
    assert "Ước chừng 15 phút" in known
    assert "Nghỉ trưa 11:30, làm lại 13:00." in known


def test_the_same_page_sent_twice_shows_the_same_ticket(client: Client, hall: Hall):
    form = form_number()

    addresses = {press(client, hall, form=form)["Location"] for _ in range(3)}

    assert len(addresses) == 1
    assert Ticket.objects.count() == 1


def test_a_finger_that_does_not_let_go_is_told_to_wait(client: Client, hall: Hall):
    for second in range(15):
        hall.ticket("A", f"07:59:{second + 30}")

    answer = press(client, hall)

    assert answer.status_code == 429
    assert "Vui lòng đợi ít giây rồi chạm lại." in text_of(answer)


@pytest.mark.parametrize("told", [{"service": "x"}, {"service": "9" * 30}, {"priority": "-1"}, {"form": ""}])
def test_nonsense_is_refused_with_a_word(client: Client, hall: Hall, told: dict[str, str]):
    answer = press(client, hall, **told)

    assert answer.status_code == 422
    assert not Ticket.objects.exists()


def test_another_days_ticket_leads_back_to_the_first_page(client: Client, hall: Hall):
    old = hall.ticket("A", "2026-09-10T08:00")

    answer = client.get(reverse("queue:kiosk-ticket", args=[KIOSK, old.key]))

    assert answer["Location"] == reverse("queue:kiosk", args=[KIOSK])


def test_the_kiosk_speaks_english_when_asked(client: Client, hall: Hall):
    page = text_of(client.get(reverse("queue:kiosk", args=[KIOSK]) + "?lang=en"))

    assert "What do you need to do?" in page
    assert "Certified copies" in page


@pytest.mark.parametrize(
    ("now", "said"),
    [("2026-09-12T09:00", "Closed now; open again 7:30 Monday 14/9."), ("07:10", "Open from 7:30."), ("12:05", "Open from 13:00."),
     ("13:05", "Open until 17:00."), ("17:00", "Closed now; open again 7:30 Monday 14/9.")],
)  # fmt: skip
def test_the_kiosk_says_when_the_counters_work(
    client: Client, hall: Hall, monkeypatch: pytest.MonkeyPatch, now: str, said: str
):
    monkeypatch.setattr(timezone, "now", lambda: at(now))

    assert said in text_of(client.get(reverse("queue:kiosk", args=[KIOSK]) + "?lang=en"))


def test_the_screen_shows_what_is_called_the_last_ones_and_how_many_wait(client: Client, hall: Hall):
    hall.sit(1)
    hall.ticket("A", "07:31")
    hall.ticket("A", "07:32")
    hall.ticket("B", "07:33")
    officer = hall.office.officer("counter")
    first = call_next(officer_id=officer, at=at("07:40"))
    assert first is not None
    call_next(officer_id=officer, at=at("07:45"), seen=first.key)

    page = client.get(reverse("queue:screen", args=[SCREEN]))

    assert "Mời số A002 đến quầy 1" in text_of(page)
    assert re.search(r"A002 Quầy 1 Chứng thực A001 Quầy 1 Chứng thực", text_of(page))
    assert "Đang chờ 1 người" in text_of(page)
    assert 'data-says="Mời số A không không hai đến quầy một."' in page.content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page.content.decode()


def test_the_screen_answers_only_with_news(client: Client, hall: Hall):
    address = reverse("queue:screen", args=[SCREEN]) + "?moi=1"
    hall.sit(1)
    hall.ticket("A", "07:31")
    officer = hall.office.officer("counter")

    def mark() -> str:
        return client.get(address)["ETag"]

    seen = mark()
    same = client.get(address, headers={"If-None-Match": seen})
    weak = client.get(address, headers={"If-None-Match": f"W/{seen}"})
    marks = [seen]
    call_next(officer_id=officer, at=at("07:40"))
    marks.append(mark())
    call_again(officer_id=officer, at=at("07:41"))
    marks.append(mark())
    attend.finish(officer_id=officer, at=at("07:45"))
    marks.append(mark())
    hall.ticket("B", "07:46")
    marks.append(mark())

    assert (same.status_code, same.content, weak.status_code) == (304, b"", 304)
    assert len(set(marks)) == len(marks)


def test_news_cost_few_statements_however_many_wait(client: Client, hall: Hall, query_cost):
    address = reverse("queue:screen", args=[SCREEN]) + "?moi=1"
    hall.ticket("A", "07:31")
    client.get(address)
    one = query_cost(lambda: client.get(address))
    for minute in range(20):
        hall.ticket("A", f"07:{32 + minute}")

    assert query_cost(lambda: client.get(address)) == one <= 8


def test_the_page_of_a_ticket_follows_it_to_the_end_and_names_nobody(client: Client, hall: Hall):
    hall.sit(1)
    hall.ticket("A", "07:31")
    ticket = hall.ticket("A", "07:32", priority="elderly")
    officer = hall.office.officer("counter")
    pages = []

    def look() -> None:
        pages.append(text_of(client.get(reverse("queue:ticket", args=[ticket.key]))))

    look()
    call_next(officer_id=officer, at=at("07:40"))
    look()
    attend.miss(officer_id=officer, at=at("07:42"))
    look()

    assert "Không còn ai trước bạn" in pages[0]
    assert "Mời đến quầy 1" in pages[1]
    assert "Đã gọi nhưng không thấy người đến" in pages[2]
    assert all("A002" in page for page in pages)
    assert not any("Lê Thị Một" in page or "75 tuổi" in page for page in pages)


def test_yesterdays_ticket_is_no_longer_good_and_an_unknown_one_is_not_found(client: Client, hall: Hall):
    old = hall.ticket("A", "2026-09-10T08:00")

    assert "Số này đã hết hiệu lực" in text_of(client.get(reverse("queue:ticket", args=[old.key])))
    assert client.get(reverse("queue:ticket", args=["0" * 24])).status_code == 404
    for nonsense in ("x" * 300, "a\u202eb", "²" * 24):
        assert client.get(reverse("queue:ticket", args=[nonsense])).status_code == 404
        assert client.get(reverse("queue:kiosk-ticket", args=[KIOSK, nonsense])).status_code == 404
        assert client.get(reverse("queue:screen", args=[nonsense])).status_code == 404
