"""The catalogue's Django app; it puts its pages on the desk's rail."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig

from motcua.common.components.desk import Room, register_room


class CatalogueConfig(AppConfig):
    """Procedures and their versions in force from a day."""

    name = "motcua.foundation.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục hành chính"

    def ready(self) -> None:
        """Put the catalogue on the rail; the tables of rights and positions can be imported only now."""
        with_right = import_module("motcua.foundation.organisation.permissions").with_right
        register_room(
            Room(
                "catalogue", "Thủ tục", "book", "catalogue:list", order=50, shown=with_right("catalogue_see")
            )
        )
