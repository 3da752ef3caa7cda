"""The room's registration with Django."""

from django.apps import AppConfig


class StatutoryFormsConfig(AppConfig):
    """Statutory paper: the forms of each edition, and the numbers they carry."""

    name = "motcua.capabilities.statutory_forms"
    label = "statutory_forms"
    verbose_name = "Biểu mẫu"
