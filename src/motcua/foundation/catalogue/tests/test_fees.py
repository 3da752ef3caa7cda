"""A procedure's fee in a few words, and silence where the print is not certain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from motcua.foundation.catalogue.models import Fee
from motcua.foundation.catalogue.queries.fees import fee_lines, fee_words
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


def _fee(version: object, number: int, kind: str, amount: int | None, text: str, **more: object) -> None:
    money = None if amount is None else Decimal(amount)
    Fee.objects.create(version=version, number=number, kind=kind, amount=money, text=text, **more)


PAGES = (
    "2.000 đồng/trang; từ trang thứ 3 trở lên thu 1.000 đồng/trang, tối đa thu không quá 200.000 đồng/bản. "
    "Trang là căn cứ để thu phí được tính theo trang của bản chính."
)


@pytest.mark.parametrize(
    ("kind", "amount", "text", "expected"),
    [
        ("amount", 2000, "/trang", ("", 2000, "trang", "amount")),
        ("amount", 8000, "", ("", 8000, "", "amount")),
        ("amount", 2000, PAGES, ("", 2000, "trang", "amount")),
        ("amount", 8000, "8.000 đồng/Văn bản xác nhận về một việc hộ tịch.", ("", 8000, "văn bản", "amount")),
        (
            "amount",
            350_000,
            "Phí thẩm định cơ sở dưới 200 suất ăn: 350.000/lần/cơ sở",
            ("Phí thẩm định cơ sở dưới 200 suất ăn", 350_000, "lần/cơ sở", "amount"),
        ),
        (
            "amount",
            400_000,
            "Từ 100 đến dưới 500 thí sinh mức thu 400.000 đồng/thí sinh/lần dự thi;",
            ("Từ 100 đến dưới 500 thí sinh", 400_000, "thí sinh/lần dự thi", "amount"),
        ),
        ("council", None, "Theo quy định của Hội đồng nhân dân cấp tỉnh", ("", None, "", "council")),
        ("free", 0, "Không quy định.", ("", 0, "", "free")),
        ("unclear", None, "400.000đ/trường hợp, miễn cho …", ("", None, "", "unclear")),
    ],
)
def test_what_is_to_be_paid_is_read_from_the_print(
    db: None, kind: str, amount: int | None, text: str, expected: tuple[object, ...]
):
    version = make_version()
    _fee(version, 1, kind, amount, text)

    (charge,) = fee_lines(version.pk, "direct")

    assert (charge.what, charge.amount, charge.per, charge.kind) == expected
    assert charge.text == text


def test_an_amount_that_its_own_words_contradict_is_not_certain(db: None):
    version = make_version()
    _fee(version, 1, "amount", 700, "Phí thẩm định: 700.000 đồng/cơ sở.")

    (charge,) = fee_lines(version.pk, "direct")

    assert (charge.amount, charge.kind) == (None, "unclear")
    assert fee_words([version.pk]) == {}


def test_later_pages_cost_less_and_a_copy_has_a_ceiling(db: None):
    version = make_version()
    _fee(version, 1, "amount", 2000, PAGES)

    (charge,) = fee_lines(version.pk, "direct")

    assert [charge.price(pages) for pages in (1, 2, 3, 5, 198, 1000)] == [
        2000,
        4000,
        5000,
        7000,
        200_000,
        200_000,
    ]


def test_a_line_said_twice_is_asked_for_once_and_consular_dollars_never(db: None):
    version = make_version()
    _fee(version, 1, "amount", 2000, "/trang", channel="direct")
    _fee(version, 2, "amount", 2000, PAGES)
    _fee(version, 3, "amount", 10, "Tại cơ quan đại diện: 10 USD/bản.", currency="USD")
    _fee(version, 4, "amount", 500, "", channel="online")

    charges = fee_lines(version.pk, "direct")

    assert [(charge.amount, charge.text) for charge in charges] == [(2000, PAGES)]
