"""Files come to a dossier, change places and go; nothing is overwritten unseen, and what was there can be proved."""

from __future__ import annotations

from datetime import timedelta

import pytest

from motcua.operations.dossiers.domain import files as rules
from motcua.operations.dossiers.domain.refusals import ComponentUnknown
from motcua.operations.dossiers.models import DossierComponent, DossierFile
from motcua.operations.dossiers.queries.files import files_of
from motcua.operations.dossiers.services.files import add_files, move_file, remove_file, say_paper_pages
from motcua.operations.dossiers.tests.factories import MONDAY, Office, receive_dossier
from motcua.operations.dossiers.tests.scans import names, pdf, png, scanned

LATER = MONDAY + timedelta(hours=1)


def test_several_files_become_the_pages_of_one_paper_in_their_order(office: Office, files_folder):
    dossier = receive_dossier(office)

    scanned(dossier, pdf("mặt trước.pdf"), png("mặt sau.png"), by=office.officer("counter"))
    scanned(dossier, pdf("phụ lục.pdf", pages=3, mark=1))

    paper = files_of(dossier).papers[0]
    assert [line.name for line in paper.files] == ["mặt trước.pdf", "mặt sau.png", "phụ lục.pdf"]
    assert (paper.scanned_pages, paper.files[0].added_by) == (5, "Lê Thị Một")
    assert DossierComponent.objects.get(dossier=dossier).digitised == rules.Digitised.HERE


def test_one_bad_file_and_none_is_taken(office: Office, files_folder):
    dossier = receive_dossier(office)
    bad = pdf("hỏng.pdf")
    bad.file.seek(0)
    bad.file.truncate(20)
    bad.size = 20

    with pytest.raises(Exception, match="bị hỏng"):
        scanned(dossier, pdf(), bad)

    assert not DossierFile.objects.exists()


def test_the_same_bytes_twice_in_one_paper_are_an_accident(office: Office, files_folder):
    dossier = receive_dossier(office)
    scanned(dossier, png("quét 1.png"))

    with pytest.raises(rules.AlreadyThere, match="quét 2"):
        scanned(dossier, png("quét 2.png"))


def test_a_paper_that_the_procedure_does_not_have_takes_no_files(office: Office, files_folder):
    dossier = receive_dossier(office)

    with pytest.raises(ComponentUnknown):
        scanned(dossier, component="7")
    with pytest.raises(rules.NoFiles):
        add_files(dossier_id=dossier.pk, component="1", uploads=[], by=None, at=MONDAY)


def test_what_is_taken_away_stays_as_a_row_that_says_who_and_when(office: Office, files_folder):
    dossier = receive_dossier(office)
    key = scanned(dossier, pdf("nhầm.pdf"))[0]

    remove_file(dossier_id=dossier.pk, file_id=key, by=office.officer("counter"), at=LATER)

    paper = files_of(dossier).papers[0]
    assert paper.files == ()
    assert [(one.name, one.removed_by, one.removed_at) for one in paper.removed] == [
        ("nhầm.pdf", "Lê Thị Một", LATER)
    ]
    assert DossierComponent.objects.get(dossier=dossier).digitised == rules.Digitised.NONE
    assert scanned(dossier, pdf("nhầm.pdf"))


def test_pages_change_places(office: Office, files_folder):
    dossier = receive_dossier(office)
    first, _second, third = scanned(dossier, pdf("a.pdf"), pdf("b.pdf", mark=1), pdf("c.pdf", mark=2))

    move_file(dossier_id=dossier.pk, file_id=third, up=True, by=None, at=LATER)
    move_file(dossier_id=dossier.pk, file_id=first, up=False, by=office.officer("counter"), at=LATER)

    assert names(dossier) == ["c.pdf", "a.pdf", "b.pdf"]
    assert DossierFile.objects.get(pk=first).moved_by_id == office.officer("counter")


