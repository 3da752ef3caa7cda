"""A series counts on without gaps, each for itself."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from motcua.common.counting import next_number
from motcua.operations.dossiers.models import CodeCounter

FRIDAY = date(2026, 9, 11)


def test_each_series_counts_for_itself(db: None):
    first = [next_number(CodeCounter, identifier="H19.158", day=FRIDAY) for _ in range(3)]
    other = next_number(CodeCounter, identifier="H19.159", day=FRIDAY)

    assert (first, other) == ([1, 2, 3], 1)


def test_a_number_whose_transaction_fails_is_given_again(db: None):
    with pytest.raises(OSError, match="the disk is full"), transaction.atomic():
        next_number(CodeCounter, identifier="H19.158", day=FRIDAY)
        raise OSError("the disk is full")

    assert next_number(CodeCounter, identifier="H19.158", day=FRIDAY) == 1
