"""Who hears what: the one place where rooms that do not know each other are joined."""

from __future__ import annotations

from motcua.foundation.accounts.samples import tell_samples
from motcua.model.demo import samples


def wire() -> None:
    """Join the rooms; doing it again changes nothing."""
    tell_samples(samples)
