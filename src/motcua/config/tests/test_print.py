"""`motcua print` writes the paper of an event in the edition of its day, and says in one line why it cannot."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from motcua.config import console
from motcua.config.environment import read_address
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    Office,
    make_office,
    make_office_of_today,
    moment,
    receive_dossier,
)


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


def run(capsys, *words: str) -> tuple[int, str, str]:
    """Run the console script in this process: its exit code, output and complaints."""
    try:
        code = console.main(words)
    except SystemExit as left:
        code = int(left.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def text_of(path: Path) -> str:
    """Return all words of a PDF in one line."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("receipt", "HẸN TRẢ KẾT QUẢ"),
        ("supplement", "PHIẾU YÊU CẦU BỔ SUNG"),
        ("refusal", "PHIẾU TỪ CHỐI"),
        ("control", "PHIẾU KIỂM SOÁT"),
    ],
)
def test_each_paper_of_a_dossier_is_written_without_a_word(office, capsys, tmp_path, form, says):
    dossier = receive_dossier(office, waiting=True)
    act(
        Act.REFUSE,
        dossier_id=dossier.pk,
        by=office.officer("head"),
        at=moment("2022-06-14T09:00"),
        reason="other",
        note="Trùng hồ sơ",
    )
    file = tmp_path / "paper.pdf"

    assert run(capsys, "print", form, str(dossier.code), "-o", str(file)) == (0, "", "")

    assert says in text_of(file)


def test_an_apology_is_printed_too_and_machines_are_told_what_it_is(office, capsys, tmp_path):
    dossier = receive_dossier(office, in_progress=True)
    act(
        Act.EXTEND, dossier_id=dossier.pk, by=office.officer("head"), at=moment("2022-06-14T09:00"),
        reason="workload", until=date(2022, 6, 20),
    )  # fmt: skip
    file = tmp_path / "paper.pdf"

    code, out, _ = run(capsys, "print", "extension", str(dossier.code), "-o", str(file), "--json")

    assert code == 0
    assert json.loads(out) == {
        "form": "extension",
        "code": dossier.code,
        "file": str(file),
        "edition": "2018",
        "number": "01/PXL",
    }
    assert "ngày 20 tháng 6 năm 2022" in text_of(file)


def test_the_edition_is_the_events_unless_a_day_is_named(db, capsys, tmp_path):
    office = make_office_of_today()
    old = receive_dossier(office, at=moment("2025-09-14T08:00"))
    new = receive_dossier(office, at=moment("2025-09-15T08:00"))
    file = str(tmp_path / "paper.pdf")

    def edition(dossier, *more: str) -> str:
        code, out, _ = run(capsys, "print", "receipt", str(dossier.code), "-o", file, "--json", *more)
        assert code == 0
        return json.loads(out)["edition"]

    assert (edition(old), edition(new)) == ("2018", "2025")
    assert edition(old, "--on", "2025-09-15") == "2025"
    assert edition(new, "--on", "2025-09-14") == "2018"


def test_the_book_of_an_agency_holds_the_stretch_and_the_field(office, capsys, tmp_path):
    inside = receive_dossier(office)
    outside = receive_dossier(office, at=moment("2022-07-04T08:00"))
    file = tmp_path / "book.pdf"
    call = (
        "print",
        "register",
        "000.05.15.H19",
        "--from",
        "2022-06-01",
        "--to",
        "2022-06-30",
        "-o",
        str(file),
    )

    assert run(capsys, *call, "--field", inside.procedure_field.lower()) == (0, "", "")

    words = text_of(file).replace(" ", "")
    assert str(inside.code) in words
    assert str(outside.code) not in words


def test_a_long_book_is_whole_and_in_order(office, capsys, tmp_path):
    for number in range(70):
        receive_dossier(office, at=MONDAY.replace(hour=8 + number // 60, minute=number % 60))
    file = tmp_path / "book.pdf"

    call = (
        "print",
        "register",
        "000.05.15.H19",
        "--from",
        "2022-06-13",
        "--to",
        "2022-06-13",
        "-o",
        str(file),
    )
    assert run(capsys, *call) == (0, "", "")

    words = text_of(file).replace(" ", "")
    places = [words.index(f"000.05.15.H19-220613-{number:04d}") for number in range(1, 71)]
    assert places == sorted(places)


def test_what_cannot_be_printed_is_one_line_and_leaves_no_file(office, capsys, tmp_path):
    dossier = receive_dossier(office)
    file = tmp_path / "paper.pdf"
    book = ("register", "000.05.15.H19")
    for words, says in [
        (("stop", str(dossier.code)), "chưa có «Thông báo dừng"),
        (("receipt", "000.05.15.H19-220613-9999"), "Không tìm thấy hồ sơ"),
        (("receipt", "một mã gì đó"), "Không tìm thấy hồ sơ"),
        (("receipt", str(dossier.code), "--on", "2018-12-31"), "Không có quy định"),
        (("receipt", str(dossier.code), "--on", "hôm qua"), "không phải là ngày đúng dạng"),
        (("register", "H99", "--from", "2022-06-01", "--to", "2022-06-30"), "H99"),
        ((*book, "--from", "2022-06-30", "--to", "2022-06-01"), "ở trước ngày đầu"),
        (
            (*book, "--from", "2022-06-01", "--to", "2022-06-30", "--field", "Trăng"),
            "Không có lĩnh vực «Trăng»",
        ),
    ]:
        code, out, err = run(capsys, "print", *words, "-o", str(file))
        assert (code, out) == (1, "")
        assert says in err
        assert err.count("\n") == 1
        assert not file.exists()


def test_a_file_that_cannot_be_written_is_one_line(office, capsys, tmp_path):
    dossier = receive_dossier(office)

    for words in (
        ("receipt", str(dossier.code)),
        ("register", "000.05.15.H19", "--from", "2022-06-13", "--to", "2022-06-13"),
    ):
        code, _, err = run(capsys, "print", *words, "-o", str(tmp_path / "no" / "such" / "folder.pdf"))
        assert code == 1
        assert err.startswith("Không ghi được tệp")


@pytest.mark.parametrize(
    "words",
    [
        ("print",),
        ("print", "receipt"),
        ("print", "receipt", "X"),
        ("print", "poem", "X", "-o", "a.pdf"),
        ("print", "register", "X", "-o", "a.pdf"),
        ("print", "register", "X", "--from", "2022-06-01", "-o", "a.pdf"),
        ("print", "receipt", "X", "--from", "2022-06-01", "-o", "a.pdf"),
    ],
)
def test_wrong_arguments_are_one_line_and_exit_2(capsys, words):
    code, out, err = run(capsys, *words)

    assert (code, out) == (2, "")
    assert err.startswith("motcua print:")
    assert err.count("\n") == 1


def test_the_address_on_the_qr_codes_is_an_address(monkeypatch):
    monkeypatch.setenv("MOTCUA_ADDRESS", "https://motcua.example.vn/")
    assert read_address("MOTCUA_ADDRESS") == "https://motcua.example.vn"

    for nonsense in ("motcua.example.vn", "ftp://motcua.example.vn", "https://", "https://a.vn/?q=1"):
        monkeypatch.setenv("MOTCUA_ADDRESS", nonsense)
        with pytest.raises(Exception, match="MOTCUA_ADDRESS"):
            read_address("MOTCUA_ADDRESS")
