"""Every address asks who is there unless it is listed as public, and templates carry neither style nor script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.tree import PACKAGE, name

#: What anyone may open, by the beginning of its address. Whatever is not here demands a sign-in.
PUBLIC = (
    "dang-nhap/",  # signing in
    "dang-xuat/",  # signing out, by POST alone
    "dang-tai/",  # what still loads at a first start
    "t/",  # how far a dossier has come, by its code
    "ngon-ngu",  # the choice of language
    "lay-so/",  # a kiosk, by its secret address; an unknown one is not found
    "goi-so/",  # a call screen, likewise
    "so/",  # where a ticket stands, by the key that its QR code carries
    "components/",  # the page of components; not in production
    "api/v1/",  # the API answers for itself, call by call: see the walk over the rights
    "static/",
)
EXAMPLES = {"int": "1", "slug": "a", "str": "X", "path": "X", "uuid": "00000000-0000-0000-0000-000000000000"}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern).lstrip("^")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern, address)
        elif isinstance(pattern, URLPattern):
            yield re.sub(r"<(?:(\w+):)?\w+>", lambda part: EXAMPLES.get(part[1] or "str", "X"), address)


def test_every_address_demands_a_sign_in_or_is_listed_as_public(db):
    open_to_all = []
    for address in set(addresses(get_resolver())):
        if address.startswith(PUBLIC):
            continue
        for method in ("get", "post"):
            answer = getattr(Client(), method)(f"/{address}")
            sent_away = answer.status_code == 302 and "/dang-nhap" in answer.headers["Location"]
            if not sent_away and answer.status_code not in (401, 403, 405):
                open_to_all.append(f"{method} /{address}: {answer.status_code}")

    assert not open_to_all


TEMPLATES = sorted(path for path in PACKAGE.rglob("templates/**/*.html"))
FORBIDDEN = {
    "a style in an attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style sheet in the page": re.compile(r"<style\b", re.I),
    "a script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")", re.I),
    "a script in an attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "a script in an address": re.compile(r"javascript:", re.I),
    "text that is not escaped": re.compile(r"\|\s*safe\b|{%\s*autoescape off"),
    "something from another server": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
}


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_templates_compile_and_keep_to_the_content_policy(template: Path):
    text = template.read_text(encoding="utf-8")
    inside = template.as_posix().rpartition("/templates/")[2]

    get_template(inside)

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []
