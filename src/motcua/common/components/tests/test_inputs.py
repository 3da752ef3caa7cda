"""Inputs drawn without a template are those that the widgets would draw."""

from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.test.html import parse_html

from motcua.common.components.inputs import draw_input

EVIL = '"><script>alert(1)</script>'


class Every(forms.Form):
    line = forms.CharField(widget=forms.TextInput({"autocomplete": "off", "data-key": "f2"}), max_length=50)
    secret = forms.CharField(widget=forms.PasswordInput, required=False)
    day = forms.DateField(widget=forms.DateInput({"type": "date", "min": "2026-01-01"}), required=False)
    text = forms.CharField(widget=forms.Textarea({"rows": 2}), required=False)
    kind = forms.ChoiceField(choices=[("", "Chọn…"), ("a", "A & B"), ("Nhóm", [("b", "Bé"), ("c", EVIL)])])
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)
    radio = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    ticked = forms.BooleanField(required=False)


@pytest.mark.parametrize("name", Every.base_fields)
@pytest.mark.parametrize(
    "data",
    [
        None,
        {},
        {
            "line": EVIL,
            "secret": "x",
            "day": "2026-13-01",
            "text": f"dòng\n{EVIL}",
            "kind": "c",
            "hidden": "1",
            "radio": "a",
        },
        {"line": "0", "kind": "b", "ticked": "on"},
    ],
)
def test_the_input_is_that_of_the_widget(name: str, data: dict[str, Any] | None):
    bound = Every(data)[name]
    attrs = {"class": "i", "aria-describedby": "x"}

    assert parse_html(draw_input(bound, attrs)) == parse_html(bound.as_widget(attrs=attrs))


def test_what_was_typed_is_text():
    bound = Every({"line": EVIL, "text": EVIL, "kind": "c"})

    drawn = "".join(draw_input(bound[name], {}) for name in ("line", "text", "kind"))

    assert "<script>" not in drawn
