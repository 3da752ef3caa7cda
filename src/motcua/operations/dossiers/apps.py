"""The room's registration with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Dossiers: from reception to the returned result."""

    name = "motcua.operations.dossiers"
    label = "dossiers"
    verbose_name = "Hồ sơ"
