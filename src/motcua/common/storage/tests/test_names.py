from __future__ import annotations

import pytest

from motcua.common.storage.names import LONGEST, ending_of, saved_name, shown_name
from motcua.common.storage.refusals import BadName


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Giấy khai sinh của Đặng Thị Ưu.pdf", "Giấy khai sinh của Đặng Thị Ưu.pdf"),
        ("C:\\fakepath\\CCCD mặt trước.JPG", "CCCD mặt trước.JPG"),
        ("../../../../etc/cron.d/x.pdf", "x.pdf"),
        ("..\\..\\x.png", "x.png"),
        ("..", "tep"),
        ("", "tep"),
        (".htaccess", "tep.htaccess"),
        ("   .pdf", "tep.pdf"),
        ("CON.pdf", "tep CON.pdf"),
        ("<script>alert(1)</script>.pdf", "script.pdf"),
        ('x.pdf"; filename="x.html', "x.pdf filename x.html"),
        ("{{7*7}}.pdf", "7 7.pdf"),
        ("; rm -rf $HOME; #.pdf", "rm -rf HOME.pdf"),
        ("\ud800.pdf", "tep.pdf"),
        ("e\u0323\u0302.pdf", "ệ.pdf"),
        ("a  \u00a0 b.pdf", "a b.pdf"),
    ],
)
def test_a_name_loses_its_path_and_what_means_something_elsewhere_and_keeps_its_letters(
    sent: str, shown: str
):
    assert shown_name(sent) == shown


@pytest.mark.parametrize(
    "sent",
    [
        "x.pdf\0.exe",
        "x\r\nSet-Cookie: a=b",
        "hoadon\u202efdp.exe",
        "\u2066x.pdf",
        "\x1b[2J.pdf",
        "\ufeffx.pdf",
    ],
)
def test_characters_that_only_deceive_are_refused(sent: str):
    with pytest.raises(BadName):
        shown_name(sent)


@pytest.mark.parametrize(
    "sent", ["a" * 4000 + ".pdf", "ă" * 300 + ".jpg", "x." + "p" * 500, "a/" * 500 + "x.pdf"]
)
def test_a_name_is_never_longer_than_can_be_kept(sent: str):
    assert 0 < len(shown_name(sent)) <= LONGEST


@pytest.mark.parametrize(
    ("name", "media_type", "saved"),
    [
        ("Đơn.pdf", "application/pdf", "Đơn.pdf"),
        ("Đơn.PDF", "application/pdf", "Đơn.PDF"),
        ("ảnh.jpeg", "image/jpeg", "ảnh.jpeg"),
        ("ảnh.png", "image/jpeg", "ảnh.jpg"),
        ("x.html", "application/pdf", "x.html.pdf"),
        ("x.php", "image/png", "x.php.png"),
        ("x", "image/png", "x.png"),
        ("", "application/pdf", "tep.pdf"),
        ("x.exe", "text/html", "x.exe.bin"),
    ],
)
def test_what_goes_out_ends_as_what_it_is(name: str, media_type: str, saved: str):
    assert saved_name(name, media_type) == saved


def test_the_ending_is_read_in_lower_case():
    assert [ending_of(name) for name in ("a.PDF", "a", ".pdf", "a.b.Jpg")] == ["pdf", "", "", "jpg"]
