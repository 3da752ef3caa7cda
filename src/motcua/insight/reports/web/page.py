"""The report page as values: equations, the form, and the charts of the communes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from motcua.common.components.figures import number, percent
from motcua.foundation.law import name_of, named_periods, quarter_of
from motcua.foundation.organisation.domain import AgencyView
from motcua.insight.reports.domain.asked import LEVELS, Span
from motcua.insight.reports.domain.ii06 import Row, row_of, rows_of
from motcua.insight.reports.domain.shares import share
from motcua.insight.reports.domain.sieves import COLUMNS, SUMS, Figure, tallied
from motcua.insight.reports.printouts.addresses import dossiers_at
from motcua.insight.reports.queries import Overview
from motcua.insight.reports.web.asking import Asked, present_quarter
from motcua.insight.reports.web.charts import cell_bar, proportions, weekly
from motcua.operations.dossiers.queries.figures import Part

#: The terms of the equation, with their tones: to handle = on time + late + not yet due.
_TERMS = (("to_handle", ""), ("on_time", "good"), ("late", "late"), ("not_yet_due", "ok"))
_BARRED = {"received_total": "", "solved_late": "late", "pending_late": "late"}
_LATE = dict.fromkeys(("solved_late", "pending_late"), ' class="l"')
#: The columns with which the form's three groups begin.
_GROUPS = (3, 7, 11)


@dataclass(frozen=True, slots=True)
class Term:
    """A sum of the equation: its figure, count, share and where its dossiers are."""

    figure: Figure
    count: int
    share: str
    tone: str
    href: str


@dataclass(frozen=True, slots=True)
class Equation:
    """A level's (or an agency's) dossiers, told as a sum."""

    title: str
    note: str
    terms: tuple[Term, ...]
    bar: SafeString


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form; `cells` are drawn here: a long form has hundreds, more than a template is quick with."""

    name: str
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Chart:
    """An agency's late dossiers, stretch by stretch."""

    agency: AgencyView
    share: str
    worst: bool
    drawing: SafeString
    late: int
    whole: int
    href: str
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Link:
    """A period that can be chosen with one tap."""

    label: str
    href: str
    current: bool


def title_of(span: Span) -> str:
    """Return the period in words: «quý III năm 2022» where it has a name, its days where it has none."""
    name, quarter = name_of(span.first, span.last), quarter_of(span.first)
    if name is None and span.first == quarter.first and span.last < quarter.last:
        return _("%(name)s, đến %(day)s") % {"name": _in_a_sentence(quarter.name), "day": say(span.last)}
    if name is None:
        return _("%(first)s đến %(last)s") % {"first": say(span.first), "last": say(span.last)}
    return _in_a_sentence(name)


def _in_a_sentence(name: str) -> str:
    return name[:1].lower() + name[1:]


def say(day: date) -> str:
    """Return a day as the form writes it."""
    return f"{day.day}/{day.month}/{day.year}"


def periods_for(asked: Asked, today: date) -> list[Link]:
    """Return the periods within one tap: this quarter, the one before, and those of printed reports."""
    now = present_quarter(today)
    before = quarter_of(now.first - timedelta(days=1))
    spans = [(_("Quý này"), now), (_("Quý trước"), Span(before.first, before.last, before.last))]
    spans += [(period.name, Span(period.first, period.last, period.last)) for period in named_periods()]
    here = (asked.span.first, asked.span.last)
    return [Link(label, f"?{_whole(span)}", (span.first, span.last) == here) for label, span in spans]


def _whole(span: Span) -> str:
    return f"from={span.first}&to={span.last}"


def cut_offs(asked: Asked, today: date) -> tuple[str, str]:
    """Return the addresses of the cut-off a day earlier and a day later; empty where there is none."""
    span = asked.span
    earlier = Span(span.first, span.last, span.as_of - timedelta(days=1))
    later = Span(span.first, span.last, span.as_of + timedelta(days=1))
    return (
        f"?{asked.query(span=earlier)}" if earlier.as_of >= span.last else "",
        f"?{asked.query(span=later)}" if later.as_of <= today else "",
    )


def equations(asked: Asked, counted: Overview) -> list[Equation]:
    """Return the sums of each level that the person may see, or of the one agency asked for."""
    if asked.agency:
        return [_equation(asked.span, asked.level, asked.agency, list(counted.by_agency[asked.agency.id]))]
    found = []
    for level in LEVELS:
        parts = counted.parts_at(level)
        if parts or any(agency.is_one_stop and agency.level == level for agency in asked.agencies):
            found.append(_equation(asked.span, level, None, parts, _who(asked, level)))
    return found


