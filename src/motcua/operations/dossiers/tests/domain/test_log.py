"""The log: canonical bytes, one chain a dossier, and the whole life told again from it."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise

import pytest

from motcua.common.ledger import GENESIS, link
from motcua.common.moments import parse_day
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.life import Event, rebuild
from motcua.operations.dossiers.domain.traces import Trace, retell
from motcua.operations.dossiers.tests.domain.lives import (
    COUNTER,
    LEADER,
    Told,
    processing,
    received,
    registered,
)

#: The bytes of one reception, written down once: if this line changes, so does every hash of every log.
RECEPTION = (
    '{"act":"receive","after":2,"at":"2022-06-13T08:00:00+07:00","before":null,"by":1,"n":1,"set":{"agency_id":5,'
    '"asked":false,"case":"","channel":"direct","code":"M-1","counted_from":"2022-06-13T08:00:00+07:00",'
    '"due_at":"2022-06-16T17:00:00+07:00","duration":"3 ngày làm việc","officer_id":1,'
    '"original_due_at":"2022-06-16T17:00:00+07:00","received_at":"2022-06-13T08:00:00+07:00",'
    '"reference":"ffffffffffffffffffffffff","return_by":"counter","run":1,"step":1,'
    '"step_due_at":"2022-06-13T17:00:00+07:00","step_opened_at":"2022-06-13T08:00:00+07:00","unit_id":11,'
    '"version_id":7}}'
)


def eventful() -> Told:
    """Return a life in which nearly everything happened."""
    told = processing(duration="10 ngày làm việc")
    told.does(Act.CLAIM, "2022-06-13T08:30")
    told.does(Act.PAUSE, "2022-06-13T09:00", reason="sector_law")
    told.does(Act.RESUME, "2022-06-14T09:00")
    told.does(Act.EXTEND, "2022-06-14T10:00", LEADER, reason="workload", until=parse_day("2022-07-08"))
    told.does(Act.COMPLETE_STEP, "2022-06-15T09:00")
    told.does(Act.SEND_BACK, "2022-06-15T10:00", LEADER, reason="draft_incomplete")
    told.does(Act.REQUEST_SUPPLEMENT, "2022-06-15T11:00", items=("1", "2"))
    told.does(Act.SUPPLEMENT, "2022-06-20T11:00", None)
    told.does(Act.REQUEST_PAYMENT, "2022-06-21T11:00")
    told.does(Act.CONFIRM_PAYMENT, "2022-06-22T11:00", COUNTER)
    told.does(Act.RESOLVE, "2022-06-23T11:00", LEADER)
    told.does(Act.RETURN, "2022-06-24T11:00", COUNTER)
    return told


def stored(trace: Trace) -> list[tuple[dict[str, object], str]]:
    return [(json.loads(text), text) for _, text, _ in trace.events]


def test_an_event_has_one_canonical_text() -> None:
    assert received().trace.events[0][1] == RECEPTION


def test_each_events_hash_goes_on_over_the_one_before_it() -> None:
    before = GENESIS
    for _, text, found in eventful().trace.events:
        assert found == link(before, text) == hashlib.sha256((before + text).encode()).hexdigest()
        before = found


def test_a_changed_word_changes_every_hash_after_it() -> None:
    texts = [text for _, text, _ in eventful().trace.events]
    forged = [texts[0], texts[1].replace("08:00", "08:01"), *texts[2:]]
    last, last_forged = GENESIS, GENESIS
    for text, other in zip(texts, forged, strict=True):
        last, last_forged = link(last, text), link(last_forged, other)

    assert texts != forged
    assert last != last_forged


def test_events_are_numbered_from_one_without_gaps() -> None:
    trace = eventful().trace

    assert [event.number for event, _, _ in trace.events] == list(range(1, len(trace.events) + 1))
    assert trace.life.number == len(trace.events)


@pytest.mark.parametrize("told", [eventful(), registered()], ids=["eventful", "registered"])
def test_an_event_read_back_is_the_event_that_was_written(told: Told) -> None:
    for event, text, _ in told.trace.events:
        again = Event.from_content(json.loads(text))

        assert again == event
        assert again.text() == text


def test_the_log_tells_the_life_the_steps_and_the_promises_again() -> None:
    trace = eventful().trace

    again = retell(stored(trace))

    assert again == trace
    assert rebuild([content for content, _ in stored(trace)]) == trace.life


def test_an_event_holds_only_what_changed() -> None:
    told = processing()
    told.does(Act.CLAIM, "2022-06-13T09:00")

    assert told.last.sets == {"officer_id": 2}


def test_no_event_holds_words_about_people() -> None:
    known = set(processing().life._fields)
    for event, _, _ in eventful().trace.events:
        content = event.content()
        assert set(content) <= {
            "n",
            "act",
            "at",
            "by",
            "before",
            "after",
            "set",
            "closed",
            "reason",
            "breach",
            "items",
        }
        assert set(content["set"]) <= known
        assert all(item.isdigit() for item in content.get("items", ()))


def test_a_moment_between_two_seconds_is_told_again_as_it_was_promised() -> None:
    told = received(duration="1/7 ngày làm việc")

    assert retell(stored(told.trace)).life == told.life
    assert told.life.due_at is not None and told.life.due_at.microsecond == 0


def test_spans_exist_only_where_a_promise_or_a_wait_changed_and_lie_end_to_end() -> None:
    plain = processing()
    plain.does(Act.COMPLETE_STEP, "2022-06-13T10:00")
    plain.does(Act.RESOLVE, "2022-06-14T10:00")
    assert plain.trace.spans == []

    spans = eventful().trace.spans
    assert spans[0].since == eventful().life.received_at
    assert all(span.until == after.since for span, after in pairwise(spans))
    assert spans[-1].until is None
    assert (spans[-1].original_due_at, spans[-1].due_at) == (
        eventful().life.original_due_at,
        eventful().life.due_at,
    )
