"""What anyone may know of a dossier: its code and how far it is."""

from __future__ import annotations

import pytest

from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.queries.detail import completion_by_code
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.tests.factories import Office, moment, receive_dossier, register_dossier


@pytest.mark.parametrize(
    ("traits", "completion"),
    [
        ({}, 0),
        ({"handed_over": True}, 25),
        ({"waiting": True}, 25),
        ({"resolved": True}, 100),
        ({"refused": True}, 100),
        ({"returned": True}, 100),
    ],
)
def test_completion_is_closed_steps_of_all_steps(
    office: Office, traits: dict[str, bool], completion: int
) -> None:
    dossier = receive_dossier(office, **traits)

    assert completion_by_code(dossier.code or "") == (dossier.code, completion, "")


def test_completion_is_told_in_whole_per_cent(office: Office) -> None:
    dossier = receive_dossier(office, in_progress=True)
    act(Act.COMPLETE_STEP, dossier_id=dossier.pk, by=office.officer("case"), at=moment("2022-06-13T10:00"))

    assert completion_by_code(dossier.code or "") == (dossier.code, 50, "")


def test_the_reference_stands_for_the_code(office: Office) -> None:
    received, filed = receive_dossier(office), register_dossier(office)

    assert completion_by_code(received.reference) == (received.code, 0, "")
    assert completion_by_code(filed.reference) == (filed.reference, 0, "")
