"""Reading a body: strict UTF-8, strict JSON, no characters that stand for nothing."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from motcua.common.api.refusals import BrokenJson, BrokenText, NoObject


class StrictParser(Parser):
    """Reads what the API is sent."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the body's object; refuse what is no JSON, no object, or holds what no text holds."""
        content = read_json(request.body)
        if not isinstance(content, dict):
            raise NoObject
        return content


def read_json(body: bytes) -> Any:
    """Return the content of a JSON text; its strings are whole characters without NUL."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        raise BrokenText(field="body") from None
    try:
        content = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BrokenJson from None
    # Only an escape can bring in what strict UTF-8 keeps out.
    if "\\u" in text and not _is_whole(content):
        raise BrokenText(field="body")
    return content


def _no_number(name: str) -> NoReturn:
    raise BrokenJson


def _is_whole(content: Any) -> bool:
    if isinstance(content, str):
        return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in content)
    if isinstance(content, dict):
        return all(_is_whole(key) and _is_whole(value) for key, value in content.items())
    if isinstance(content, list):
        return all(map(_is_whole, content))
    return True
