"""What must be said is a row, written one at a time or many at once."""

from __future__ import annotations

import json
from datetime import datetime

from motcua.common.moments import HANOI
from motcua.common.outbox.models import OutboxMessage
from motcua.common.outbox.services import COLUMNS, row, say

NINE = datetime(2022, 8, 26, 9, tzinfo=HANOI)
TEN = datetime(2022, 8, 26, 10, tzinfo=HANOI)


def test_saying_something_leaves_a_row_that_waits(db):
    say("dossier_received", subject=("dossier", 7), to=("applicant", 3), at=NINE, payload={"code": "x"})

    message = OutboxMessage.objects.get()
    assert (message.kind, message.subject_id, message.to_kind, message.to_id) == (
        "dossier_received",
        7,
        "applicant",
        3,
    )
    assert message.payload == {"code": "x"}
    assert message.sent_at is None
    assert message.not_before == NINE


def test_a_message_can_be_held_back_until_a_moment(db):
    say("survey", subject=("dossier", 7), to=("applicant", None), at=NINE, not_before=TEN)

    assert OutboxMessage.objects.get().not_before == TEN


def test_a_tuple_for_many_holds_the_same_as_a_row(db):
    said = say("resolved", subject=("dossier", 7), to=("applicant", 3), at=NINE, payload={"số": 1})

    values = dict(
        zip(
            COLUMNS,
            row("resolved", subject=("dossier", 7), to=("applicant", 3), at=NINE, payload={"số": 1}),
            strict=True,
        )
    )

    assert json.loads(values.pop("payload")) == said.payload
    assert all(getattr(said, name) == value for name, value in values.items())
