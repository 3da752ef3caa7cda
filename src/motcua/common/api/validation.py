"""What is wrong with the shape of an input, said in Vietnamese and with the field named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SENTENCES = {
    "missing": "Thiếu trường này.",
    "extra_forbidden": "Không có trường này.",
    "string_too_long": "Dài tối đa {max_length} ký tự.",
    "string_too_short": "Cần ít nhất {min_length} ký tự.",
    "string_pattern_mismatch": "Chưa đúng dạng.",
    "too_long": "Tối đa {max_length} mục.",
    "too_short": "Cần ít nhất {min_length} mục.",
    "greater_than": "Phải lớn hơn {gt}.",
    "greater_than_equal": "Nhỏ nhất là {ge}.",
    "less_than": "Phải nhỏ hơn {lt}.",
    "less_than_equal": "Lớn nhất là {le}.",
    "literal_error": "Chỉ nhận: {expected}.",
    "enum": "Chỉ nhận: {expected}.",
    "int_parsing_size": "Số quá lớn.",
}
#: By the beginning of pydantic's name of the error, for whole families of them.
_FAMILIES = {
    "string": "Cần là văn bản.",
    "int": "Cần là số nguyên.",
    "float": "Cần là số.",
    "decimal": "Cần là số.",
    "bool": "Cần là true hoặc false.",
    "datetime": "Cần là thời điểm ISO 8601, ví dụ 2022-08-26T09:00.",
    "date": "Cần là ngày ISO 8601, ví dụ 2022-08-26.",
    "list": "Cần là danh sách.",
    "tuple": "Cần là danh sách.",
    "dict": "Cần là đối tượng JSON.",
    "model": "Cần là đối tượng JSON.",
}


def sentence_of(error: Mapping[str, Any]) -> str:
    """Return the Vietnamese sentence of one of pydantic's errors."""
    kind = str(error["type"])
    context = {key: _short(value) for key, value in (error.get("ctx") or {}).items()}
    if kind in _SENTENCES:
        return _SENTENCES[kind].format_map(context)
    if kind == "value_error":
        return context.get("error") or "Giá trị chưa đúng."
    return next((text for start, text in _FAMILIES.items() if kind.startswith(start)), "Giá trị chưa đúng.")


#: Where a value may be one of several kinds, pydantic's place also names the kind that it tried.
_BRANCHES = ("str", "int")


def where(location: Sequence[str | int]) -> str:
    """Return the name of the field: «applicant.name», without the source and the parameter that holds the body."""
    parts = [str(part) for part in location if part not in _BRANCHES and not str(part).startswith("dict[")]
    source, rest = parts[0], parts[1:]
    if source in ("body", "form", "file"):
        # A single field of a form stands by itself, not in a parameter that holds them all.
        rest = rest[1:] or (rest if source != "body" else [source])
    return ".".join(rest or [source])[:120]


def _short(value: object) -> str:
    return str(value).replace("'", "«", 1).replace("'", "»", 1).replace(" or ", " hoặc ")[:200]
