"""A refusal is one sentence at one place, with a name that machines can keep."""

from __future__ import annotations

from motcua.common.refusals import Conflict, NotAllowed, NotFound, Refusal


class StepNotOpen(Conflict):
    """A rule of these tests."""

    field = "step"
    sentence = "Bước %(step)s không còn mở."


def test_it_tells_its_sentence_filled_with_values() -> None:
    assert str(StepNotOpen(step=3)) == "Bước 3 không còn mở."
    assert str(NotAllowed()) == NotAllowed.sentence


def test_a_per_cent_sign_in_a_value_does_no_harm() -> None:
    assert str(StepNotOpen(step="%s %(who)s 100%")) == "Bước %s %(who)s 100% không còn mở."


def test_its_place_may_be_named_where_it_is_raised() -> None:
    assert StepNotOpen(step=3).field == "step"
    assert StepNotOpen(step=3, field="steps.3").field == "steps.3"
    assert StepNotOpen.field == "step"


def test_its_code_is_the_name_of_the_rule() -> None:
    assert StepNotOpen(step=1).code == "step-not-open"


def test_each_kind_has_its_status() -> None:
    assert [kind.status for kind in (Refusal, NotAllowed, NotFound, Conflict)] == [422, 403, 404, 409]
