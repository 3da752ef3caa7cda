"""What is paid, line by line: plain values and the rules that a sum of money keeps."""

from motcua.capabilities.payments.domain.lines import (
    LINES_LIMIT,
    Line,
    checked_lines,
    checked_text,
    parse_amount,
    total_of,
)

__all__ = ["LINES_LIMIT", "Line", "checked_lines", "checked_text", "parse_amount", "total_of"]
