"""At the counter: a paper that the office holds of this person need not be brought again, and the receipt tells no lie."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from motcua.foundation.catalogue.models import ProcedureVersion
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain.files import Digitised
from motcua.operations.dossiers.models import Dossier, DossierComponent
from motcua.operations.dossiers.tests.factories import Office, receive_dossier, register_dossier
from motcua.operations.dossiers.tests.scans import names, pdf, scanned
from motcua.operations.dossiers.tests.web.conftest import Desk

pytestmark = pytest.mark.usefixtures("files_folder")
PAGE = "/tiep-nhan/"


@pytest.fixture
def version(office: Office) -> ProcedureVersion:
    return make_version("1.001193", name="Đăng ký khai sinh", components=(("Giấy chứng sinh", True),))


@pytest.fixture
def held(office: Office, version: ProcedureVersion) -> int:
    return scanned(receive_dossier(office, version=version), pdf("chứng sinh.pdf"))[0]


def typed(counter: Client, **changes: Any) -> dict[str, Any]:
    number = re.search(r'name="form" value="([0-9a-f]{32})"', counter.get(PAGE).content.decode())
    assert number
    form = {
        "form": number[1], "agency": "000.05.15.H19", "kind": "person", "name": "Nguyễn Văn Thử",
        "id_number": "000123456789", "phone": "", "email": "", "address": "Ấp 3", "for_whom": "self",
        "procedure": "1.001193", "procedure_text": "Đăng ký khai sinh", "channel": "direct",
        "return_by": "counter", "do": "receive",
    }  # fmt: skip
    return form | changes


def test_a_paper_that_is_held_says_so_before_anything_is_saved(desk: Desk, held: int):
    counter = desk.client("counter")

    page = counter.post(PAGE, typed(counter, do="look")).content.decode()
    stranger = counter.post(PAGE, typed(counter, do="look", id_number="000999999999")).content.decode()

    assert f'name="reuse" value="1:{held}"' in page
    assert "Dùng lại, không phải nộp." in page and "Đã có bản quét «Giấy chứng sinh»" in page
    assert 'name="reuse"' not in stranger


def test_it_is_received_without_the_paper_and_counted_as_reused(desk: Desk, held: int):
    counter = desk.client("counter")

    refused = counter.post(PAGE, typed(counter))
    answer = counter.post(PAGE, typed(counter, reuse=f"1:{held}"))

    assert (refused.status_code, answer.status_code) == (422, 302)
    dossier = Dossier.objects.latest("pk")
    row = DossierComponent.objects.get(dossier=dossier)
    assert (row.originals, row.copies, row.digitised) == (0, 0, Digitised.FROM_COMPONENT)
    assert names(dossier) == ["chứng sinh.pdf"]


def test_what_stays_ticked_comes_back_ticked(desk: Desk, held: int):
    counter = desk.client("counter")

    page = counter.post(PAGE, typed(counter, do="look", reuse=f"1:{held}")).content.decode()

    assert f'value="1:{held}" checked' in page and "Đủ giấy tờ bắt buộc." in page


@pytest.mark.parametrize("chosen", ["1:999999", "1:x", "2:1", ":", "1:1:1"])
def test_a_scan_that_is_not_offered_makes_no_dossier(desk: Desk, held: int, chosen: str):
    counter = desk.client("counter")
    before = Dossier.objects.count()

    answer = counter.post(PAGE, typed(counter, reuse=chosen))

    assert 400 <= answer.status_code < 500
    assert Dossier.objects.count() == before


def test_an_online_dossier_whose_paper_is_there_as_a_file_can_be_accepted(
    desk: Desk, office: Office, version: ProcedureVersion
):
    filed = register_dossier(office, components=())
    path = f"/ho-so/{filed.reference}/viec/accept/"

    without = desk.client("counter").post(path)
    scanned(filed)
    with_file = desk.client("counter").post(path)

    assert (without.status_code, with_file.status_code) == (422, 302)
