"""Acting on a dossier: what each act leaves in the tables, and how the second of two officers is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from motcua.capabilities.inbox.models import InboxItem
from motcua.common.outbox.models import OutboxMessage
from motcua.foundation import law
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.states import State
from motcua.operations.dossiers.models import Dossier, Note
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import (
    Office,
    make_office_of_today,
    moment,
    receive_dossier,
    register_dossier,
)
from motcua.operations.dossiers.tests.kept import assert_told_by_its_log


def item_of(dossier: Dossier) -> InboxItem:
    return InboxItem.objects.get(subject_kind="dossier", subject_id=dossier.pk)


def said_about(dossier: Dossier) -> list[str]:
    return list(
        OutboxMessage.objects.filter(subject_id=dossier.pk).order_by("pk").values_list("kind", flat=True)
    )


def test_from_reception_to_the_return_of_the_result(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    for what, who, at in (
        (Act.COMPLETE_STEP, "case", "2022-06-14T10:00"),
        (Act.CLAIM, "leader", "2022-06-14T11:00"),
        (Act.RESOLVE, "leader", "2022-06-15T10:00"),
        (Act.RETURN, "counter", "2022-06-16T10:00"),
    ):
        dossier = act(what, dossier_id=dossier.pk, by=office.officer(who), at=moment(at))
        assert_told_by_its_log(dossier.pk)

    assert (dossier.state, dossier.outcome) == (State.RETURNED, "granted")
    runs = list(dossier.runs.order_by("run").values_list("step", "unit_id", "closed"))
    assert runs == [
        (1, office.unit("one_stop"), "done"),
        (2, office.unit("department"), "done"),
        (3, office.unit("leadership"), "done"),
        (4, office.unit("one_stop"), "done"),
    ]
    assert not InboxItem.objects.filter(subject_id=dossier.pk).exists()
    assert not dossier.spans.exists()
    assert said_about(dossier) == ["dossier.received", "dossier.resolved"]


def test_what_waits_for_whom_follows_the_dossier(office: Office) -> None:
    dossier = receive_dossier(office)
    assert (item_of(dossier).unit_id, item_of(dossier).officer_id) == (
        office.unit("one_stop"),
        office.officer("counter"),
    )

    dossier = receive_dossier(office, handed_over=True)
    assert (item_of(dossier).unit_id, item_of(dossier).officer_id) == (office.unit("department"), None)

    dossier = receive_dossier(office, in_progress=True)
    assert item_of(dossier).officer_id == office.officer("case")

    dossier = receive_dossier(office, resolved=True)
    assert (item_of(dossier).unit_id, item_of(dossier).officer_id) == (office.unit("one_stop"), None)


@pytest.mark.parametrize("trait", ["waiting", "paying", "paused"])
def test_what_waits_for_somebody_outside_says_so(office: Office, trait: str) -> None:
    dossier = receive_dossier(office, **{trait: True})

    assert dossier.waiting_since == moment("2022-06-13T09:00")
    assert item_of(dossier).waiting
    assert_told_by_its_log(dossier.pk)


def test_a_wait_leaves_spans_of_what_was_promised_when(office: Office) -> None:
    dossier = receive_dossier(office, paused=True)

    act(Act.RESUME, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-15T09:00"))

    spans = list(dossier.spans.order_by("since").values_list("since", "until", "due_at", "waiting_since"))
    before, after = moment("2022-06-16T17:00"), moment("2022-06-20T17:00")
    paused, resumed = moment("2022-06-13T09:00"), moment("2022-06-15T09:00")
    assert spans == [
        (moment("2022-06-13T08:00"), paused, before, None),
        (paused, resumed, before, paused),
        (resumed, None, after, None),
    ]


def test_the_items_of_a_supplement_and_a_note_stand_beside_the_log(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    act(
        Act.REQUEST_SUPPLEMENT,
        dossier_id=dossier.pk,
        by=office.officer("case"),
        at=moment("2022-06-13T09:00"),
        items=["Giấy khai sinh của bà Thử", "Ảnh 3x4"],
        note="Gọi số 0900000001",
    )

    last = dossier.events.order_by("number").last()
    assert last is not None
    assert '"items":["1","2"]' in last.text
    assert "Thử" not in last.text and "0900" not in last.text
    assert Note.objects.get(dossier=dossier, number=last.number).text == (
        "Giấy khai sinh của bà Thử\nẢnh 3x4\nGọi số 0900000001"
    )
    assert said_about(dossier) == ["dossier.received", "dossier.supplement_requested"]


def test_a_reason_in_own_words_becomes_the_other_reason_with_a_note(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    act(
        Act.REFUSE,
        dossier_id=dossier.pk,
        by=office.officer("head"),
        at=moment("2022-06-13T10:00"),
        reason="Bà Thử không phải chủ đất",
    )

    last = dossier.events.order_by("number").last()
    assert last is not None
    assert '"reason":"other"' in last.text and "Thử" not in last.text
    assert Note.objects.get(dossier=dossier).text == "Bà Thử không phải chủ đất"


def test_words_given_with_a_withdrawal_do_not_enter_the_log(office: Office) -> None:
    dossier = receive_dossier(office)

    act(Act.WITHDRAW, dossier_id=dossier.pk, by=None, at=moment("2022-06-13T10:00"), reason="Bà Thử đổi ý")

    last = dossier.events.order_by("number").last()
    assert last is not None and "Thử" not in last.text
    assert Note.objects.get(dossier=dossier).text == "Bà Thử đổi ý"


def test_a_breach_is_counted_on_the_dossier(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True, duration="10 ngày làm việc")

    dossier = act(
        Act.REQUEST_SUPPLEMENT,
        dossier_id=dossier.pk,
        by=office.officer("case"),
        at=moment("2022-06-20T09:00"),
        items=["Ảnh"],
        reason="found_on_appraisal",
    )

    assert dossier.breaches == 1
    assert_told_by_its_log(dossier.pk)


def test_a_procedure_whose_own_law_says_so_shifts_instead_of_counting_anew(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = make_version("7.770001", duration="5 ngày làm việc")
    ask = law.supplement_policy_on

    def own_law(day: date, procedure: str = "") -> law.SupplementPolicy:
        own = {"clock": "shift"} if procedure == version.procedure.code else {}
        return replace(ask(day, procedure), **own)

    monkeypatch.setattr(law, "supplement_policy_on", own_law)
    dossier = receive_dossier(office, version=version, waiting=True)

    dossier = act(
        Act.SUPPLEMENT, dossier_id=dossier.pk, by=office.officer("counter"), at=moment("2022-06-15T09:00")
    )

    assert dossier.counted_from == dossier.received_at
    assert dossier.due_at == moment("2022-06-22T17:00")
    assert_told_by_its_log(dossier.pk)


def test_stopping_is_possible_from_july_2025_and_withdrawing_before(office: Office) -> None:
    today = make_office_of_today()
    old = receive_dossier(office, in_progress=True)
    new = receive_dossier(today, in_progress=True, at=moment("2026-11-23T08:00"))

    with pytest.raises(refusals.StopNotInForce):
        act(Act.STOP, dossier_id=old.pk, by=office.officer("counter"), at=moment("2022-06-14T08:00"))
    stopped = act(Act.STOP, dossier_id=new.pk, by=today.officer("counter"), at=moment("2026-11-23T10:00"))

    assert (stopped.state, stopped.finished_at) == (State.STOPPED, moment("2026-11-23T10:00"))
    assert said_about(new)[-1] == "dossier.stopped"


def test_an_unknown_dossier_is_not_found(office: Office) -> None:
    with pytest.raises(refusals.UnknownDossier) as caught:
        act(Act.CLAIM, dossier_id=999_999, by=office.officer("case"), at=moment("2022-06-13T08:00"))

    assert caught.value.status == 404


def test_a_refused_act_leaves_everything_as_it_was(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    with pytest.raises(refusals.NotPaused):
        act(
            Act.RESUME,
            dossier_id=dossier.pk,
            by=office.officer("case"),
            at=moment("2022-06-13T10:00"),
            note="Không ghi",
        )

    assert Dossier.objects.get(pk=dossier.pk).number == dossier.number
    assert not Note.objects.exists()
    assert_told_by_its_log(dossier.pk)


# -- two officers on one dossier


def test_the_second_who_claims_is_told_who_was_faster(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    with pytest.raises(refusals.OvertakenBy) as caught:
        act(Act.CLAIM, dossier_id=dossier.pk, by=office.officer("case_two"), at=moment("2022-06-13T09:00"))

    assert caught.value.status == 409
    assert str(caught.value) == (
        "Trần Văn Hồ đã ghi «Nhận xử lý» lúc 8:30 thứ Hai, 13/6/2022, hồ sơ nay ở trạng thái «Đang xử lý»; "
        "việc của Ông/Bà chưa được ghi. Vui lòng xem lại hồ sơ."
    )
    assert Dossier.objects.get(pk=dossier.pk).officer_id == office.officer("case")


def test_who_looked_before_the_last_act_is_told_of_it_whatever_the_act(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    seen = dossier.number
    act(
        Act.COMPLETE_STEP,
        dossier_id=dossier.pk,
        by=office.officer("case"),
        at=moment("2022-06-13T09:00"),
        seen=seen,
    )

    with pytest.raises(refusals.OvertakenBy, match="Trần Văn Hồ đã ghi «Hoàn thành một bước»"):
        act(
            Act.COMPLETE_STEP,
            dossier_id=dossier.pk,
            by=office.officer("head"),
            at=moment("2022-06-13T09:01"),
            seen=seen,
        )
    assert Dossier.objects.get(pk=dossier.pk).step == 3


def test_who_saw_the_last_act_is_told_the_rule_alone(office: Office) -> None:
    dossier = receive_dossier(office, handed_over=True)

    with pytest.raises(refusals.NotNow):
        act(
            Act.RETURN,
            dossier_id=dossier.pk,
            by=office.officer("case"),
            at=moment("2022-06-13T10:00"),
            seen=dossier.number,
        )


def test_a_step_that_somebody_else_closed_meanwhile_is_not_closed_twice(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    act(
        Act.COMPLETE_STEP,
        dossier_id=dossier.pk,
        by=office.officer("case"),
        at=moment("2022-06-13T09:00"),
        step=2,
    )

    with pytest.raises(refusals.OvertakenBy):
        act(
            Act.COMPLETE_STEP,
            dossier_id=dossier.pk,
            by=office.officer("head"),
            at=moment("2022-06-13T09:01"),
            step=2,
        )
    with pytest.raises(refusals.StepNotOpen):
        act(
            Act.COMPLETE_STEP,
            dossier_id=dossier.pk,
            by=office.officer("case"),
            at=moment("2022-06-13T09:01"),
            step=2,
        )


def test_who_read_the_clock_before_anothers_act_was_kept_is_told_of_it(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)

    with pytest.raises(refusals.OvertakenBy):
        act(
            Act.COMPLETE_STEP,
            dossier_id=dossier.pk,
            by=office.officer("head"),
            at=moment("2022-06-13T08:29:59"),
        )


def test_an_officer_is_told_when_the_applicant_was_faster(office: Office) -> None:
    dossier = register_dossier(office)
    act(Act.WITHDRAW, dossier_id=dossier.pk, by=None, at=moment("2022-06-13T09:00"))

    with pytest.raises(refusals.OvertakenBy, match=r"^Người nộp đã ghi «Người nộp rút hồ sơ» lúc 9:00"):
        act(
            Act.REFUSE,
            dossier_id=dossier.pk,
            by=office.officer("counter"),
            at=moment("2022-06-13T09:01"),
            reason="not_competent",
        )
