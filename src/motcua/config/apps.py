"""The app that knows all rooms, and joins them once they are ready."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, addresses, commands and the wiring."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        """Join the rooms; their tables can be imported only now."""
        import_module("motcua.config.wiring").wire()
