"""The report's pages, downloads, API and commands, and who may see them."""

from __future__ import annotations

import io
import json
import re
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from motcua.config import console
from motcua.insight.reports.domain.sieves import COLUMNS
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import Office, make_office, moment, receive_dossier

BACKEND = "motcua.foundation.accounts.backends.AccountBackend"
PERIOD = {"from": "2022-06-13", "to": "2022-06-20"}


@pytest.fixture
def home(db: None) -> Office:
    """Return a district that still works today, so that its people can sign in."""
    return make_office("000.00.15.H19", "district", name="Ủy ban nhân dân huyện Nhơn Trạch", valid_until=None)


@pytest.fixture
def commune(home: Office) -> Office:
    """Return a commune of that district."""
    return make_office(parent=home.agency.code, valid_until=None)


@pytest.fixture
def reform(client, home: Office):
    """Return a browser in which the district's reform officer is signed in."""
    client.force_login(home.user("reform"), backend=BACKEND)
    return client


def test_the_page_tells_the_sum_and_every_figure_opens_to_its_dossiers(reform, commune):
    receive_dossier(commune, resolved=True, finished_at=moment("2022-06-15T10:00"))
    receive_dossier(commune, resolved=True, finished_at=moment("2022-06-17T10:00"))

    page = reform.get(reverse("reports:ii06"), PERIOD).content.decode()

    assert "Cấp xã" in page
    assert "Đúng hạn · 50%" in page
    assert "Trễ hạn · 50%" in page
    links = set(re.findall(r'href="(/bao-cao/ho-so/[^"]+)"', page))
    assert len(links) > 8
    for link in links:
        shown = reform.get(link.replace("&amp;", "&"))
        assert shown.status_code == 200
        assert b"data-row" in shown.content


def test_an_empty_period_says_so(reform, commune):
    page = reform.get(reverse("reports:ii06"), {"from": "2022-01-01", "to": "2022-01-31"}).content.decode()

    assert "Không có hồ sơ trong kỳ này" in page


def test_a_period_before_any_agency_says_so(reform, commune):
    page = reform.get(reverse("reports:ii06"), {"from": "2019-02-01", "to": "2019-03-31"}).content.decode()

    assert "Kỳ này chưa có cơ quan nào" in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"from": "hôm qua"}, "«hôm qua» không phải là ngày đúng dạng"),
        ({"from": "2022-06-20", "to": "2022-06-13"}, "kết thúc (13/6/2022) trước khi bắt đầu (20/6/2022)"),
        ({**PERIOD, "as_of": "2022-06-19", "exact": "1"}, "Ngày chốt số liệu (19/6/2022)"),
    ],
)
def test_a_period_that_cannot_be_read_is_told_at_its_field(reform, told, sentence):
    answer = reform.get(reverse("reports:ii06"), told)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    assert b'aria-invalid="true"' in answer.content


@pytest.mark.parametrize("told", [{"figure": "everything"}, {}, {"figure": "late", "cursor": "../etc"}])
def test_a_list_of_no_figure_is_not_found_or_refused(reform, told):
    assert reform.get(reverse("reports:dossiers"), PERIOD | told).status_code in (404, 422)


def test_the_list_is_paged_by_key(reform, commune, monkeypatch):
    for _ in range(3):
        receive_dossier(commune)
    monkeypatch.setattr("motcua.insight.reports.web.views.PAGE", 2)

    first = reform.get(
        reverse("reports:dossiers"), PERIOD | {"level": "commune", "figure": "to_handle"}
    ).content.decode()
    following = re.search(r'href="([^"]+cursor=[^"]+)" rel="next"', first)
    assert following
    second = reform.get(reverse("reports:dossiers") + following[1].replace("&amp;", "&")).content.decode()

    assert (first.count("<tr data-row>"), second.count("<tr data-row>")) == (2, 1)
    assert "Về đầu danh sách" in second


@pytest.mark.parametrize(
    "name", ["reports:ii06", "reports:dossiers", "reports:ii06-xlsx", "reports:ii06-json"]
)
def test_only_who_has_the_right_to_report_sees_a_report(client, home, name):
    assert client.get(reverse(name)).status_code == 302
    client.force_login(home.user("counter"), backend=BACKEND)
    assert client.get(reverse(name)).status_code == 403
    client.force_login(home.user("reform"), backend=BACKEND)
    assert client.post(reverse(name)).status_code in (403, 405)


@pytest.mark.parametrize(
    "name", ["reports:ii06", "reports:dossiers", "reports:ii06-xlsx", "reports:ii06-json"]
)
def test_another_agency_s_figures_are_refused_like_an_unknown_agency_s(client, home, commune, name):
    client.force_login(commune.user("head"), backend=BACKEND)

    for agency in (home.agency.code, "nowhere"):
        asked = PERIOD | {"agency": agency, "figure": "late"}
        assert client.get(reverse(name), asked).status_code == 403


