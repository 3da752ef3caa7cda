"""What officers and administrators see: the counter, the strip, the figures, the setting-up."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from motcua.common.events import announce
from motcua.foundation.accounts.models import User
from motcua.operations.dossiers.events import DossierReceived
from motcua.operations.queue.domain.states import State
from motcua.operations.queue.models import Counter, Device, Service, Shift, Ticket
from motcua.operations.queue.services import attend
from motcua.operations.queue.services.call_next import call_next
from motcua.operations.queue.tests.factories import Hall, at, make_administrator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: at("08:00"))


@pytest.fixture
def officer(client: Client, hall: Hall) -> int:
    """Sign the counter officer in."""
    client.force_login(
        hall.office.user("counter"), backend="motcua.foundation.accounts.backends.AccountBackend"
    )
    return hall.office.officer("counter")


@pytest.fixture
def administrator(client: Client, hall: Hall) -> User:
    """Sign an administrator of the office in."""
    user = make_administrator(hall)
    client.force_login(user, backend="motcua.foundation.accounts.backends.AccountBackend")
    return user


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]


def strip_of(client: Client) -> str:
    page = client.get("/ho-so/").content.decode()
    found = re.search(r'<section class="qstrip".*?</section>', page, re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found[0])) if found else ""


def test_one_key_calls_the_next_and_opens_its_reception(client: Client, hall: Hall, officer: int):
    client.post(reverse("queue:open"), {"counter": hall.counters[1].pk})
    ticket = hall.ticket("A", "07:48")

    answer = client.post(reverse("queue:call"), {"seen": ""})

    assert answer["Location"] == f"/tiep-nhan/?ticket={ticket.key}"
    assert "Quầy 1 · đang gọi A001 (đã chờ 12 phút) · không còn ai chờ · Chứng thực" in strip_of(client)


def test_the_strip_says_how_many_wait_for_this_counter(client: Client, hall: Hall, officer: int):
    assert "Chưa mở quầy hôm nay." in strip_of(client)
    hall.sit(1)
    for letter in "AAB":
        hall.ticket(letter, "07:31")
    call_next(officer_id=officer, at=at("07:40"))
    attend.serve(officer_id=officer, at=at("07:41"))

    assert "Quầy 1 · đang phục vụ A001 (đã chờ 9 phút) · còn 1 người · Chứng thực" in strip_of(client)
    attend.finish(officer_id=officer, at=at("07:45"))
    assert "Quầy 1 · A001 đã xong · còn 1 người" in strip_of(client)


def test_who_sits_at_no_counter_sees_no_strip(client: Client, hall: Hall):
    client.force_login(hall.office.user("case"), backend="motcua.foundation.accounts.backends.AccountBackend")

    assert not strip_of(client)
    assert client.get(reverse("queue:counter")).status_code == 403


def test_the_strip_costs_the_same_for_one_who_waits_and_for_twenty(
    client: Client, hall: Hall, officer: int, query_cost
):
    hall.sit(1)
    hall.ticket("A", "07:31")
    client.get("/ho-so/")
    one = query_cost(lambda: client.get("/ho-so/"))
    for minute in range(19):
        hall.ticket("A", f"07:{32 + minute}")

    assert query_cost(lambda: client.get("/ho-so/")) == one


def test_the_counters_page_costs_the_same_for_one_who_waits_and_for_twenty(
    client: Client, hall: Hall, officer: int, query_cost
):
    hall.sit(1)
    hall.ticket("A", "07:31")
    client.get("/quay/")
    one = query_cost(lambda: client.get("/quay/"))
    for minute in range(19):
        hall.ticket("AB"[minute % 2], f"07:{32 + minute}")

    assert query_cost(lambda: client.get("/quay/")) == one


def test_the_strip_is_asked_for_news(client: Client, hall: Hall, officer: int):
    hall.sit(1)
    first = client.get(reverse("queue:strip"))
    same = client.get(reverse("queue:strip"), headers={"If-None-Match": first["ETag"]})
    hall.ticket("A", "07:31")
    news = client.get(reverse("queue:strip"), headers={"If-None-Match": first["ETag"]})

    assert (same.status_code, news.status_code) == (304, 200)
    assert "còn 1 người" in text_of(news)


def test_when_nobody_waits_one_stays_where_one_is(client: Client, hall: Hall, officer: int):
    hall.sit(1)

    stayed = client.post(reverse("queue:call"), {"back": "/ho-so/?q=x"})
    done = client.post(reverse("queue:call"), {"back": "/tiep-nhan/?ticket=abc"})
    abroad = client.post(reverse("queue:call"), {"back": "https://example.org/"})

    assert [one["Location"] for one in (stayed, done, abroad)] == ["/ho-so/?q=x", "/tiep-nhan/", "/quay/"]


@pytest.mark.parametrize(
    ("act", "state", "said"),
    [("da-den", State.SERVING, "Đang phục vụ số A001."), ("goi-lai", State.CALLED, "Đã gọi lại số A001."),
     ("vang-mat", State.MISSED, "Đã ghi số A001 vắng mặt"), ("xong", State.DONE, "Số A001 đã xong.")],
)  # fmt: skip
def test_each_act_is_one_press(client: Client, hall: Hall, officer: int, act: str, state: State, said: str):
    hall.sit(1)
    hall.ticket("A", "07:31")
    call_next(officer_id=officer, at=at("07:40"))

    answer = client.post(reverse("queue:act", args=[act]), follow=True)

    assert Ticket.objects.get().state == state
    assert said in text_of(answer)


def test_who_missed_the_call_is_called_and_received(client: Client, hall: Hall, officer: int):
    hall.sit(1)
    hall.ticket("A", "07:31")
    ticket = call_next(officer_id=officer, at=at("07:40"))
    assert ticket is not None
    attend.miss(officer_id=officer, at=at("07:42"))

    assert "Vắng mặt khi gọi" in text_of(client.get(reverse("queue:counter")))
    answer = client.post(reverse("queue:act", args=["goi-vang"]), {"ticket": ticket.key})

    assert answer["Location"] == f"/tiep-nhan/?ticket={ticket.key}"


def test_a_number_is_sent_on_from_the_counters_page(client: Client, hall: Hall, officer: int):
    hall.sit(1)
    hall.sit(3, "counter_two")
    hall.ticket("A", "07:31")
    call_next(officer_id=officer, at=at("07:40"))

    page = text_of(client.get(reverse("queue:counter")))
    client.post(reverse("queue:act", args=["chuyen"]), {"to": f"counter-{hall.counters[3].pk}"})

    assert "Quầy 3: Khai sinh, kết hôn" in page
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.reserved) == (State.WAITING, hall.counters[3])


def test_a_colleague_at_a_counter_is_named(client: Client, hall: Hall, officer: int):
    hall.sit(1, "counter_two")

    refused = client.post(reverse("queue:open"), {"counter": hall.counters[1].pk}, follow=True)
    client.post(reverse("queue:open"), {"counter": hall.counters[1].pk, "take_over": "1"})

    assert "Quầy 1 đang do Phan Thị Cửa mở." in text_of(refused)
    assert Shift.objects.get(closed_at=None).officer_id == officer


def test_typing_on_the_sheet_says_quietly_that_the_person_came(client: Client, hall: Hall, officer: int):
    hall.sit(1)
    headers = {"X-Fragment": "1"}
    nobody = client.post(reverse("queue:act", args=["da-den"]), headers=headers)
    hall.ticket("A", "07:31")
    call_next(officer_id=officer, at=at("07:40"))

    came = client.post(reverse("queue:act", args=["da-den"]), headers=headers)

    assert (nobody.status_code, came.status_code) == (409, 204)
    assert not list(client.get("/quay/").context["messages"])


def test_a_dossier_that_is_received_ends_its_number(hall: Hall):
    hall.sit(1)
    hall.ticket("A", "07:31")
    officer = hall.office.officer("counter")
    ticket = call_next(officer_id=officer, at=at("07:40"))
    assert ticket is not None

    announce(DossierReceived(1, "H19.158-260911-0001", ticket.key, at("07:50"), officer))

    ticket.refresh_from_db()
    assert (ticket.state, ticket.dossier_code) == (State.DONE, "H19.158-260911-0001")


def test_the_figures_say_how_long_people_waited(client: Client, hall: Hall, officer: int):
    hall.sit(1, hour="07:30")
    for minute, called, closed in ((30, "07:36", "07:40"), (31, "07:41", "07:49")):
        hall.ticket("A", f"07:{minute}")
        call_next(officer_id=officer, at=at(called))
        attend.finish(officer_id=officer, at=at(closed))

    page = text_of(client.get(reverse("queue:figures"), {"from": "2026-09-11", "to": "2026-09-11"}))

    assert (
        "Số đã phát 2 Đã phục vụ 2 Vắng mặt 0 Bỏ về, hết ngày 0 Chờ, trung vị 8,0 phút Chờ, 9 trên 10 10,0"
        in page
    )
    assert "A · Chứng thực 2 8,0 10,0 6,0 8,0 0, 0" in page
    assert "7:00 - 7:59 2" in page


def test_what_was_left_open_on_another_day_counts_as_left(client: Client, hall: Hall, officer: int):
    hall.ticket("A", "2026-09-10T16:50")

    page = text_of(client.get(reverse("queue:figures")))

    assert "Bỏ về, hết ngày 1" in page


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"from": "hôm nay"}, "không phải là ngày đúng dạng"),
        ({"from": "2026-09-11", "to": "2026-09-01"}, "Ngày cuối phải từ ngày đầu trở đi."),
        ({"from": "2020-01-01", "to": "2026-09-01"}, "Mỗi lần xem tối đa một năm"),
    ],
)
def test_a_period_that_cannot_be_read_is_told_at_its_field(
    client: Client, hall: Hall, officer: int, told: dict[str, str], said: str
):
    assert said in text_of(client.get(reverse("queue:figures"), told))


def test_a_new_letter_is_offered_at_once_and_a_taken_one_refused(
    client: Client, hall: Hall, administrator: User
):
    address = reverse("queue:setup-change", args=["viec", 0])
    told = {"letter": "C", "name": "Đất đai", "procedure_fields": "Đất đai; Xây dựng", "ahead": 0, "usual_minutes": 15,
            "position": 3, "is_offered": "on"}  # fmt: skip

    client.post(address, told)
    refused = client.post(address, told | {"name": "Khác"})
    wrong = client.post(address, told | {"letter": "c1"})

    assert Service.objects.get(prefix="C").procedure_fields == ["Đất đai", "Xây dựng"]
    assert (refused.status_code, wrong.status_code) == (422, 422)
    assert "Chữ C đã dùng cho việc «Đất đai»" in text_of(refused)
    assert hall.ticket("A").code == "A001"


def test_a_counter_gets_other_services(client: Client, hall: Hall, administrator: User):
    counter = hall.counters[1]
    address = reverse("queue:setup-change", args=["quay", counter.pk])

    client.post(address, {"number": 1, "services": [hall.services["B"].pk], "is_used": "on"})
    refused = client.post(address, {"number": 2, "services": [hall.services["B"].pk]})

    assert list(Counter.objects.get(pk=counter.pk).services.all()) == [hall.services["B"]]
    assert "Cơ quan đã có quầy số 2." in text_of(refused)


def test_a_devices_address_is_shown_once_and_can_be_taken_back(
    client: Client, hall: Hall, administrator: User
):
    given = client.post(reverse("queue:device-enrol"), {"kind": "kiosk", "name": "Máy thứ hai"})
    address = re.search(r"/lay-so/[\w-]+/", given.content.decode())
    assert address
    device = Device.objects.get(name="Máy thứ hai")

    assert client.get(address[0]).status_code == 200
    assert address[0] not in client.get(reverse("queue:setup")).content.decode()
    client.post(reverse("queue:device-revoke", args=[device.pk]))
    assert client.get(address[0]).status_code == 404


@pytest.mark.parametrize("name", ["a\u202eb", "x" * 5_000, ""])
def test_names_that_cannot_be_read_are_refused_and_nothing_is_written(
    client: Client, hall: Hall, administrator: User, name: str
):
    before = Service.objects.count(), Device.objects.count()
    told = {"letter": "C", "name": name, "ahead": 0, "usual_minutes": 15, "position": 3}

    service = client.post(reverse("queue:setup-change", args=["viec", 0]), told)
    device = client.post(reverse("queue:device-enrol"), {"kind": "kiosk", "name": name})

    assert service.status_code == 422
    assert device.status_code in (302, 422)
    assert (Service.objects.count(), Device.objects.count()) == before


def test_another_offices_hall_cannot_be_set_up(client: Client, hall: Hall, administrator: User):
    assert client.get(reverse("queue:setup"), {"agency": "H19.159"}).status_code == 403
    assert client.get(reverse("queue:setup-change", args=["quay", 10**8])).status_code == 404
    assert client.get(reverse("queue:setup-change", args=["khac", 0])).status_code == 404
    assert client.post(reverse("queue:device-revoke", args=[10**8])).status_code == 404
