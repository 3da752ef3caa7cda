"""The table of rights: what it grants, and that the documentation shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.foundation.accounts.domain import Role, Scope
from motcua.foundation.accounts.permissions import acts, reasons, rights_table, scope_of
from motcua.foundation.accounts.printouts import rights_markdown

DOCUMENT = Path(__file__).parents[5] / "docs" / "rights.md"


def test_the_widest_scope_of_several_roles_counts():
    assert scope_of(["case_officer", "leader"], "see") is Scope.BELOW
    assert scope_of(["case_officer"], "pause") is Scope.UNIT
    assert scope_of(["auditor", "counter_officer"], "export") is Scope.ALL


def test_what_no_line_grants_is_refused():
    assert scope_of(["case_officer"], "receive") is None
    assert scope_of([], "see") is None
    assert scope_of(["nobody"], "see") is None
    assert scope_of(["leader"], "fly") is None


@pytest.mark.parametrize(
    "act", ["receive", "accept", "hand_over", "resolve", "withdraw", "stop", "assign", "extend"]
)
def test_an_auditor_changes_nothing(act):
    assert scope_of([Role.AUDITOR], act) is None


def test_an_administrator_does_not_read_peoples_dossiers():
    # The figures of the hall name nobody.
    assert [right.act for right in rights_table() if right.role is Role.ADMINISTRATOR] == [
        "queue_figures",
        "catalogue_see",
        "catalogue_import",
        "administer",
    ]


def test_a_citizen_reaches_nothing_but_what_is_his_own():
    assert {right.scope for right in rights_table() if right.role is Role.CITIZEN} == {Scope.OWN}


def test_every_act_has_someone_who_may_do_it_a_name_and_a_reason():
    granted = {right.act for right in rights_table()}

    assert granted == set(acts())
    assert all(acts().values()) and all(reasons().values())


def test_the_documentation_shows_the_table_as_it_is():
    assert DOCUMENT.read_text(encoding="utf-8") == rights_markdown(), (
        "run: motcua rights --markdown > docs/rights.md"
    )
