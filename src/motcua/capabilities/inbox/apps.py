"""The room's registration with Django."""

from django.apps import AppConfig


class InboxConfig(AppConfig):
    """Việc của tôi: one row for whatever waits for a person."""

    name = "motcua.capabilities.inbox"
    label = "inbox"
    verbose_name = "Việc của tôi"