def test_a_level_shows_only_the_agencies_within_the_right(client, home, commune):
    other = make_office(
        "000.06.15.H19", name="Ủy ban nhân dân xã Long Tân", parent=home.agency.code, valid_until=None
    )
    receive_dossier(other)
    receive_dossier(commune)
    client.force_login(commune.user("head"), backend=BACKEND)

    form = client.get(reverse("reports:ii06-json"), PERIOD | {"level": "commune"}).json()

    assert form["total"]["received_total"] == 1


def test_the_workbook_and_the_document_hold_the_same_figures_as_the_page(reform, commune):
    receive_dossier(commune, resolved=True, finished_at=moment("2022-06-17T10:00"))
    asked = PERIOD | {"agency": commune.agency.code}

    form = reform.get(reverse("reports:ii06-json"), asked).json()
    book = load_workbook(io.BytesIO(reform.get(reverse("reports:ii06-xlsx"), asked).content))

    assert form["total"]["solved_late"] == 1
    rows = list(book["II.06"].iter_rows(values_only=True))
    assert rows[2][0] == "Đơn vị báo cáo: Ủy ban nhân dân xã Phú Hội"
    assert rows[8] == tuple(range(1, 14))
    assert rows[-1][1:] == ("Tổng số", *(form["total"][key] for key in COLUMNS))
    assert rows[9][1] == form["rows"][0]["field"]
    assert book["Định nghĩa"].max_row == len(COLUMNS)


def test_the_report_page_costs_the_same_for_one_dossier_and_for_many(
    reform, commune, django_assert_num_queries
):
    receive_dossier(commune)
    reform.get(reverse("reports:ii06"), PERIOD)
    with django_assert_num_queries(5):
        reform.get(reverse("reports:ii06"), PERIOD)
    for _ in range(5):
        receive_dossier(commune, resolved=True, finished_at=moment("2022-06-17T10:00"))

    with django_assert_num_queries(5):
        reform.get(reverse("reports:ii06"), PERIOD)


def test_the_list_costs_the_same_for_one_dossier_and_for_many(reform, commune, django_assert_max_num_queries):
    asked = PERIOD | {"level": "commune", "figure": "to_handle"}
    receive_dossier(commune, paused=True)
    reform.get(reverse("reports:dossiers"), asked)
    for _ in range(6):
        receive_dossier(commune, paused=True)

    with django_assert_max_num_queries(6):
        reform.get(reverse("reports:dossiers"), asked)


def test_the_api_gives_the_form_by_the_names_of_the_contract(reform, commune):
    receive_dossier(commune)
    late = receive_dossier(commune, in_progress=True)

    form = reform.get("/api/v1/reports/ii06", PERIOD | {"level": "commune"}).json()
    act(Act.RESOLVE, dossier_id=late.pk, by=commune.officer("leader"), at=moment("2022-06-20T08:00"))
    later = reform.get(
        "/api/v1/reports/ii06", PERIOD | {"agency": commune.agency.code, "as_of": "2022-06-30"}
    ).json()

    assert list(form) == ["agency", "level", "from", "to", "as_of", "rows", "total"]
    assert (form["agency"], form["level"], form["as_of"]) == (None, "commune", "2022-06-20")
    assert list(form["rows"][0]) == ["field", *COLUMNS]
    assert form["total"] | {"pending_late": 2} == form["total"]
    assert (later["agency"], later["level"], later["as_of"]) == (commune.agency.code, "commune", "2022-06-30")
    assert later["total"]["solved_late"] == 1


@pytest.mark.parametrize(
    ("changes", "status", "field"),
    [
        ({"level": "commune", "agency": "000.05.15.H19"}, 422, "agency"),
        ({}, 422, "agency"),
        ({"level": "xã"}, 422, "level"),
        ({"agency": "nowhere"}, 422, "agency"),
        ({"level": "commune", "as_of": "2022-06-19"}, 422, "as_of"),
        ({"level": "commune", "from": "2022-07-01"}, 422, "to"),
        ({"level": "commune", "from": "hôm qua"}, 422, "from"),
    ],
)
def test_the_api_refuses_what_makes_no_report_at_its_field(reform, commune, changes, status, field):
    answer = reform.get("/api/v1/reports/ii06", PERIOD | changes)

    assert answer.status_code == status
    assert answer.json()["field"] == field


