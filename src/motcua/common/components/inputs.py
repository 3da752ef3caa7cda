"""Draws the plain inputs of forms without a template for each: a page with ten of them is drawn in half the time.

What is not plain (passwords, which are never written back; radio buttons, check boxes) is drawn by its widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

_LINES = (
    forms.TextInput,
    forms.DateInput,
    forms.EmailInput,
    forms.NumberInput,
    forms.HiddenInput,
)


def draw_input(bound: BoundField, attrs: Mapping[str, Any]) -> SafeString:
    """Return the field's input with these attributes, as the widget itself would draw it."""
    widget = bound.field.widget
    if type(widget) not in (*_LINES, forms.Textarea, forms.Select):
        return bound.as_widget(attrs=dict(attrs))
    given = bound.build_widget_attrs(dict(attrs), widget)
    if bound.auto_id and "id" not in widget.attrs:
        given.setdefault("id", bound.auto_id)
    html = _attributes({"name": bound.html_name} | widget.build_attrs(widget.attrs, given))
    if isinstance(widget, forms.Select):
        chosen = {str(value) for value in widget.format_value(bound.value())}
        return format_html("<select{}>{}</select>", html, _options(widget.choices, chosen))
    value = widget.format_value(bound.value())
    if isinstance(widget, forms.Textarea):
        return format_html("<textarea{}>\n{}</textarea>", html, "" if value is None else value)
    assert isinstance(widget, forms.widgets.Input)
    written = "" if value in (None, "") else format_html(' value="{}"', value)
    return format_html('<input type="{}"{}{}>', widget.input_type or "text", html, written)


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    shown = [(name, value) for name, value in attrs.items() if value is not False and value is not None]
    return format_html_join(
        "", "{}", ((format_html(" {}", n) if v is True else format_html(' {}="{}"', n, v),) for n, v in shown)
    )


def _options(choices: Iterable[Any], chosen: set[str]) -> SafeString:
    parts = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            inside = _options(label, chosen)
            parts.append(format_html('<optgroup label="{}">{}</optgroup>', value, inside))
        else:
            mark = SafeString(" selected") if str(value) in chosen else ""
            parts.append(
                format_html('<option value="{}"{}>{}</option>', value, mark, conditional_escape(label))
            )
    return SafeString("".join(parts))
