"""A case that the procedure does not tell apart is refused at its field."""

from __future__ import annotations

import pytest

from motcua.common.moments import parse_moment
from motcua.operations.dossiers.domain.refusals import CaseUnknown
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.services.receive import receive
from motcua.operations.dossiers.tests.factories import application, make_office, version_of

pytestmark = pytest.mark.django_db


def test_a_case_that_the_procedure_does_not_have_is_refused_at_its_field() -> None:
    office = make_office()
    version = version_of(office)

    with pytest.raises(CaseUnknown) as refused:
        receive(
            application(office, version, case="Trường hợp khác"), by=None, at=parse_moment("2022-06-15T09:00")
        )

    assert refused.value.field == "case"
    assert not Dossier.objects.exists()