def test_the_api_refuses_figures_beyond_the_right(client, home, commune):
    client.force_login(commune.user("head"), backend=BACKEND)
    make_office("000.06.15.H19", name="Ủy ban nhân dân xã Long Tân", parent=home.agency.code)

    assert client.get("/api/v1/reports/ii06", PERIOD | {"agency": home.agency.code}).status_code == 403
    assert client.get("/api/v1/reports/ii06", PERIOD | {"level": "commune"}).status_code == 403
    assert client.get("/api/v1/reports/ii06", PERIOD | {"agency": commune.agency.code}).status_code == 200
    client.force_login(commune.user("counter"), backend=BACKEND)
    assert client.get("/api/v1/reports/ii06", PERIOD | {"agency": commune.agency.code}).status_code == 403
    client.logout()
    assert client.get("/api/v1/reports/ii06", PERIOD | {"level": "commune"}).status_code == 401


def run(capsysbinary, *words: str) -> tuple[int, bytes, str]:
    """Run the console script in this process."""
    code = console.main(words)
    out, err = capsysbinary.readouterr()
    return code, out, err.decode()


def test_the_console_prints_the_form(commune, capsysbinary, tmp_path):
    receive_dossier(commune)
    words = ["report", "ii06", "--agency", commune.agency.code, "--from", "2022-06-13", "--to", "2022-06-20"]

    code, out, _ = run(capsysbinary, *words)
    written, quiet, _ = run(capsysbinary, *words, "--format", "xlsx", "-o", str(tmp_path / "form.xlsx"))

    assert (code, written, quiet) == (0, 0, b"")
    assert json.loads(out)["total"]["pending_late"] == 1
    assert load_workbook(tmp_path / "form.xlsx").sheetnames == ["II.06", "Định nghĩa"]


def test_the_console_prints_the_quarter_with_evidence_that_can_be_opened(reform, home, commune, capsysbinary):
    receive_dossier(commune, resolved=True, finished_at=moment("2022-06-15T10:00"))
    receive_dossier(home, in_progress=True)
    words = ["report", "quarter", "--agency", home.agency.code, "--from", "2022-06-13", "--to", "2022-06-20"]

    code, out, _ = run(capsysbinary, *words)

    report = json.loads(out)
    assert (code, report["agency"], report["missing"], len(report["figures"])) == (
        0,
        home.agency.code,
        [],
        18,
    )
    told = {(one["indicator"], one["scope"]): one for one in report["figures"]}
    assert (
        told["dossiers.on_time", "commune"]
        | {
            "section": "II.2.2",
            "value": 1,
            "share_percent": 100,
            "printed_as": "1 hồ sơ (chiếm 100%)",
            "period": {"from": "2022-06-13", "to": "2022-06-20"},
        }
        == told["dossiers.on_time", "commune"]
    )
    assert told["dossiers.to_handle", "commune"]["share_percent"] is None
    assert told["dossiers.online.level3", "district"]["printed_as"] == "0 hồ sơ"
    for figure in report["figures"]:
        shown = reform.get(figure["evidence"]["url"])
        if figure["evidence"]["register"] == "dossiers":
            assert (
                shown.content.decode().count("<tr data-row>")
                == figure["evidence"]["records"]
                == figure["value"]
            )
        else:
            assert figure["period"] == {"from": None, "to": "2022-06-20"}
            assert shown.json()["total"] == figure["evidence"]["records"] >= figure["value"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ["ii06", "--level", "commune", "--from", "2022-06-13", "--to", "2022-06-20", "--format", "pdf"],
            1,
            "Dạng pdf",
        ),
        (["quarter", "--from", "2022-06-13", "--to", "2022-06-20", "--format", "docx"], 1, "Dạng docx"),
        (["ii06", "--level", "commune", "--from", "13/6", "--to", "2022-06-20"], 1, "«13/6»"),
        (["ii06", "--agency", "nowhere", "--from", "2022-06-13", "--to", "2022-06-20"], 1, "«nowhere»"),
        (["quarter", "--from", "2022-06-13", "--to", "2022-06-20"], 1, "cần chọn một cơ quan"),
        (["quarter", "--agency", "000.00.15.H19", "--from", "2018-01-01", "--to", "2018-06-20"], 1, "2018"),
    ],
)
def test_the_console_refuses_in_one_line(home, commune, capsysbinary, words, code, says):
    answered, out, err = run(capsysbinary, "report", *words)

    assert (answered, out) == (code, b"")
    assert says in err
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_written_is_refused(commune, capsysbinary):
    words = [
        "report",
        "ii06",
        "--level",
        "commune",
        "--from",
        "2022-06-13",
        "--to",
        "2022-06-20",
        "-o",
        "/no/such/x",
    ]

    code, _, err = run(capsysbinary, *words)

    assert code == 1
    assert "Không ghi được tệp «/no/such/x»" in err


def test_without_a_period_the_page_shows_the_quarter_so_far(reform, home, monkeypatch):
    monkeypatch.setattr("motcua.insight.reports.web.views.day_of", lambda _: date(2026, 11, 24))

    page = reform.get(reverse("reports:ii06")).content.decode()

    assert "quý IV năm 2026, đến 24/11/2026" in page
    assert 'value="2026-09-15"' in page
