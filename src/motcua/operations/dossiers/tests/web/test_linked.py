"""The pages of linked procedures, and of what is received here and resolved elsewhere."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.models import Dossier, LinkedCase, Note
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.linked import receive_linked
from motcua.operations.dossiers.tests.factories import Office, receive_dossier
from motcua.operations.dossiers.tests.linking import (
    MONDAY,
    THREE,
    Town,
    bundle,
    linked_by,
    make_town,
)

PAGE = "/lien-thong/moi/khai-tu/"


@pytest.fixture
def town(db: None, tmp_path: Path, at: Callable[[str], None]) -> Iterator[Town]:
    at("2026-06-15T08:00")
    with linked_by(THREE, tmp_path):
        yield make_town()


def browser(office: Office, who: str) -> Client:
    client = Client()
    client.force_login(office.user(who))
    return client


def form(**changes: Any) -> dict[str, Any]:
    typed = {
        "form": secrets.token_hex(16),
        "do": "receive",
        "name": "Trần Thị Liên",
        "id_number": "000185004321",
        "kind": "person",
        "for_whom": "self",
        "channel": "direct",
        "return_by": "counter",
        "paper": ["1-1", "2-1", "3-1"],
        "parts_asked": "1",
        "part": ["3"],
    }
    for paper in ("1-1", "2-1", "3-1"):
        typed |= {f"originals-{paper}": "1", f"copies-{paper}": "0"}
    return typed | changes


def text_of(answer: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_page_tells_parts_papers_once_and_the_day_of_the_whole(town: Town) -> None:
    page = text_of(browser(town.office, "counter").get(PAGE))

    assert "Công an xã Nhơn Trạch · 5 ngày làm việc" in page
    assert "Dự kiến xong cả 3 việc: 17:00 thứ Ba, 23/6/2026" in page
    assert page.count("Tờ khai") >= 2 and "Trích lục khai tử" not in page


def test_leaving_a_conditional_part_out_takes_its_papers_off_the_list(town: Town) -> None:
    page = browser(town.office, "counter").post(f"{PAGE}phan/", form(part=[], do="look")).content.decode()

    assert 'value="2-1"' in page and 'value="3-1"' not in page
    assert "Dự kiến xong cả 2 việc" in page


def test_sending_the_form_opens_one_case_however_often_it_is_sent(town: Town) -> None:
    client, typed = browser(town.office, "counter"), form()

    first, second = client.post(PAGE, typed), client.post(PAGE, typed)

    case = LinkedCase.objects.get()
    assert first.headers["Location"] == f"/lien-thong/{case.reference}/#in"
    assert second.headers["Location"] == f"/lien-thong/{case.reference}/"
    assert Dossier.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name": ""}, "họ tên"),
        ({"paper": ["1-1"]}, "tờ khai"),
        ({"paper": ["9-9"]}, "không có giấy tờ «9-9»"),
        ({"form": "?"}, "trang này mở chưa trọn"),
        ({"return_by": "post"}, "địa chỉ"),
        ({"originals-1-1": "-1"}, "bản"),
    ],
)
def test_what_is_wrong_is_told_on_the_page_and_nothing_is_kept(
    town: Town, changes: dict[str, Any], says: str
) -> None:
    answer = browser(town.office, "counter").post(PAGE, form(**changes))

    assert answer.status_code in (404, 422)
    assert says in text_of(answer).lower()
    assert not Dossier.objects.exists() and not LinkedCase.objects.exists()


def test_a_link_that_is_not_there_is_not_found(town: Town) -> None:
    assert browser(town.office, "counter").get("/lien-thong/moi/khong-co/").status_code == 404


def begun(town: Town) -> LinkedCase:
    case = receive_linked(bundle(town.office), by=town.office.officer("counter"), at=MONDAY)
    first = Dossier.objects.get()
    act(Act.HAND_OVER, dossier_id=first.pk, by=town.office.officer("counter"), at=MONDAY)
    act(Act.RESOLVE, dossier_id=first.pk, by=town.office.officer("leader"), at=MONDAY)
    return case


def test_the_case_is_seen_by_the_office_and_by_each_agency_that_has_a_part(town: Town) -> None:
    case = begun(town)
    address = f"/lien-thong/{case.reference}/"

    counter, police = browser(town.office, "counter").get(address), browser(town.police, "case").get(address)

    assert counter.status_code == police.status_code == 200
    assert "Đang giải quyết" in text_of(counter) and "G01.158-260615-0001" in text_of(counter)
    # The police see the lamp of the commune's part, and none of what stands in it.
    assert "Có kết quả" in text_of(police) and "/ho-so/H19.158" not in police.content.decode()
    assert browser(town.police, "case").get("/lien-thong/" + "0" * 24 + "/").status_code == 404


def test_a_dossiers_page_and_its_public_page_lead_to_the_case(town: Town) -> None:
    case = begun(town)
    code = Dossier.objects.get(level="vertical").code

    desk = browser(town.office, "counter").get(f"/ho-so/{code}/").content.decode()
    public = Client().get(f"/t/{code}").content.decode()

    assert f"/lien-thong/{case.reference}/" in desk and "Nộp tại <b>Ủy ban nhân dân xã Nhơn Trạch" in desk
    assert f"/t/{case.reference}" in public


@pytest.mark.parametrize("spelled", [str, str.upper])
def test_anyone_with_the_reference_sees_lamps_and_nothing_about_anybody(
    town: Town, spelled: Callable[[str], str]
) -> None:
    case = begun(town)

    answer = Client().get(f"/t/{spelled(case.reference)}")

    page = text_of(answer)
    assert answer.status_code == 200 and answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert page.count("Đang giải quyết") == 2 and "Có kết quả" in page
    for secret in ("Nguyễn Văn Thử", "000123456789", "0900000001", "khai tử", "Công an", "thường trú"):
        assert secret not in page


def test_the_case_costs_the_same_for_two_parts_as_for_three(town: Town, query_cost: Any) -> None:
    client = browser(town.office, "counter")
    two = receive_linked(
        bundle(town.office, parts={1, 2}, papers=bundle(town.office).papers[:2]),
        by=town.office.officer("counter"),
        at=MONDAY,
    )
    three = receive_linked(bundle(town.office), by=town.office.officer("counter"), at=MONDAY)
    client.get(f"/lien-thong/{two.reference}/")

    cost = query_cost(lambda: client.get(f"/lien-thong/{two.reference}/"))

    assert query_cost(lambda: client.get(f"/lien-thong/{three.reference}/")) == cost


def test_linked_procedures_are_suggested_beside_procedures(town: Town) -> None:
    client = browser(town.office, "counter")

    named = client.get("/tiep-nhan/thu-tuc/?q=lien thong khai tu").json()["results"]
    plain = client.get("/tiep-nhan/thu-tuc/?q=khai tu").json()["results"]

    assert named[0]["value"] == "lien-thong:khai-tu"
    assert [row["value"] for row in plain] == ["1.000656", "lien-thong:khai-tu"]


def receive_elsewhere(town: Town, **changes: Any) -> HttpResponse:
    typed = {**form(), "procedure": "1.003197", "procedure_text": "", "paper": ["1", "2"]}
    typed |= {"originals-1": "1", "copies-1": "0", "originals-2": "0", "copies-2": "1"}
    answer = browser(town.office, "counter").post("/tiep-nhan/", typed | changes)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize(
    "typed", [{"resolver": "G01.158"}, {"resolver_text": "cong an"}, {"resolver_text": "G01.158"}]
)
def test_the_counter_receives_for_another_agency_by_its_name_or_code(
    town: Town, typed: dict[str, str]
) -> None:
    answer = receive_elsewhere(town, **typed)

    assert answer.status_code == 302, text_of(answer)
    dossier = Dossier.objects.get()
    assert (dossier.agency_id, dossier.office_id) == (town.police.agency.id, town.office.agency.id)


@pytest.mark.parametrize("typed", [{"resolver": "H56.001"}, {"resolver_text": "Cục Thuế"}])
def test_an_agency_for_which_it_may_not_receive_is_told_at_its_place(
    town: Town, typed: dict[str, str]
) -> None:
    answer = receive_elsewhere(town, **typed)

    assert answer.status_code == 422
    assert "không phải là tên cơ quan mà quầy này được nhận thay" in text_of(answer)
    assert not Dossier.objects.exists()


def test_a_result_that_is_carried_is_returned_with_who_took_it(
    office: Office, at: Callable[[str], None]
) -> None:
    at("2022-06-16T09:40")
    dossier = receive_dossier(office, resolved=True, return_by="post")
    client, address = browser(office, "counter"), f"/ho-so/{dossier.code}/viec/return/"
    page = text_of(client.get(f"/ho-so/{dossier.code}/"))

    without = client.post(address, {"seen": dossier.number})
    answer = client.post(address, {"seen": dossier.number, "return-note": "RR123456789VN, gửi 16/6"})

    assert "trả qua bưu điện" in page and "Số hiệu bưu gửi" in page
    assert without.status_code == 422 and "Ghi số hiệu bưu gửi" in text_of(without)
    assert answer.status_code == 302
    assert Note.objects.get(dossier=dossier).text == "RR123456789VN, gửi 16/6"
