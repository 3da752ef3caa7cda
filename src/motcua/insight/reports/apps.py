"""The room's registration with Django; it puts its page on the desk's rail."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from motcua.common.components.desk import Room, register_room


class ReportsConfig(AppConfig):
    """Reports: figures counted from the records."""

    name = "motcua.insight.reports"
    label = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        """Put the reports on the rail; the tables of rights and positions can be imported only now."""
        with_right = import_module("motcua.foundation.organisation.permissions").with_right
        register_room(Room("reports", "Báo cáo", "bar", "reports:ii06", order=40, shown=with_right("report")))
