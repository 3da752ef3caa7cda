"""Tinos holds every Vietnamese letter in all four faces; what it lacks is seen to be missing."""

from __future__ import annotations

import unicodedata

from motcua.capabilities.statutory_forms.glyphs import FONTS, coverage, letters, printable

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VIETNAMESE = {
    unicodedata.normalize("NFC", vowel + tone)
    for small in "aăâeêioôơuưy"
    for vowel in (small, small.upper())
    for tone in TONES
} | set("đĐ")


def test_every_face_holds_every_vietnamese_letter():
    faces = sorted(FONTS.glob("*.ttf"))

    assert len(faces) == 4
    assert len(VIETNAMESE) == 146
    for face in faces:
        held = coverage(face.read_bytes())
        assert {letter for letter in VIETNAMESE if ord(letter) not in held} == set()


def test_figures_and_signs_of_a_paper_are_held_too():
    assert letters().issuperset("0123456789.,:;/-–—()«»“”‘’…%№&@#+=≤≥×€₫§°")


def test_a_letter_that_no_face_holds_is_seen_to_be_missing():
    assert printable("Nguyễn 漢字 😀") == "Nguyễn □□ □"


def test_what_cannot_be_seen_is_left_out_and_line_breaks_stay():
    assert printable("một\r\nhai\u202e\u0000\tba\u00a0bốn") == "một\nhai ba\u00a0bốn"