def test_the_first_page_does_not_go_further_up(office: Office, files_folder):
    dossier = receive_dossier(office)
    first, second = scanned(dossier, pdf(), pdf(mark=1))

    with pytest.raises(rules.NothingToMove, match="đầu"):
        move_file(dossier_id=dossier.pk, file_id=first, up=True, by=None, at=LATER)
    with pytest.raises(rules.NothingToMove, match="cuối"):
        move_file(dossier_id=dossier.pk, file_id=second, up=False, by=None, at=LATER)


@pytest.mark.parametrize("what", ["thêm", "bỏ", "đổi chỗ"])
def test_who_looked_at_other_files_is_told_who_changed_what(office: Office, files_folder, what: str):
    dossier = receive_dossier(office)
    one, two, three = scanned(dossier, pdf("a.pdf"), pdf("b.pdf", mark=1), pdf("c.pdf", mark=2))
    seen = files_of(dossier).papers[0].seal
    colleague = office.officer("counter_two")
    if what == "thêm":
        add_files(dossier_id=dossier.pk, component="1", uploads=[png("mới.png")], by=colleague, at=LATER)
    elif what == "bỏ":
        remove_file(dossier_id=dossier.pk, file_id=one, by=colleague, at=LATER)
    else:
        move_file(dossier_id=dossier.pk, file_id=two, up=True, by=colleague, at=LATER)
    before = names(dossier)

    for change in (
        lambda: remove_file(dossier_id=dossier.pk, file_id=three, by=None, at=LATER, seen=seen),
        lambda: move_file(dossier_id=dossier.pk, file_id=one, up=False, by=None, at=LATER, seen=seen),
    ):
        with pytest.raises(rules.FilesChanged, match=rf"Phan Thị Cửa đã {what} tệp «.+» lúc 9:00 thứ Hai"):
            change()

    assert names(dossier) == before


def test_a_file_of_another_dossier_is_not_there(office: Office, files_folder):
    dossier, other = receive_dossier(office), receive_dossier(office)
    key = scanned(other)[0]

    with pytest.raises(rules.UnknownFile):
        remove_file(dossier_id=dossier.pk, file_id=key, by=None, at=LATER)


def test_papers_come_until_the_result_is_returned(office: Office, files_folder):
    withdrawn = receive_dossier(office, withdrawn=True)
    returned = receive_dossier(office, returned=True)

    for dossier, state in ((withdrawn, "Đã rút"), (returned, "Đã trả kết quả")):
        with pytest.raises(rules.FilesClosed, match=state):
            scanned(dossier)


def test_an_electronic_result_comes_once_there_is_a_result(office: Office, files_folder):
    early, resolved = receive_dossier(office, handed_over=True), receive_dossier(office, returned=True)

    with pytest.raises(rules.NoResultYet):
        scanned(early, component="")
    scanned(resolved, pdf("kết quả.pdf", pages=2), component="")

    known = files_of(resolved)
    assert [(line.name, line.is_result) for line in known.results] == [("kết quả.pdf", True)]
    assert not any(paper.files for paper in known.papers)


def test_the_papers_pages_are_compared_with_those_of_the_scan(office: Office, files_folder):
    dossier = receive_dossier(office)
    scanned(dossier, pdf(pages=3))

    say_paper_pages(dossier_id=dossier.pk, component="1", pages=4)
    short = files_of(dossier).papers[0].doubt
    say_paper_pages(dossier_id=dossier.pk, component="1", pages=3)

    assert short == "Giấy có 4 trang, bản quét mới có 3: còn thiếu 1 trang."
    assert files_of(dossier).papers[0].doubt == ""
    with pytest.raises(rules.PaperPagesWrong):
        say_paper_pages(dossier_id=dossier.pk, component="1", pages=0)


def test_all_files_of_a_dossier_cost_as_much_as_one(office: Office, files_folder, query_cost):
    dossier = receive_dossier(office)
    scanned(dossier)
    cost_of_one = query_cost(lambda: files_of(dossier))
    scanned(dossier, *(png(mark=mark) for mark in range(5)))

    assert query_cost(lambda: files_of(dossier)) == cost_of_one <= 3
