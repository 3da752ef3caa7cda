"""Figures, days and fields are written as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client

from motcua.common.components import figures
from motcua.common.components.web.forms import SampleForm
from motcua.common.moments import parse_moment


def render(source: str, **values: object) -> str:
    return Template("{% load components %}" + source).render(Context(values))


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (40811, 0, "40.811"),
        (0, 0, "0"),
        (None, 0, "–"),
        (Decimal("430971.5"), 1, "430.971,5"),
        (-1234, 0, "-1.234"),
    ],
)
def test_a_figure_has_dots_between_thousands(value, decimals, text):
    assert figures.number(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"), [(98.674, "98,67%"), (0.4, "0,4%"), (100, "100%"), (16.885, "16,89%"), (None, "–")]
)
def test_a_share_is_rounded_half_up_without_trailing_zeros(value, text):
    assert figures.percent(value) == text


def test_a_moment_fits_a_narrow_place():
    assert render("{{ at|short_moment }}", at=parse_moment("2022-05-09T17:00")) == "17:00 T2 9/5"


def test_an_identity_number_shows_its_last_four_digits_only():
    assert render("{{ n|masked }}", n="000123456789") == "••••••••6789"


def test_a_state_is_a_word_a_shape_and_a_colour():
    html = render('{% state "late" words %}', words="Trễ <1> ngày")

    assert 'class="st late"' in html and "#s-tri" in html and "Trễ &lt;1&gt; ngày" in html


def test_a_field_joins_label_hint_and_error_for_assistive_technology():
    form = SampleForm({"name": "A", "kind": "person", "id_number": "00019100458"})
    form.is_valid()

    html = render("{% field form.id_number %}", form=form)

    assert 'aria-describedby="id_id_number-hint id_id_number-err"' in html
    assert 'aria-invalid="true"' in html
    assert "cần đủ 12 chữ số; đang có 11." in html


def test_a_problem_page_says_what_happened_and_leads_on():
    html = render_to_string(
        "components/problem.html", {"heading": "Không tìm thấy", "says": "Mã <x> không có."}
    )

    assert html.count("<h1>") == 1
    assert "Mã &lt;x&gt; không có." in html
    assert "Về trang đầu" in html


def test_the_components_page_is_there(client: Client, db: None):
    response = client.get("/components/")

    assert response.status_code == 200
    assert "style-src 'self'" in response.headers["Content-Security-Policy"]
