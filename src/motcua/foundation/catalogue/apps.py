"""The catalogue's Django app."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Procedures and their versions in force from a day."""

    name = "motcua.foundation.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục hành chính"
