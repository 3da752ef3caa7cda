"""The room's registration with Django."""

from importlib import import_module

from django.apps import AppConfig


class QueueConfig(AppConfig):
    """The hall: tickets, counters, calls."""

    name = "motcua.operations.queue"
    label = "queue"
    verbose_name = "Hàng chờ"

    def ready(self) -> None:
        """Put the room on the desk; what that needs can be imported only now."""
        import_module("motcua.operations.queue.web.rail").register()
