"""A procedure's fee in a few words, and silence where the print is not certain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from motcua.foundation.catalogue.models import Fee
from motcua.foundation.catalogue.queries.fees import fee_words
from motcua.foundation.catalogue.tests.factories import make_version

Printed = tuple[str, int | None, str]


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ([], None),
        ([("free", 0, "Không quy định.")], "không thu phí"),
        ([("unclear", None, "")], None),
        ([("council", None, "Theo nghị quyết"), ("amount", 8000, "")], "phí theo nghị quyết HĐND"),
        ([("amount", 8000, "")], "8.000 đồng"),
        ([("amount", 2000, "/trang"), ("amount", 2000, "/trang")], "2.000 đồng/trang"),
        ([("amount", 2000, "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng")], "2.000 đồng/trang"),
        (
            [("amount", 300_000, "Từ 500 thí sinh"), ("amount", 500_000, "Dưới 100 thí sinh")],
            "từ 300.000 đồng",
        ),
        ([("free", 0, ""), ("amount", 30_000, "Qua bưu chính")], "từ 30.000 đồng"),
    ],
)
def test_a_fee_is_told_shortly(db: None, printed: list[Printed], words: str | None):
    version = make_version()
    for number, (kind, amount, text) in enumerate(printed, 1):
        Fee.objects.create(
            version=version,
            number=number,
            kind=kind,
            amount=None if amount is None else Decimal(amount),
            text=text,
        )

    assert fee_words([version.pk]).get(version.pk) == words


def test_another_channel_and_another_currency_do_not_count(db: None):
    version = make_version()
    Fee.objects.create(version=version, number=1, channel="online", kind="free", amount=0)
    Fee.objects.create(version=version, number=2, channel="direct", kind="amount", amount=10, currency="USD")
    Fee.objects.create(version=version, number=3, channel="direct", kind="amount", amount=2000, text="/trang")

    assert fee_words([version.pk], channel="direct") == {version.pk: "2.000 đồng/trang"}
    assert fee_words([version.pk], channel="online") == {version.pk: "không thu phí"}
