"""The room's registration with Django."""

from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Dossiers: from reception to the returned result."""

    name = "motcua.operations.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"

    def ready(self) -> None:
        """Put the room on the rail; what that needs can be imported only now."""
        import_module("motcua.operations.dossiers.web.rail").register()
