"""A register of any length is drawn in a process of its own and handed out while it grows, whole and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest

from motcua.capabilities.statutory_forms import render, samples
from motcua.capabilities.statutory_forms.joining import Joined, Part
from motcua.capabilities.statutory_forms.tests import papers

CODE = re.compile(r"H19\.158-260911-\d+")


def rows(count: int) -> list[dict[str, Any]]:
    patterns = samples.sample("register", "2025")["rows"]
    return [
        patterns[n % 3] | {"order": str(n + 1), "code": f"H19.158-260911-{n + 1:04d}"} for n in range(count)
    ]


def numbers_on(paper: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(paper)
    first_lines = [page.get_textpage().get_text_bounded().splitlines()[0] for page in document]
    document.close()
    return first_lines


@pytest.fixture(scope="module")
def long_register() -> bytes:
    parts = list(render.long_pdf("register", "2025", samples.sample("register", "2025"), iter(rows(400))))
    assert len(parts) > 2
    return b"".join(parts)


def test_every_row_is_there_once_and_in_order(long_register: bytes):
    assert CODE.findall(papers.text_of(long_register)) == [row["code"] for row in rows(400)]


def test_page_numbers_run_on_over_the_parts(long_register: bytes):
    pages = len(papers.sizes_of(long_register))

    assert numbers_on(long_register)[1:] == [str(number) for number in range(2, pages + 1)]


def test_no_page_but_the_last_ends_early(long_register: bytes):
    document = pypdfium2.PdfDocument(long_register)
    rows_a_page = [len(CODE.findall(page.get_textpage().get_text_bounded())) for page in document]
    document.close()

    assert min(rows_a_page[1:-1]) >= 0.8 * max(rows_a_page)


def test_it_is_headed_once_signed_once_and_an_archive_takes_it(long_register: bytes):
    text = papers.text_of(long_register)

    assert text.count("SỔ THEO DÕI HỒ SƠ") == 1
    assert text.count("GIÁM ĐỐC") == 1
    assert "<pdfaid:part>2</pdfaid:part>" in papers.metadata_of(long_register)
    assert papers.fonts_of(long_register) <= {"Tinos-Regular", "Tinos-Bold", "Tinos-Italic"}
    assert papers.fonts_not_embedded(long_register) == 0


def test_a_register_with_many_rows_is_drawn_elsewhere_whoever_asks():
    values = samples.sample("register", "2025") | {"rows": rows(render.LONG + 1)}

    paper = render.pdf("register", "2025", values)

    assert len(CODE.findall(papers.text_of(paper))) == render.LONG + 1
    assert b"/StructTreeRoot" not in paper


def test_a_long_hand_over_list_keeps_both_its_copies():
    row = samples.sample("hand_over_list", "house")["rows"][0]
    values = samples.sample("hand_over_list", "house") | {"rows": [row] * 70}

    paper = render.pdf("hand_over_list", "house", values)

    assert papers.text_of(paper).count("H19.158-260911-0027") == 140
    assert papers.text_of(paper).count("GIẤY BÀN GIAO HỒ SƠ") == 2
    assert [line for line in numbers_on(paper) if line.isdigit()] == ["2", "3", "2", "3"]


def test_an_empty_register_has_its_head_and_no_row():
    paper = b"".join(render.long_pdf("register", "2018", samples.sample("register", "2018"), ()))

    assert "SỔ THEO DÕI HỒ SƠ" in papers.text_of(paper)
    assert len(papers.sizes_of(paper)) == 1


def test_rows_without_a_code_are_printed_all_the_same():
    nameless = [rows(1)[0] | {"code": "", "order": str(number)} for number in range(1, 161)]

    paper = b"".join(render.long_pdf("register", "2025", samples.sample("register", "2025"), nameless))

    orders = re.findall(r"(\d+) Cấp bản sao", papers.words_of(paper))
    assert orders == [str(number) for number in range(1, 161)]


def test_rows_are_asked_for_as_the_paper_grows_and_a_reader_who_leaves_ends_the_process():
    asked: list[int] = []

    def counted() -> Iterator[dict[str, Any]]:
        for number, row in enumerate(rows(1_000)):
            asked.append(number)
            yield row

    growing = render.long_pdf("register", "2025", samples.sample("register", "2025"), counted())
    next(growing)
    growing.close()

    assert len(asked) == render.ROWS_A_PART


def test_a_process_that_dies_is_named():
    with render._Worker() as worker:
        worker._process.kill()
        worker._process.wait()

        with pytest.raises(render.WorkerLost):
            worker.ask({"end": True})


def test_joined_parts_read_as_one_paper():
    part = render.draw("refusal", "2025", samples.sample("refusal", "2025"), tags=False)
    joined = Joined()

    whole = joined.add(Part.of(part)) + joined.add(Part.of(part)) + joined.finish()

    assert papers.text_of(whole) == papers.text_of(part) + "\n" + papers.text_of(part)
