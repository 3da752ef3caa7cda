"""What is paid, line by line: plain values and the rules that a sum of money keeps."""

from motcua.capabilities.payments.domain.lines import (
    LINES_LIMIT,
    QUANTITY_LIMIT,
    Line,
    charged,
    checked_lines,
    checked_text,
    parse_amount,
    parse_quantity,
    stated,
    total_of,
)

__all__ = [
    "LINES_LIMIT",
    "QUANTITY_LIMIT",
    "Line",
    "charged",
    "checked_lines",
    "checked_text",
    "parse_amount",
    "parse_quantity",
    "stated",
    "total_of",
]
