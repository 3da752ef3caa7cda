"""The section of papers and scans: added, moved, taken away, reused by pages that work without scripts; never inline."""

from __future__ import annotations

import pytest

from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.models import DossierFile
from motcua.operations.dossiers.queries.files import files_of
from motcua.operations.dossiers.services.files import remove_file
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier
from motcua.operations.dossiers.tests.scans import names, pdf, png, scanned
from motcua.operations.dossiers.tests.web.conftest import Desk

pytestmark = pytest.mark.usefixtures("files_folder")


def post(desk: Desk, who: str, path: str, *, fragment: bool = False, **data):
    headers = {"X-Fragment": "1"} if fragment else {}
    return desk.client(who).post(path, data, headers=headers)


def test_the_dossiers_page_says_which_papers_are_not_scanned(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    before = desk.get("counter", f"/ho-so/{dossier.code}/")
    scanned(dossier, pdf("quét.pdf", pages=2), by=office.officer("counter"))
    after = desk.get("counter", f"/ho-so/{dossier.code}/")

    assert "0/1 giấy đã có bản quét" in before and "Chưa quét" in before
    assert "1/1 giấy đã có bản quét" in after and "1 tệp, 2 trang" in after and "quét.pdf" in after


def test_files_are_added_and_the_page_goes_back_to_the_paper(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    path = f"/ho-so/{dossier.code}/tep/"

    answer = post(
        desk,
        "counter",
        path,
        component="1",
        files=[pdf("a.pdf"), png("b.png")],
        next=f"/ho-so/{dossier.code}/",
    )

    assert (answer.status_code, answer["Location"]) == (302, f"/ho-so/{dossier.code}/#tep-1")
    assert names(dossier) == ["a.pdf", "b.png"]
    assert DossierFile.objects.first().added_by_id == office.officer("counter")


def test_nobody_is_sent_to_another_site_afterwards(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    answer = post(
        desk,
        "counter",
        f"/ho-so/{dossier.code}/tep/",
        component="1",
        files=pdf(),
        next="https://example.org/",
    )

    assert answer["Location"].startswith(f"/ho-so/{dossier.code}/tep/")


def test_a_refused_file_is_told_at_its_paper_and_nothing_is_kept(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    script = png("ảnh.png")
    script.file.seek(0)
    script.file.write(b"<svg><script>")
    script.file.seek(0)

    answer = post(desk, "counter", f"/ho-so/{dossier.code}/tep/", component="1", files=[script])

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode() and "PDF, JPEG" in answer.content.decode()
    assert not DossierFile.objects.exists()


def test_a_script_gets_the_section_alone_with_what_was_done(desk: Desk, office: Office):
    dossier = receive_dossier(office)

    page = post(
        desk, "counter", f"/ho-so/{dossier.code}/tep/", fragment=True, component="1", files=[pdf()]
    ).content.decode()

    assert "<html" not in page and "Đã thêm 1 tệp." in page and "data-files" in page


def test_pages_change_places_and_go(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    first, second = scanned(dossier, pdf("a.pdf"), png("b.png"))
    seal = files_of(dossier).papers[0].seal
    base = f"/ho-so/{dossier.code}/tep"

    assert post(desk, "counter", f"{base}/{second}/chuyen/", to="up", seen=seal).status_code == 302
    stale = post(desk, "counter", f"{base}/{first}/bo/", seen=seal)
    assert post(desk, "counter", f"{base}/{first}/bo/").status_code == 302

    assert stale.status_code == 409
    assert "Lê Thị Một đã đổi chỗ tệp «b.png» lúc 9:40 thứ Năm, 16/6/2022" in stale.content.decode()
    page = desk.get("counter", f"/ho-so/{dossier.code}/")
    assert names(dossier) == ["b.png"] and "1 tệp đã bỏ" in page and "bỏ lúc 9:40 thứ Năm" in page


def test_a_file_is_saved_and_never_shown_and_its_pages_are_drawn_anew(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    key = scanned(dossier, pdf("Giấy khai sinh.pdf", pages=2))[0]
    client, base = desk.client("counter"), f"/ho-so/{dossier.code}/tep/{key}"

    kept, drawn = client.get(f"{base}/"), client.get(f"{base}/trang-2.png")
    page = client.get(f"{base}/xem/").content.decode()

    assert kept["Content-Disposition"].startswith("attachment")
    assert b"".join(kept.streaming_content).startswith(b"%PDF")
    assert drawn["Content-Type"] == "image/png" and drawn.content.startswith(b"\x89PNG")
    assert f"{base}/trang-2.png" in page and "Trang 2 trong 2" in page
    assert client.get(f"{base}/trang-3.png").status_code == 422


def test_a_file_taken_away_or_of_another_dossier_is_not_there(desk: Desk, office: Office):
    dossier, other = receive_dossier(office), receive_dossier(office)
    key = scanned(dossier)[0]

    assert desk.client("counter").get(f"/ho-so/{other.code}/tep/{key}/").status_code == 404
    remove_file(dossier_id=dossier.pk, file_id=key, by=None, at=moment("2022-06-14T08:00"))
    assert desk.client("counter").get(f"/ho-so/{dossier.code}/tep/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("who", "opens", "adds"),
    [
        ("counter", True, True),
        ("case", True, True),
        ("head", True, True),
        ("clerk", True, True),
        ("leader", True, False),
        ("reform", False, False),
    ],
)
def test_who_opens_scans_and_who_adds_them(desk: Desk, office: Office, who: str, opens: bool, adds: bool):
    dossier = receive_dossier(office, in_progress=True)
    key = scanned(dossier)[0]

    page = desk.get(who, f"/ho-so/{dossier.code}/")
    kept = desk.client(who).get(f"/ho-so/{dossier.code}/tep/{key}/")
    assert not kept.streaming or b"".join(kept.streaming_content)
    added = post(desk, who, f"/ho-so/{dossier.code}/tep/", component="1", files=[png()])

    assert (kept.status_code == 200, added.status_code == 302) == (opens, adds)
    assert ("data-drop" in page, "trang-1-nho.png" in page) == (adds, opens)


def test_a_result_is_added_by_whoever_hands_it_out(desk: Desk, office: Office):
    dossier = receive_dossier(office, resolved=True)
    path = f"/ho-so/{dossier.code}/tep/"

    by_leader = post(desk, "leader", path, component="", files=[pdf("kết quả.pdf")])
    by_case = post(desk, "reform", path, component="", files=[png()])

    assert (by_leader.status_code, by_case.status_code) == (302, 403)
    assert "Đã có bản điện tử" in desk.get("counter", f"/ho-so/{dossier.code}/")


def test_what_need_not_be_scanned_says_so_and_is_not_missed(desk: Desk, office: Office):
    version = make_version(
        "1.000001", components=(("Giấy chứng sinh", True), ("Tài liệu mật của cơ quan", False))
    )
    online = receive_dossier(office, version=version, channel="online")

    page = desk.get("counter", f"/ho-so/{online.code}/")

    assert "Nộp trực tuyến, đã là bản điện tử" in page and "giấy đã có bản quét" not in page
    refused = post(desk, "counter", f"/ho-so/{online.code}/tep/", component="2", files=[pdf()])
    assert refused.status_code == 422 and "tài liệu mật" in refused.content.decode()


def test_the_papers_pages_are_compared_and_a_difference_is_told(desk: Desk, office: Office):
    dossier = receive_dossier(office)
    scanned(dossier, pdf(pages=2))
    path = f"/ho-so/{dossier.code}/tep/so-trang/"

    post(desk, "counter", path, component="1", pages="3")
    page = desk.get("counter", f"/ho-so/{dossier.code}/")
    wrong = post(desk, "counter", path, component="1", pages="ba")

    assert "Giấy có 3 trang, bản quét mới có 2: còn thiếu 1 trang." in page
    assert wrong.status_code == 422 and "từ 1 đến" in wrong.content.decode()


def test_what_is_held_is_offered_and_reused_with_one_press(desk: Desk, office: Office):
    version = make_version("1.000002", components=(("Giấy chứng sinh; hoặc giấy cam đoan", True),))
    earlier = receive_dossier(office, version=version)
    key = scanned(earlier, pdf(pages=2))[0]
    dossier = receive_dossier(office, version=version)

    page = desk.get("counter", f"/tiep-nhan/xong/{dossier.code}/")
    answer = post(desk, "counter", f"/ho-so/{dossier.code}/tep/dung-lai/", component="1", source=key)

    assert "Đã có bản quét «Giấy chứng sinh» (2 trang, thứ Hai, 13/6/2022), hồ sơ" in page
    assert answer.status_code == 302
    assert "Dùng lại bản đã có" in desk.get("counter", f"/ho-so/{dossier.code}/")
    again = post(desk, "counter", f"/ho-so/{dossier.code}/tep/dung-lai/", component="1", source=key)
    assert again.status_code == 409


def test_the_page_costs_the_same_for_one_file_and_for_many(desk: Desk, office: Office, query_cost):
    dossier = receive_dossier(office)
    client = desk.client("counter")
    scanned(dossier)
    client.get(f"/ho-so/{dossier.code}/")
    cost_of_one = query_cost(lambda: client.get(f"/ho-so/{dossier.code}/"))
    scanned(dossier, *(png(mark=mark) for mark in range(6)))

    assert query_cost(lambda: client.get(f"/ho-so/{dossier.code}/")) == cost_of_one


def test_the_page_of_digitisation_shows_counts_shares_and_definitions(desk: Desk, office: Office):
    scanned(receive_dossier(office))
    receive_dossier(office)

    page = desk.get("leader", "/so-hoa/?from=2022-06-01&to=2022-06-16")
    empty = desk.get("reform", "/so-hoa/?from=2022-03-01&to=2022-03-31")
    wrong = desk.client("leader").get("/so-hoa/?from=2022-06-16&to=2022-06-01")

    assert "50%" in page and "1 trên 2 hồ sơ nộp giấy" in page and "Định nghĩa" in page
    assert "Chưa có hồ sơ trong kỳ này" in empty
    assert wrong.status_code == 422 and "Kỳ cần từ 1 đến" in wrong.content.decode()
    assert desk.client("counter").get("/so-hoa/").status_code == 403
