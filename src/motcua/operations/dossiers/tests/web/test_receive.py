"""Reception at the counter: what is typed stays, each refusal stands at its field, and nothing is written by looking."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from motcua.foundation.catalogue.models import ProcedureDuration, ProcedureVersion
from motcua.foundation.catalogue.queries import catalogue_changed
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.tests.factories import Office, make_office, receive_dossier, version_of
from motcua.operations.dossiers.tests.kept import rows_everywhere
from motcua.operations.dossiers.tests.web.conftest import Desk

PAGE = "/tiep-nhan/"
CARD = "000191004587||Nguyễn Thị Hoàng Phương Thảo Nguyên|14031991|Nữ|Tổ 5, ấp Bến Cam|01012022"
LONG = "Nguyễn " * 50_000


@pytest.fixture
def version(office: Office) -> ProcedureVersion:
    return version_of(office)


@pytest.fixture
def counter(desk: Desk) -> Client:
    return desk.client("counter")


def typed(counter: Client, version: ProcedureVersion | None = None, **changes: Any) -> dict[str, Any]:
    """Return a whole form as the page was opened and filled; None takes a field out."""
    number = re.search(r'name="form" value="([0-9a-f]{32})"', counter.get(PAGE).content.decode())
    assert number
    form: dict[str, Any] = {
        "form": number[1],
        "agency": "000.05.15.H19",
        "kind": "person",
        "name": "Nguyễn Văn Thử",
        "id_number": "000123456789",
        "phone": "0900 000 001",
        "email": "",
        "address": "Ấp 3, xã Phú Hội",
        "for_whom": "self",
        "procedure": version.procedure.code if version else "",
        "procedure_text": version.name if version else "",
        "channel": "direct",
        "return_by": "counter",
        "paper": ["1"],
        "originals-1": "1",
        "copies-1": "2",
        "do": "receive",
    }
    return {name: value for name, value in (form | changes).items() if value is not None}


OWNER = {"for_whom": "other", "owner_kind": "person", "owner_name": "Trần Thị Chủ", "owner_id_number": "000987654321",
         "authorisation": "Giấy ủy quyền 12/UQ"}  # fmt: skip


def test_a_whole_form_is_received_and_leads_to_its_code_and_promise(
    counter: Client, version: ProcedureVersion
):
    answer = counter.post(PAGE, typed(counter, version), follow=True)

    dossier = Dossier.objects.get()
    page = answer.content.decode()
    assert answer.redirect_chain == [(reverse("dossiers:received", args=[dossier.code]) + "#in", 302)]
    assert dossier.code in page
    assert "Hẹn trả 17:00 thứ Ba, 21/6/2022" in page
    assert 'class="pb wide"' in page
    assert re.search(r'<a class="b pri" href="/tiep-nhan/" data-key="n" autofocus>Người kế tiếp', page)
    assert (dossier.applicant.phone, dossier.components.get().copies) == ("0900000001", 2)


def test_the_date_is_explained_and_drawn_before_anything_is_kept(counter: Client, version: ProcedureVersion):
    form = typed(counter, version, do="look")
    before = rows_everywhere()

    page = counter.post(PAGE, form).content.decode()
    parts = counter.post("/tiep-nhan/hen/", form).content.decode()

    for shown in (page, parts):
        assert "17:00 thứ Ba, 21/6/2022" in shown
        assert "Nhận 9:40 thứ Năm 16/6, cộng 3 ngày làm việc: hẹn 17:00 thứ Ba 21/6/2022." in shown
        assert 'class="pb wide"' in shown
    assert rows_everywhere() == before


def test_the_date_follows_the_way_in_and_the_case(counter: Client, office: Office):
    version = make_version("9.500000", online_duration="1 ngày làm việc", name="Việc nhiều cách")
    ProcedureDuration.objects.create(version=version, case="Phải xác minh", text="10 ngày làm việc", unit="")
    catalogue_changed()
    asked = {"procedure": "9.500000", "channel": "direct", "agency": "000.05.15.H19"}

    def due(**more: str) -> str:
        page = counter.get("/tiep-nhan/hen/", asked | more).content.decode()
        found = re.search(r'<p class="truth">(.+?)</p>', page)
        return found[1] if found else ""

    assert due() == "17:00 thứ Ba, 21/6/2022"
    assert due(channel="online") == "17:00 thứ Sáu, 17/6/2022"
    assert due(case="Phải xác minh") == "17:00 thứ Năm, 30/6/2022"
    assert due(case="Không có thật") == due()


#: What is typed wrongly; the input at which the sentence stands; words of it.
WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no name": ({"name": " "}, "name", "Họ tên chưa được nhập."),
    "300 KB": ({"name": LONG}, "name", "Họ tên dài tối đa 200 ký tự"),
    "control": ({"name": "Thử\x07"}, "name", "ký tự điều khiển"),
    "control in an address": ({"address": "Ấp\x01 3"}, "address", "Địa chỉ có ký tự điều khiển"),
    "right-to-left": ({"name": "Thử\u202egnort"}, "name", "dấu đổi chiều chữ"),
    "short number": ({"id_number": "00012345678"}, "id_number", "Số định danh cần đủ 12 chữ số; đang có 11."),
    "letters": ({"id_number": "00012345678A"}, "id_number", "Số định danh chỉ gồm chữ số."),
    "business": ({"kind": "business"} | {"id_number": "123"}, "id_number", "10 hoặc 13 chữ số; đang có 3"),
    "kind": ({"kind": "cat"}, "kind", "«cat» không hợp lệ"),
    "phone": ({"phone": "12345"}, "phone", "bắt đầu bằng 0"),
    "e-mail": ({"email": "thu@"}, "email", "«thu@» không đúng dạng"),
    "owner's number": (OWNER | {"owner_id_number": "1"}, "owner_id_number", "đang có 1"),
    "owner's name": (OWNER | {"owner_name": ""}, "owner_name", "Họ tên chưa được nhập"),
    "no paper": (OWNER | {"authorisation": ""}, "authorisation", "cần ghi giấy tờ ủy quyền"),
    "own number": (OWNER | {"id_number": "1"}, "id_number", "đang có 1"),
    "half a scan": ({"name": "000191004587|x|Nguyễn"}, "name", "cần 7 phần"),
    "channel": ({"channel": "fax"}, "channel", "«fax» không hợp lệ"),
    "return": ({"return_by": "pigeon"}, "return_by", "«pigeon» không hợp lệ"),
    "no procedure": ({"procedure": "", "procedure_text": ""}, "procedure_text", "Chưa chọn thủ tục"),
    "unknown": ({"procedure": "9.999999", "procedure_text": ""}, "procedure_text", "«9.999999»"),
    "words": ({"procedure": "", "procedure_text": "không có đâu"}, "procedure_text", "Chưa chọn thủ tục"),
    "missing paper": ({"paper": []}, "papers", "Còn thiếu giấy tờ bắt buộc"),
    "unknown paper": ({"paper": ["1", "77"]}, "papers", "«77»"),
    "copies": ({"copies-1": "-1"}, "papers", "từ 0 đến 99"),
    "many copies": ({"copies-1": "400"}, "papers", "từ 0 đến 99"),
    "long note": ({"note": LONG}, "note", "Ghi chú dài tối đa"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_each_refusal_stands_at_its_field_and_everything_typed_stays(
    counter: Client, version: ProcedureVersion, wrong: str
):
    changes, place, words = WRONG[wrong]
    form = typed(counter, version, **changes)
    before = rows_everywhere()

    answer = counter.post(PAGE, form)

    page = answer.content.decode()
    anchor = place if place == "papers" else f"id_{place}"
    assert answer.status_code == 422
    assert "Chưa ghi được: còn một chỗ cần sửa" in page
    assert re.search(rf'<a href="#{anchor}">[^<]*{re.escape(words)}', page)
    assert re.search(rf'class="msg"[^>]*>[^<]*{re.escape(words)}', page)
    assert f'id="{anchor}' in page
    assert f'value="{form["form"]}"' in page
    if "address" not in changes:
        assert 'value="Ấp 3, xã Phú Hội"' in page
    assert rows_everywhere() == before


def test_a_form_with_nul_is_refused_at_the_door(counter: Client, version: ProcedureVersion):
    form = typed(counter, version, address="Ấp\x00 3")
    before = rows_everywhere()

    assert counter.post(PAGE, form).status_code == 400
    assert rows_everywhere() == before


def test_all_faults_are_told_at_once(counter: Client):
    form = typed(counter, None, name="", id_number="1", phone="2", channel="fax")

    page = counter.post(PAGE, form).content.decode()

    assert "còn 5 chỗ cần sửa" in page
    assert page.count("<li><a href=") == 5


@pytest.mark.parametrize(
    ("made", "words"),
    [
        ({"receivable": False}, "Chưa thể tiếp nhận thủ tục 9.700000"),
        ({"level": "district"}, "không thuộc thẩm quyền cấp xã"),
        ({"duration": "10 + 15 ngày"}, "chưa có thời hạn đọc được"),
        ({"duration": ""}, "chưa có thời hạn đọc được"),
    ],
)
def test_a_procedure_that_cannot_be_taken_says_why(counter: Client, made: dict[str, Any], words: str):
    make_version("9.700000", **made)
    form = typed(counter, None, procedure="9.700000")
    before = rows_everywhere()

    answer = counter.post(PAGE, form)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert rows_everywhere() == before


def test_a_year_without_a_calendar_is_named(counter: Client, version: ProcedureVersion, at):
    make_version("9.710000", duration="9999 ngày làm việc")

    answer = counter.post(PAGE, typed(counter, None, procedure="9.710000"))

    assert answer.status_code == 422
    assert "2028" in answer.content.decode()
    assert not Dossier.objects.exists()


def test_a_form_sent_again_leads_to_the_dossier_that_it_made(counter: Client, version: ProcedureVersion):
    form = typed(counter, version)
    counter.post(PAGE, form)

    answer = counter.post(PAGE, form | {"name": "Người Khác"}, follow=True)

    dossier = Dossier.objects.get()
    assert answer.redirect_chain == [(reverse("dossiers:received", args=[dossier.code]), 302)]
    assert "không có hồ sơ thứ hai nào được tạo" in answer.content.decode()


def test_a_form_without_its_number_gets_a_new_one_and_keeps_what_was_typed(
    counter: Client, version: ProcedureVersion
):
    form = typed(counter, version, form="broken")

    page = counter.post(PAGE, form).content.decode()

    assert "hãy bấm lại một lần nữa" in page
    assert re.search(r'name="form" value="[0-9a-f]{32}"', page)
    assert 'value="Nguyễn Văn Thử"' in page
    assert not Dossier.objects.exists()


def test_a_second_dossier_of_the_same_kind_on_a_day_is_a_warning_not_a_wall(
    counter: Client, version: ProcedureVersion
):
    counter.post(PAGE, typed(counter, version))
    first = Dossier.objects.get()
    form = typed(counter, version)

    looked = counter.post("/tiep-nhan/hen/", form).content.decode()
    received = counter.post(PAGE, form, follow=True).content.decode()

    assert "Người này đã có hồ sơ của cùng thủ tục" in looked and str(first.code) in looked
    assert "Người này còn hồ sơ của cùng thủ tục" in received and str(first.code) in received
    assert Dossier.objects.count() == 2


def test_one_hands_in_for_another(counter: Client, version: ProcedureVersion):
    counter.post(PAGE, typed(counter, version, **OWNER))

    dossier = Dossier.objects.get()
    assert dossier.submitter is not None
    assert (dossier.applicant.name, dossier.submitter.name) == ("Trần Thị Chủ", "Nguyễn Văn Thử")
    assert dossier.authorisation == "Giấy ủy quyền 12/UQ"


@pytest.mark.parametrize("where", ["name", "id_number"])
def test_a_scanned_card_fills_number_name_and_residence(
    counter: Client, version: ProcedureVersion, where: str
):
    counter.post(PAGE, typed(counter, version, **{where: CARD}))

    person = Dossier.objects.get().applicant
    assert person.name == "Nguyễn Thị Hoàng Phương Thảo Nguyên"
    assert (person.id_number, person.address) == ("000191004587", "Tổ 5, ấp Bến Cam")


def test_asking_for_a_supplement_keeps_it_registered_with_what_is_missing(
    counter: Client, version: ProcedureVersion
):
    form = typed(
        counter, version, do="supplement", items="Bản sao khai sinh\n\nẢnh 3x4", supplement_reason="component_missing",
        paper=[],
    )  # fmt: skip

    page = counter.post(PAGE, form, follow=True).content.decode()

    dossier = Dossier.objects.get()
    assert (State(dossier.state), dossier.asked, dossier.code) == (State.REGISTERED, True, None)
    assert "Đã ghi yêu cầu bổ sung, chưa tính ngày hẹn" in page and "Ảnh 3x4" in page


def test_refusing_needs_a_reason_of_the_list(counter: Client, version: ProcedureVersion):
    form = typed(counter, version, do="refuse", refuse_reason="", refuse_note="")
    before = rows_everywhere()

    refused = counter.post(PAGE, form)
    assert refused.status_code == 422
    assert re.search(r'<a href="#id_refuse_reason">Hãy chọn lý do', refused.content.decode())
    assert re.search(
        r'<details class="other" name="other-answer" open><summary class="b" data-key="f8">',
        refused.content.decode(),
    )
    assert rows_everywhere() == before

    page = counter.post(
        PAGE, form | {"refuse_reason": "not_competent", "refuse_note": "Nộp tại tỉnh"}, follow=True
    )
    assert State(Dossier.objects.get().state) is State.REFUSED_AT_RECEPTION
    assert "Nộp tại tỉnh" in page.content.decode()
    assert "Lý do: Không thuộc thẩm quyền giải quyết." in page.content.decode()


def test_a_supplement_without_a_word_is_refused_at_its_field(counter: Client, version: ProcedureVersion):
    answer = counter.post(PAGE, typed(counter, version, do="supplement", items=" "))

    assert re.search(r'<a href="#id_items">Hãy ghi ít nhất một nội dung', answer.content.decode())
    assert not Dossier.objects.exists()


def test_procedures_are_suggested_without_marks_with_time_and_at_most_ten(counter: Client):
    for number in range(12):
        make_version(f"9.60000{number:x}", name=f"Đăng ký giám hộ {number}")
    make_version("9.610000", name="Giám định, hộ tịch", receivable=False)

    hits = counter.get("/tiep-nhan/thu-tuc/", {"q": "giam ho"}).json()["results"]

    assert len(hits) == 10
    assert hits[0] == {
        "value": "9.600000",
        "label": "Đăng ký giám hộ 0",
        "code": "9.600000",
        "note": "3 ngày làm việc",
    }
    assert (
        counter.get("/tiep-nhan/thu-tuc/", {"q": "giam dinh"}).json()["results"][0]["note"]
        == "chưa tiếp nhận được"
    )
    assert counter.get("/tiep-nhan/thu-tuc/", {"q": " "}).json()["results"] == []


def test_without_scripts_a_search_offers_procedures_to_pick(counter: Client):
    make_version("9.620000", name="Đăng ký giám hộ")
    make_version("9.630000", name="Đăng ký chấm dứt giám hộ")

    page = counter.post(PAGE, typed(counter, None, procedure_text="giam ho", do="look")).content.decode()
    assert page.count('type="radio" name="pick"') == 2

    chosen = counter.post(PAGE, typed(counter, None, procedure_text="giam ho", pick="9.630000", do="look"))
    assert 'id="id_procedure" value="9.630000"' in chosen.content.decode()
    assert '<p class="truth">17:00 thứ Ba, 21/6/2022</p>' in chosen.content.decode()


def test_the_catalogue_leads_here_with_its_procedure(counter: Client, version: ProcedureVersion):
    page = counter.get(PAGE, {"procedure": version.procedure.code}).content.decode()

    assert 'value="Thủ tục thử"' in page
    assert "17:00 thứ Ba, 21/6/2022" in page


def test_the_same_person_goes_on_with_another_dossier(desk: Desk, counter: Client, office: Office):
    dossier = receive_dossier(office)

    page = counter.get(PAGE, {"same": dossier.code}).content.decode()

    assert 'value="Nguyễn Văn Thử"' in page and 'value="000123456789"' in page
    assert counter.get(PAGE, {"same": "000.00.15.H19-220101-0001"}).status_code == 404


@pytest.mark.parametrize("who", ["case", "head", "leader", "clerk", "reform"])
def test_only_the_counter_receives(desk: Desk, version: ProcedureVersion, who: str):
    client = desk.client(who)

    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"do": "receive"}).status_code == 403
    assert client.get("/tiep-nhan/hen/").status_code == 403
    assert client.get("/tiep-nhan/thu-tuc/", {"q": "x"}).status_code == 403
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("do", ["receive", "supplement", "refuse", "look"])
def test_an_agency_of_others_is_never_received_for(counter: Client, version: ProcedureVersion, do: str):
    make_office("000.06.15.H19", name="Ủy ban nhân dân xã Phước Thiền")
    words = {"items": "Ảnh 3x4", "supplement_reason": "other", "refuse_reason": "not_competent"}

    for agency in ("000.06.15.H19", "H19"):
        answer = counter.post(PAGE, typed(counter, version, agency=agency, do=do, **words))
        assert answer.status_code == 403

    assert not Dossier.objects.exists()


def test_the_page_costs_the_same_for_one_paper_and_for_thirty(
    query_cost, counter: Client, version: ProcedureVersion
):
    many = make_version("9.640000", components=[(f"Giấy {n}", False) for n in range(30)])
    for code in (version.procedure.code, many.procedure.code):
        counter.get(PAGE, {"procedure": code})

    costs = [
        query_cost(lambda code=code: counter.get(PAGE, {"procedure": code}))
        for code in (version.procedure.code, many.procedure.code)
    ]

    assert costs[0] == costs[1] < 12
