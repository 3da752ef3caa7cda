"""A production server has the model's agencies, and no account that anyone could know."""

from __future__ import annotations

from motcua.foundation.accounts.models import User
from motcua.model.demo import demo_accounts
from motcua.model.organisation.load import load


def test_in_production_no_demo_account_is_made(db):
    load(with_demo_accounts=False)

    assert not User.objects.filter(is_demo=True).exists()
    assert not User.objects.exclude(password__startswith="!").exists()
    assert demo_accounts() == []
