"""Loads the Nhơn Trạch model: organisation, officers and catalogue, without dossiers; repeating it changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings

from motcua.foundation.accounts.queries import number_of_accounts
from motcua.foundation.catalogue.domain import VERTICAL
from motcua.foundation.organisation import queries as organisation
from motcua.model.catalogue.load import load as load_catalogue
from motcua.model.organisation.load import load as load_organisation
from motcua.model.queue.load import load as load_halls


def setup_model(say: Callable[[str], None] = lambda line: None) -> None:
    """Load the whole model, telling each part as it begins; demo accounts are never made in production."""
    say("Cơ quan, bộ phận và cán bộ …")
    load_organisation(with_demo_accounts=not settings.PRODUCTION)
    say("Danh mục thủ tục hành chính …")
    load_catalogue()
    load_halls(with_demo_devices=not settings.PRODUCTION)


def counts() -> dict[str, int]:
    """Return how much there is of each thing that the model brings, by its English name."""
    return {
        "agencies": sum(agency.level != VERTICAL for agency in organisation.agencies()),
        "vertical_agencies": len(organisation.agencies(level=VERTICAL)),
        "accounts": number_of_accounts(),
    }
