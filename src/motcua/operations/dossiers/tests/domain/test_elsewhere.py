"""Who may receive for whom, by the law's data of two times."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.foundation.law import elsewhere_policies_on
from motcua.operations.dossiers.domain.elsewhere import may_receive_for

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("on", "office", "agency", "shared", "allowed"),
    [
        (AFTER, "commune", "commune", {"province"}, True),
        (AFTER, "commune", "province", {"province"}, True),
        (AFTER, "commune", "vertical", {"province"}, True),
        (AFTER, "commune", "commune", set(), False),
        (AFTER, "commune", "district", {"province"}, False),
        (AFTER, "vertical", "commune", {"province"}, False),
        (BEFORE, "commune", "district", {"district", "province"}, True),
        (BEFORE, "district", "commune", {"district", "province"}, True),
        (BEFORE, "commune", "commune", {"province"}, False),
        (BEFORE, "commune", "vertical", {"district", "province"}, False),
        (date(2020, 1, 2), "commune", "commune", {"district", "province"}, False),
    ],
)
def test_an_office_receives_for_agencies_that_the_law_of_the_day_names(on, office, agency, shared, allowed):
    found = may_receive_for(
        elsewhere_policies_on(on),
        office_level=office,
        agency_level=agency,
        share_area=lambda level: level in shared,
    )

    assert found is allowed
