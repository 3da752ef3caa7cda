"""Snapshots are true after every change, and cost one look a request."""

from __future__ import annotations

import pytest
from django.db import transaction

from motcua.common import versions
from motcua.common.versions import Snapshot, bump, current, held


@pytest.fixture
def built() -> list[int]:
    return []


@pytest.fixture
def snapshot(built: list[int]) -> Snapshot[int]:
    def build() -> int:
        built.append(1)
        return len(built)

    return Snapshot("things", build)


def test_a_snapshot_is_built_once_while_nothing_changes(db, snapshot, built):
    assert snapshot.get() == snapshot.get() == 1

    assert len(built) == 1


def test_a_bump_makes_the_next_look_build_anew(db, snapshot):
    snapshot.get()

    bump("things")

    assert snapshot.get() == 2


def test_another_name_changes_nothing(db, snapshot):
    snapshot.get()

    bump("others")

    assert snapshot.get() == 1


def test_what_was_rolled_back_is_not_remembered(db, snapshot):
    snapshot.get()
    try:
        with transaction.atomic():
            bump("things")
            assert snapshot.get() == 2
            raise RuntimeError
    except RuntimeError:
        pass

    assert snapshot.get() == 3


def test_a_number_taken_back_never_comes_again(db):
    numbers = set()
    for _ in range(5):
        try:
            with transaction.atomic():
                bump("things")
                numbers.add(current("things"))
                raise RuntimeError
        except RuntimeError:
            pass

    assert len(numbers) == 5


def test_a_held_block_looks_once_and_still_sees_its_own_bump(db, snapshot, query_cost):
    snapshot.get()

    with held():
        assert query_cost(lambda: [snapshot.get() for _ in range(50)]) == 1
        bump("things")
        assert snapshot.get() == 2


def test_a_request_looks_once(db, snapshot, query_cost):
    snapshot.get()

    versions._begin_request()
    cost = query_cost(lambda: [(snapshot.get(), current("others")) for _ in range(50)])
    versions._end_request()

    assert cost == 1


def test_forgetting_builds_anew(db, snapshot):
    snapshot.get()

    snapshot.forget()

    assert snapshot.get() == 2
