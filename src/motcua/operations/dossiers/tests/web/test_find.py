"""Finding a dossier by what people remember of it, within what one may search."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from motcua.common.versions import held
from motcua.operations.dossiers.domain.application import PersonDraft
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.queries import find as finding
from motcua.operations.dossiers.queries.find import find
from motcua.operations.dossiers.tests.factories import Office, make_office, receive_dossier
from motcua.operations.dossiers.tests.web.conftest import Desk

DUYEN = PersonDraft(name="Đặng Thị Mỹ Duyên", id_number="000191004587", phone="0900000187")


@pytest.fixture
def found(office: Office, desk: Desk) -> Dossier:
    receive_dossier(office)
    return receive_dossier(office, applicant=DUYEN)


@pytest.mark.parametrize(
    "q",
    ["dang duyen", "ĐẶNG THỊ MỸ DUYÊN", "my duyen", "0900000187", "0900 000 187", "0187", "000191004587", "4587", "-0002", "220613-0002"],
)  # fmt: skip
def test_a_dossier_is_found_by_what_people_remember(desk: Desk, found: Dossier, q: str):
    page = desk.client("case").get("/ho-so/", {"q": q}).content.decode()

    assert str(found.code) in page
    assert "1 hồ sơ" in page


def test_a_whole_code_opens_the_dossier(desk: Desk, found: Dossier):
    answer = desk.client("counter").get("/ho-so/", {"q": str(found.code).lower()})

    assert answer.headers["Location"] == f"/ho-so/{found.code}/"


def test_the_one_who_hands_in_for_another_is_found_too(office: Office, desk: Desk):
    dossier = receive_dossier(office, submitter=DUYEN, authorisation="GUQ 1")

    assert str(dossier.code) in desk.get("case", "/ho-so/?q=dang+duyen")


def test_pages_are_spoken_of_only_where_there_is_another(
    office: Office, desk: Desk, found: Dossier, monkeypatch: pytest.MonkeyPatch
):
    one = desk.get("case", "/ho-so/")
    monkeypatch.setattr(finding, "PAGE", 1)

    assert "mỗi trang" not in one
    assert 'rel="next"' in desk.get("case", "/ho-so/")


def test_no_line_of_the_list_can_end_in_a_dot(desk: Desk, found: Dossier):
    rows = desk.get("case", "/ho-so/?q=duyen").partition("<tbody>")[2].partition("</tbody>")[0]

    assert " ·&nbsp;" in rows
    assert not re.search(r"·\s", rows)


def test_identity_numbers_are_masked_in_lists(desk: Desk, found: Dossier):
    page = desk.get("counter", "/ho-so/?q=dang+duyen")

    assert "••••••••4587" in page
    assert "000191004587" not in page


def test_another_agency_finds_nothing_of_it(desk: Desk, found: Dossier):
    other = make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước Thiền")

    page = Desk(other).get("counter", "/ho-so/?q=dang+duyen")

    assert "Không thấy hồ sơ nào" in page
    assert str(found.code) not in page


@pytest.mark.parametrize("q", ["%", "_", "' OR 1=1 --", "x" * 5000, "\u202e", "٠٠٠"])
def test_whatever_is_typed_is_only_text(desk: Desk, found: Dossier, q: str):
    answer = desk.client("counter").get("/ho-so/", {"q": q})

    assert answer.status_code == 200
    assert "Không thấy hồ sơ nào" in answer.content.decode()


@pytest.mark.parametrize("query", ["cursor=x", "cursor=-1", "state=asleep"])
def test_an_address_that_the_page_never_gave_is_refused(desk: Desk, found: Dossier, query: str):
    assert desk.client("counter").get(f"/ho-so/?{query}").status_code == 422


def test_the_newest_come_first_and_pages_follow_without_gap(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(finding, "PAGE", 2)
    codes = [str(receive_dossier(office).code) for _ in range(5)]
    client, href, seen = desk.client("counter"), "/ho-so/", []

    for _ in range(3):
        page = client.get(href).content.decode()
        seen += re.findall(r'<span class="code">([^<]+)</span>', page)
        following = re.search(r'href="([^"]+)" rel="next"', page)
        href = following[1].replace("&amp;", "&") if following else ""

    assert seen == codes[::-1]
    assert not href


def test_above_a_thousand_nobody_counts_to_the_end(
    office: Office, desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(finding, "COUNTED_UP_TO", 2)
    for _ in range(4):
        receive_dossier(office)

    assert find(Dossier.objects.all()).count == 3
    assert "Hơn 1.000 hồ sơ" in desk.get("counter", "/ho-so/")


def test_a_state_narrows_the_list(office: Office, desk: Desk):
    receive_dossier(office, returned=True)
    open_one = receive_dossier(office)

    page = desk.get("counter", "/ho-so/?state=received")

    assert re.findall(r'<span class="code">([^<]+)</span>', page) == [open_one.code]


def test_an_empty_office_says_what_will_be_here(desk: Desk):
    assert "Chưa có hồ sơ nào" in desk.get("counter", "/ho-so/")
    assert 'href="/tiep-nhan/"' in desk.get("counter", "/ho-so/")


def test_only_those_who_may_export_take_the_list_away(desk: Desk, found: Dossier):
    assert "Xuất danh sách" not in desk.get("counter", "/ho-so/?q=dang+duyen")
    assert desk.client("counter").get("/ho-so/xuat.csv").status_code == 403

    assert '<a class="b" href="/ho-so/xuat.csv?q=dang+duyen">' in desk.get("leader", "/ho-so/?q=dang+duyen")
    answer = desk.client("leader").get("/ho-so/xuat.csv", {"q": "dang duyen"})
    table = b"".join(answer.streaming_content).decode()
    assert table.startswith("\ufeffMã hồ sơ,")
    assert len(table.splitlines()) == 2 and f"{found.code},Thủ tục thử,Đặng Thị Mỹ Duyên," in table


def test_a_name_is_no_formula_in_the_table(office: Office, desk: Desk):
    receive_dossier(office, applicant=PersonDraft(name="=1+1", id_number="000191004587"))

    table = b"".join(desk.client("leader").get("/ho-so/xuat.csv").streaming_content).decode()

    assert ",'=1+1," in table


def test_finding_costs_the_same_for_one_and_for_twenty(
    query_cost: Callable[[Callable[[], object]], int], office: Office
):
    def cost() -> int:
        with held():
            return query_cost(lambda: find(Dossier.objects.all(), "thu"))

    receive_dossier(office)
    cost_of_one = cost()
    for _ in range(19):
        receive_dossier(office)

    assert cost() == cost_of_one <= 4


def test_the_page_costs_the_same_for_one_and_for_ten(
    query_cost: Callable[[Callable[[], object]], int], office: Office, desk: Desk
):
    receive_dossier(office)
    client = desk.client("counter")
    client.get("/ho-so/")
    cost_of_one = query_cost(lambda: client.get("/ho-so/"))
    for _ in range(9):
        receive_dossier(office)

    assert query_cost(lambda: client.get("/ho-so/")) == cost_of_one


@pytest.mark.parametrize(
    "q", ["220613", "220613-0002", "000.05.15.H19-220613-0002", "613-0002", "15.H19-220613"]
)
def test_a_part_of_a_code_is_found_with_or_without_its_day(
    office: Office, desk: Desk, found: Dossier, q: str
):
    assert str(found.code) in [row.dossier.code for row in find(Dossier.objects.all(), q).rows]


@pytest.mark.parametrize("q", ["229913", "220230-0002", "220614-0002"])
def test_a_code_of_another_day_or_of_none_is_not_found(office: Office, desk: Desk, found: Dossier, q: str):
    assert not find(Dossier.objects.all(), q).rows


def test_the_second_page_still_says_how_many_there_are(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(finding, "PAGE", 2)
    for _ in range(3):
        receive_dossier(office)

    first = find(Dossier.objects.all())
    second = find(Dossier.objects.all(), cursor=first.next_cursor)

    assert (first.count, second.count, len(second.rows)) == (3, 3, 1)
