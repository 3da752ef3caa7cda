"""The room's registration with Django."""

from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from motcua.operations.dossiers.plans import tell_sqlite


class DossiersConfig(AppConfig):
    """Dossiers: from reception to the returned result."""

    name = "motcua.operations.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Put the room on the rail; what that needs can be imported only now. SQLite is told of the tables."""
        post_migrate.connect(tell_sqlite, sender=self)
        import_module("motcua.operations.dossiers.web.rail").register()
