"""Every packaged link can be received in the model: each part has an agency, a version and the paper that a result is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from motcua.foundation.catalogue.queries.links import links_in_force
from motcua.model.catalogue.load import load as load_catalogue
from motcua.model.organisation.load import load as load_organisation
from motcua.operations.dossiers.domain.linked import results_in, united
from motcua.operations.dossiers.queries.elsewhere import resolves
from motcua.operations.dossiers.queries.links import ground_of
from motcua.operations.dossiers.services.terms import terms_for

IN_2022, TODAY = date(2022, 9, 16), date(2026, 11, 24)
CASES = [
    (day, office, link.key)
    for day, office in ((IN_2022, "000.06.15.H19"), (TODAY, "H19.158"), (TODAY, "H19.160"))
    for link in links_in_force(day)
]


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Keep the model until the last test of the file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_organisation(with_demo_accounts=False)
        load_catalogue()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize(("day", "office", "key"), CASES, ids=str)
def test_each_part_has_who_resolves_it_how_long_and_the_paper_that_the_result_is(
    loaded: None, db: None, day: date, office: str, key: str
) -> None:
    link = next(link for link in links_in_force(day) if link.key == key)

    ground = ground_of(key, office, {part.number for part in link.parts}, day)

    for part in ground.parts:
        agency, plan = ground.agencies[part.number], ground.plans[part.number]
        assert resolves(agency, plan)
        assert bool(results_in(part, plan)) is bool(part.from_result)
        terms = terms_for(
            plan,
            agency,
            channel="direct",
            case="",
            on=day,
            office=None if agency == ground.office else ground.office,
        )
        assert terms.steps
    papers = united(link, ground.parts, ground.plans)
    assert {number for paper in papers for number, _ in paper.targets} == {p.number for p in ground.parts}


def test_a_death_of_2022_goes_to_the_districts_police_and_to_the_district(loaded: None, db: None) -> None:
    ground = ground_of("khai-tu", "000.06.15.H19", None, IN_2022)

    assert [ground.agencies[part.number].code for part in ground.parts] == [
        "000.06.15.H19",
        "000.00.42.G01",
        "000.00.15.H19",
    ]


def test_a_death_of_today_goes_to_the_communes_own_police_post(loaded: None, db: None) -> None:
    ground = ground_of("khai-tu", "H19.160", {1, 2, 3, 4}, TODAY)

    assert [ground.agencies[part.number].code for part in ground.parts] == [
        "H19.160",
        "G01.160",
        "H19.160",
        "G24.158",
    ]
