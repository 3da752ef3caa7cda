"""What is typed survives a closed browser, belongs to its account, and is gone once it is answered."""

from __future__ import annotations

from datetime import timedelta

from motcua.operations.dossiers.models import ReceptionDraft
from motcua.operations.dossiers.services.drafts import (
    LARGEST,
    draft_of,
    forget_draft,
    latest_draft,
    save_draft,
)
from motcua.operations.dossiers.tests.factories import MONDAY, Office
from motcua.operations.dossiers.tests.test_counter import FORM, sent

TYPED = {"name": ["Nguyễn Văn Thử"], "paper": ["1", "3"], "csrfmiddlewaretoken": ["x"], "do": ["look"]}


def save(
    office: Office, *, form: str = FORM, who: str = "counter", minutes: int = 0, **typed: list[str]
) -> bool:
    at = MONDAY + timedelta(minutes=minutes)
    return save_draft(office.user(who).pk, form, (TYPED | typed).items(), at=at)


def test_what_was_typed_last_is_offered_again_to_whoever_typed_it(office: Office):
    save(office)
    save(office, minutes=5, name=["Nguyễn Văn Thử Hai"])
    save(office, form="e" * 32, minutes=2)

    left = latest_draft(office.user("counter").pk, at=MONDAY + timedelta(hours=1))

    assert left is not None and (left.form, left.name) == (FORM, "Nguyễn Văn Thử Hai")
    assert left.data == {"name": ["Nguyễn Văn Thử Hai"], "paper": ["1", "3"]}
    assert latest_draft(office.user("counter_two").pk, at=MONDAY) is None
    assert draft_of(office.user("counter_two").pk, FORM, at=MONDAY) is None


def test_an_answered_form_leaves_no_draft_and_makes_none_again(office: Office):
    save(office)

    sent(office)

    assert not ReceptionDraft.objects.exists()
    assert not save(office)
    assert not ReceptionDraft.objects.exists()


def test_a_draft_is_dropped_by_hand_and_by_the_week(office: Office):
    save(office)
    save(office, form="e" * 32)
    forget_draft(office.user("counter").pk, FORM)
    assert ReceptionDraft.objects.count() == 1

    later = MONDAY + timedelta(days=7, minutes=1)
    assert latest_draft(office.user("counter").pk, at=later) is None
    save_draft(office.user("counter_two").pk, "d" * 32, TYPED.items(), at=later)
    assert [draft.form for draft in ReceptionDraft.objects.all()] == ["d" * 32]


def test_nothing_typed_a_strange_number_or_a_flood_is_not_kept(office: Office):
    assert not save(office, name=["  "])
    assert not save(office, form="x")
    assert not save(office, note=["x" * LARGEST])
    assert not ReceptionDraft.objects.exists()
