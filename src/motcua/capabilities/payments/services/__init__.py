"""Money taken and receipts cancelled."""

from motcua.capabilities.payments.services.cancel import cancel
from motcua.capabilities.payments.services.take import take

__all__ = ["cancel", "take"]