def _who(asked: Asked, level: str) -> str:
    offices = [agency for agency in asked.agencies if agency.level == level and agency.is_one_stop]
    if len(offices) == 1:
        return offices[0].name
    return _("%(count)d bộ phận một cửa") % {"count": len(offices)}


def _equation(
    span: Span, level: str, agency: AgencyView | None, parts: list[Part], note: str = ""
) -> Equation:
    told = tallied(parts)
    counts = {key: SUMS[key].sieve.count(told) for key, _ in _TERMS}
    whole = counts["to_handle"]
    terms = tuple(
        Term(
            figure=SUMS[key],
            count=counts[key],
            share=percent(share(counts[key], whole, 2)) if tone and whole else "",
            tone=tone,
            href=dossiers_at(span, key, level=level, agency=agency),
        )
        for key, tone in _TERMS
    )
    says = ", ".join(f"{term.share} {term.figure.label.lower()}" for term in terms[1:])
    bar = proportions([(term.tone, term.count, term.figure.label) for term in terms[1:]], says)
    return Equation(agency.name if agency else LEVELS[level], note, terms, bar)


def lines(asked: Asked, counted: Overview) -> tuple[list[Line], Line]:
    """Return the rows of form II.06 and their total."""
    parts = [part for agency in asked.shown for part in counted.by_agency[agency.id]]
    rows = rows_of(parts)
    most = {key: max((row[key] for row in rows), default=0) for key in _BARRED}
    total = row_of(parts)
    return [Line(row.field, _cells(asked, row, most)) for row in rows], Line("", _cells(asked, total, {}))


def _cells(asked: Asked, row: Row, most: dict[str, int]) -> SafeString:
    """Draw the figures of a row; each that is not nothing opens to its dossiers."""
    # Without format_html, which costs as much as the counting: only the address holds words, and it is escaped.
    behind = dossiers_at(asked.span, "{}", level=asked.level, agency=asked.agency, field=row.field)
    before, _mark, after = escape(behind).partition("%7B%7D")
    drawn = []
    for key, (column, _figure) in COLUMNS.items():
        count = row[key]
        told = f'<a href="{before}{key}{after}"{_LATE.get(key, "")}>{number(count)}</a>' if count else "0"
        bar = cell_bar(count, most[key], _BARRED[key]) if key in most else ""
        look = f"num{' g' if column in _GROUPS else ''}{'' if count else ' z'}"
        drawn.append(f'<td class="{look}">{told}{bar}</td>')
    return SafeString("".join(drawn))


def charts(asked: Asked, counted: Overview) -> list[Chart]:
    """Return a chart for each agency of the level, those with most late dossiers first; none for a single agency."""
    agencies = [agency for agency in asked.shown if counted.by_agency[agency.id]]
    if len(agencies) < 2:
        return []
    bars = {agency.id: counted.late_by_stretch(agency.id) for agency in agencies}
    most = max(max(counts, default=0) for counts in bars.values())
    told = {agency.id: tallied(counted.by_agency[agency.id]) for agency in agencies}
    late = {key: SUMS["late"].sieve.count(some) for key, some in told.items()}
    whole = {key: SUMS["to_handle"].sieve.count(some) for key, some in told.items()}
    kept = {key: share(whole[key] - late[key], whole[key], 2) for key in late}
    worst = min(kept.values(), key=lambda value: value if value is not None else 101)
    return [
        Chart(
            agency=agency,
            share=percent(kept[agency.id]),
            worst=kept[agency.id] == worst and late[agency.id] > 0,
            drawing=weekly(bars[agency.id], most, _says(agency, late[agency.id], bars[agency.id])),
            late=late[agency.id],
            whole=whole[agency.id],
            href=dossiers_at(asked.span, "late", level=agency.level, agency=agency),
            counts=bars[agency.id],
        )
        for agency in sorted(agencies, key=lambda one: (-late[one.id], one.code))
    ]


def _says(agency: AgencyView, late: int, counts: list[int]) -> str:
    return _("%(agency)s: %(late)s hồ sơ trễ; xong trễ nhiều nhất %(most)s trong một đợt, %(count)d đợt") % {
        "agency": agency.short_name,
        "late": number(late),
        "most": number(max(counts, default=0)),
        "count": len(counts),
    }
