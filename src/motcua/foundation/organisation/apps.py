"""The organisation's Django app; it tells the desk who sits there."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from motcua.common.components.desk import tell_who


class OrganisationConfig(AppConfig):
    """Agencies, units, officers and their positions."""

    name = "motcua.foundation.organisation"
    label = "organisation"
    verbose_name = "Cơ quan và cán bộ"

    def ready(self) -> None:
        """Say who sits at the desk; the tables can be imported only now."""
        tell_who(import_module("motcua.foundation.organisation.web.who").who_is)
