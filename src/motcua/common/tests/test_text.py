"""Vietnamese text: found without marks, sorted in Vietnamese order, cleaned at the door."""

from __future__ import annotations

import random

import pytest
from django.db import connection

from motcua.common.text import TextHasControls, TextMissing, TextTooLong, clean, fold, sort_key

IN_ORDER = [
    "an", "An Bình", "anh", "ăn", "âm", "ba", "bà", "bả", "bã", "bá", "bạ", "bà ba", "bá bả", "cam", "da", "đa", "đá",
    "e", "ê", "hoa", "hoà", "o", "ô", "ơ", "ở", "u", "ư", "y", "ỷ",
]  # fmt: skip


def cleaned(text: str, **how: bool) -> str:
    return clean(text, label="Họ tên", limit=20, field="name", **how)


# -- sorting


def test_names_sort_in_vietnamese_order() -> None:
    shuffled = IN_ORDER.copy()
    random.Random(1).shuffle(shuffled)

    assert sorted(shuffled, key=sort_key) == IN_ORDER


def test_case_outer_space_and_the_way_of_writing_marks_do_not_matter() -> None:
    assert sort_key("  ĐẤT   đai ") == sort_key("đất đai") == sort_key("đâ\u0301t đai")


def test_signs_come_before_numbers_and_numbers_before_letters() -> None:
    assert sorted(["a", "1", "-", "a b", "a-b", "a1"], key=sort_key) == ["-", "1", "a", "a b", "a-b", "a1"]


def test_a_key_is_made_of_digits_so_that_no_collation_can_disturb_it() -> None:
    assert sort_key("Đất đai; 中文 №1").isdigit()


def words(count: int) -> list[str]:
    """Return random Vietnamese-looking names of one to three syllables."""
    chance = random.Random(2)
    starts = ["", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x", "2", "10"]  # fmt: skip
    vowels = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
    ends = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]

    def syllable() -> str:
        return chance.choice(starts) + chance.choice(vowels) + chance.choice(ends)

    return [" ".join(syllable() for _ in range(chance.randint(1, 3))) for _ in range(count)]


if connection.vendor == "postgresql":  # SQLite has no Vietnamese collation to compare with

    def test_the_order_is_that_of_the_vietnamese_collation(db: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_collation WHERE collname = 'vi-x-icu'")
            if cursor.fetchone() is None:
                pytest.skip("this PostgreSQL was built without ICU; Debian's postgresql has it")
            names = sorted(set(words(3000)))
            cursor.execute(
                'SELECT name FROM unnest(%s::text[]) AS name ORDER BY name COLLATE "vi-x-icu"', [names]
            )
            in_order = [row[0] for row in cursor.fetchall()]

        assert sorted(names, key=sort_key) == in_order


# -- searching


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đất đai", "dat dai"),
        ("  HỘ   TỊCH ", "ho tich"),
        ("Nguyễn Thị Hương Giang", "nguyen thi huong giang"),
        ("u\u031b\u0309ng", "ung"),
        ("2.000815", "2.000815"),
    ],
)
def test_what_is_typed_without_marks_is_what_is_kept_to_be_found(text: str, folded: str) -> None:
    assert fold(text) == folded == fold(folded)


# -- cleaning


def test_a_text_is_kept_composed_and_without_outer_space() -> None:
    assert cleaned("\u00a0 Thu\u031b\u0309 \u00a0") == "Thử"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x7f", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u2028", "\ud800", "\ue000", "\u0378"])  # fmt: skip
def test_what_cannot_be_seen_is_refused(sign: str) -> None:
    for multiline in (False, True):
        with pytest.raises(TextHasControls, match="Họ tên có ký tự điều khiển") as caught:
            cleaned(f"Thử{sign}a", multiline=multiline)
        assert caught.value.field == "name"


def test_lines_are_possible_only_where_there_is_room_for_them() -> None:
    assert cleaned("Thử\r\nHai\tBa", multiline=True) == "Thử\r\nHai\tBa"
    with pytest.raises(TextHasControls):
        cleaned("Thử\nHai")


@pytest.mark.parametrize(("text", "length"), [("x" * 21, 21), ("x" * 300_000, 300_000), ("\ufb2c" * 10, 30)])
def test_a_text_that_is_too_long_says_by_how_much(text: str, length: int) -> None:
    with pytest.raises(TextTooLong, match=f"Họ tên dài tối đa 20 ký tự; đang có {length}."):
        cleaned(text)


def test_an_obligatory_text_is_missing_also_when_it_is_only_space() -> None:
    with pytest.raises(TextMissing, match="Họ tên chưa được nhập"):
        cleaned(" \u00a0 ", required=True)
    assert cleaned("  ") == ""
