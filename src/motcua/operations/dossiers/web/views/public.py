"""What anyone may know of a dossier: how far it has come, and nothing else (TT 01/2018 Art. 16.2d)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.operations.dossiers.queries.detail import completion_by_code
from motcua.operations.dossiers.queries.linked import case_by_reference, case_view

_CODE_LIMIT = 40
#: The bar has a cell for every five per cent.
_CELLS = 20
_WIDTH = 24


@require_GET
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code, or go on to the page of the one that was typed."""
    code = _as_printed(request.GET.get("ma", ""))
    return redirect("dossiers:public", code=code) if code else _answer(request, {}, 200)


@require_GET
def show(request: HttpRequest, code: str) -> HttpResponse:
    """Show the degree of completion; for an unknown code, how to find the right one."""
    known = completion_by_code(_as_printed(code))
    if known is None:
        return _linked(request, code)
    context = {
        "code": known.name,
        "completion": known.completion,
        "words": words_of(known.completion),
        "cells": _cells(known.completion),
        "case": known.case,
    }
    return _answer(request, context, 200)


def _linked(request: HttpRequest, code: str) -> HttpResponse:
    """Show the lamps of a linked case, whose reference is asked for like a code."""
    case = case_by_reference("".join(code.split()))
    if case is None:
        return _answer(request, {"asked": _as_printed(code)}, 404)
    view = case_view(case, timezone.now())
    context = {"case": view, "words": words_of(view.completion), "cells": _cells(view.completion)}
    return _answer(request, context, 200, "dossiers/linked_public.html")


def _cells(completion: int) -> list[dict[str, Any]]:
    return [
        {"x": index * _WIDTH + 2, "done": completion * _CELLS >= (index + 1) * 100} for index in range(_CELLS)
    ]


def words_of(completion: int) -> str:
    """Return the degree of completion in words."""
    if completion >= 100:
        return _("Hồ sơ đã hoàn thành")
    if completion > 50:
        return _("Hồ sơ đã đi được hơn nửa chặng")
    if completion == 50:
        return _("Hồ sơ đã đi được nửa chặng")
    if completion > 0:
        return _("Hồ sơ đang được giải quyết, chưa đến nửa chặng")
    return _("Hồ sơ mới được tiếp nhận")


def _as_printed(code: str) -> str:
    return "".join(code.split()).upper()[:_CODE_LIMIT]


def _answer(
    request: HttpRequest, context: dict[str, Any], status: int, template: str = "dossiers/public.html"
) -> HttpResponse:
    answer = render(request, template, context, status=status)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
