"""Template tags of every page: icons, states, fields, bars, and figures and days as people write them."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from motcua.common import moments
from motcua.common.components import desk, figures
from motcua.common.components.inputs import draw_input
from motcua.common.components.promise_bar import Bar, HourBar, ShortBar, draw_full, draw_hours, draw_short
from motcua.common.components.states import SHAPES

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon of the sprite; it says nothing to a screen reader."""
    return format_html(
        '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{}"/></svg>', name
    )


@register.simple_tag
def mark() -> SafeString:
    """Draw the brand mark: an open door."""
    return mark_safe('<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><use href="#mark"/></svg>')


@register.simple_tag
def shape(name: str) -> SafeString:
    """Draw a state's shape (dot, ring, dia, half, tri, bars)."""
    return format_html(
        '<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><use href="#s-{}"/></svg>', name
    )


@register.simple_tag
@lru_cache(maxsize=500)
def state(tone: str, words: str) -> SafeString:
    """Tell a state by word, shape and colour; the tone is good, ok, today, soon, late or wait."""
    return format_html('<span class="st {}">{}{}</span>', tone, shape(SHAPES[tone]), words)


@register.simple_tag
def promise_bar(bar: Bar | HourBar | None, *, say: bool = True) -> SafeString:
    """Draw a promise in full (days in a row and in weeks, or hours), with its sentence below."""
    if bar is None:
        return SafeString("")
    drawn = draw_hours(bar) if isinstance(bar, HourBar) else draw_full(bar)
    sentence = format_html('<p class="say">{}</p>', bar.sentence) if say else ""
    tall = " tall" if isinstance(bar, Bar) and bar.only_weeks else ""
    # The drawing module escapes every word that it is given.
    return format_html('<div class="promise has-weeks{}">{}{}</div>', tall, mark_safe(drawn), sentence)  # noqa: S308


@register.simple_tag
def short_bar(bar: ShortBar) -> SafeString:
    """Draw the last ten days of a promise, for a row of a list."""
    # The drawing module escapes every word that it is given.
    return mark_safe(draw_short(bar))  # noqa: S308


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, css: str = "", **attributes: Any) -> dict[str, Any]:
    """Show a field whole: label, hint, errors and input, joined for assistive technology."""
    ident = bound.id_for_label
    described = [f"{ident}-hint"] if bound.help_text else []
    described += [f"{ident}-err"] if bound.errors else []
    attrs: dict[str, Any] = {key.replace("_", "-"): value for key, value in attributes.items()}
    attrs["class"] = f"i {css}".strip()
    if described:
        attrs["aria-describedby"] = " ".join(described)
    if bound.errors:
        attrs["aria-invalid"] = "true"
    return {
        "id": ident,
        "label": bound.label,
        "hint": bound.help_text,
        "errors": bound.errors,
        "optional": not bound.field.required and not attributes.get("quiet"),
        "input": draw_input(bound, attrs),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """List what is still to be mended, each with a link to its place."""
    return {"form": form, "count": sum(len(errors) for errors in form.errors.values())}


@register.inclusion_tag("components/rail.html", takes_context=True)
def rail(context: dict[str, Any]) -> dict[str, Any]:
    """Show the rooms of this person; the one that the page belongs to (`room`) is marked."""
    request: HttpRequest | None = context.get("request")
    rooms = desk.rooms_for(request) if request is not None else []
    entries = [
        {
            "href": _url(room.url_name),
            "label": room.label,
            "icon": room.icon,
            "current": context.get("room") == room.key,
            "count": room.count(request) if request is not None else None,
        }
        for room in rooms
    ]
    return {"entries": [entry for entry in entries if entry["href"]]}


@register.inclusion_tag("components/who.html", takes_context=True)
def who(context: dict[str, Any]) -> dict[str, Any]:
    """Say who sits at the desk, with the way out."""
    request: HttpRequest | None = context.get("request")
    person = context.get("who") or (desk.who_is(request) if request is not None else None)
    return {"who": person, "sign_out": _url("accounts:sign-out"), "csrf_token": context.get("csrf_token")}


@register.simple_tag(takes_context=True)
def strips(context: dict[str, Any]) -> SafeString:
    """Draw the lines that rooms put above the desk pages of those whom they concern."""
    request: HttpRequest | None = context.get("request")
    told = desk.strips_for(request) if request is not None else []
    return SafeString("".join(render_to_string(one.template, one.context, request) for one in told))


@register.inclusion_tag("components/search.html", takes_context=True)
def search_box(context: dict[str, Any]) -> dict[str, Any]:
    """Show the one search of the desk, when there is a room that answers it."""
    return {"action": _url("dossiers:find"), "q": context.get("q", "")}


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.filter
def number(value: float | None, decimals: int = 0) -> str:
    """Write a figure as people here do: 40.811."""
    return figures.number(value, decimals)


@register.filter
def percent(value: float | None, decimals: int = 2) -> str:
    """Write a share as people here do, without trailing zeros: 98,67%."""
    return figures.percent(value, decimals)


@register.filter
def day(value: date) -> str:
    """Write a day with its weekday: thứ Hai, 9/5/2022."""
    return moments.say_day(moments.day_of(value) if isinstance(value, datetime) else value)


@register.filter
def moment(value: datetime) -> str:
    """Write a moment with hour and weekday: 17:00 thứ Hai, 9/5/2022."""
    return moments.say_moment(value)


@register.filter
def short_moment(value: datetime) -> str:
    """Write a moment for a narrow place: 17:00 T2 9/5."""
    return figures.short_moment(value)


@register.filter
def short_day(value: date) -> str:
    """Write a day for a narrow place: T2 9/5."""
    return figures.short_day(value)


@register.filter
def hour(value: datetime) -> str:
    """Write the hour: 9:40."""
    return moments.say_time(value)


@register.filter
def hours(minutes: int) -> str:
    """Write a length given in minutes: 5 giờ 50 phút."""
    return figures.length(minutes)


@register.filter
def masked(value: str) -> str:
    """Hide an identity number but for its last four digits."""
    return figures.masked(value)
