"""The room's registration with Django."""

from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    """Fees and their receipts."""

    name = "motcua.capabilities.payments"
    label = "payments"
    verbose_name = "Phí, lệ phí"
