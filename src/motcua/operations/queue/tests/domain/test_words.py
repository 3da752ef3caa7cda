"""A number in print and in speech."""

from __future__ import annotations

import pytest

from motcua.operations.queue.domain.words import spoken, spoken_counter, ticket_code


@pytest.mark.parametrize(("number", "code"), [(1, "A001"), (15, "A015"), (999, "A999"), (1000, "A1000")])
def test_a_number_has_three_digits_and_grows_when_it_must(number: int, code: str):
    assert ticket_code("A", number) == code


def test_a_number_is_called_out_sign_by_sign():
    assert spoken("A015", 3) == "Mời số A không một năm đến quầy ba."


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "một"), (5, "năm"), (10, "mười"), (11, "mười một"), (15, "mười lăm"), (20, "hai mươi"), (21, "hai mươi mốt"),
     (35, "ba mươi lăm"), (44, "bốn mươi bốn")],
)  # fmt: skip
def test_a_counter_is_said_as_people_count(number: int, words: str):
    assert spoken_counter(number) == words
