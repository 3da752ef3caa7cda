"""What a procedure's page says, in the order in which people ask: what for, what to bring, when, how much, by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.common.components.figures import number
from motcua.foundation.catalogue.domain import ComponentPlan, DurationPlan, StepPlan
from motcua.foundation.catalogue.queries import FeeView, VersionDetail
from motcua.foundation.catalogue.web.diagram import draw
from motcua.foundation.catalogue.web.listing import LEVEL_NAMES

CHANNEL_NAMES = {
    "direct": gettext_lazy("Nộp trực tiếp"),
    "online": gettext_lazy("Nộp trực tuyến"),
    "post": gettext_lazy("Nộp qua bưu chính"),
}
#: Who does a step, by its role.
DOERS = {
    "counter_officer": gettext_lazy("Bộ phận một cửa"),
    "case_officer": gettext_lazy("Chuyên viên phòng chuyên môn"),
    "unit_head": gettext_lazy("Lãnh đạo phòng chuyên môn"),
    "leader": gettext_lazy("Lãnh đạo Ủy ban nhân dân"),
    "clerk": gettext_lazy("Văn thư"),
}
#: Headings of the source that say little, in words that say more.
_HEADINGS = {"Lưu ý": gettext_lazy("Tờ khai, biểu mẫu")}


@dataclass(frozen=True, slots=True)
class PaperGroup:
    """The papers of one case; the group without a case comes first and is for everyone."""

    title: str
    papers: tuple[tuple[ComponentPlan, str], ...]
    is_case: bool


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One duration in words: for whom, how long, and whether it is an assumption."""

    label: str
    duration: DurationPlan


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee in words."""

    channel: str
    amount: str
    says: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in words, with its share of the counted hours in per cent."""

    step: StepPlan
    who: str
    hours: str
    share: int


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """One version of the procedure in words."""

    level: str
    says: str
    day: str
    level_key: str
    current: bool


class ProcedurePage:
    """A version as its page shows it; every part is computed when the template asks for it."""

    def __init__(self, detail: VersionDetail, *, on: date, today: date, can_receive: bool) -> None:
        self.detail = detail
        self.plan = detail.plan
        self.on = on
        self.is_today = on == today
        self.can_receive = can_receive and detail.plan.receivable
        self.level_name = str(LEVEL_NAMES[detail.plan.level])

    @property
    def online(self) -> str:
        """The online level in words, with its number of 2022 where it had one; empty where it is not online."""
        words = {4: _("toàn trình"), 3: _("một phần")}.get(self.plan.online_level or 0)
        if words is None:
            return ""
        return self.plan.online_word or _("mức độ %(level)d (%(words)s)") % {
            "level": self.plan.online_level,
            "words": words,
        }

    @cached_property
    def paper_groups(self) -> list[PaperGroup]:
        """Papers for everyone first (by their heading), then each case on its own."""
        groups: dict[tuple[str, str], list[ComponentPlan]] = {}
        for paper in self.plan.components:
            groups.setdefault((paper.case, "" if paper.case else paper.group), []).append(paper)
        ordered = sorted(groups.items(), key=lambda item: (bool(item[0][0]), item[0][1] not in _HEADINGS))
        return [
            PaperGroup(
                case or str(_HEADINGS.get(group, group)),
                tuple((paper, _counts(paper)) for paper in papers),
                bool(case),
            )
            for (case, group), papers in ordered
        ]

    @property
    def common_groups(self) -> list[PaperGroup]:
        """The papers that belong to no single case."""
        return [group for group in self.paper_groups if not group.is_case]

    @property
    def case_groups(self) -> list[PaperGroup]:
        """The cases, which are alternatives."""
        return [group for group in self.paper_groups if group.is_case]

    @property
    def times(self) -> list[TimeLine]:
        """Every duration, the general one first."""
        ordered = sorted(self.plan.durations, key=lambda d: (bool(d.case), d.channel))
        return [TimeLine(_for_whom(duration), duration) for duration in ordered]

    @property
    def general(self) -> DurationPlan | None:
        """The duration that counts where nothing more is said."""
        return self.plan.duration_for("")

    @property
    def has_cases(self) -> bool:
        """Whether some case has a duration of its own."""
        return any(duration.case for duration in self.plan.durations)

    @property
    def other_times(self) -> list[TimeLine]:
        """The durations of channels and cases."""
        return [line for line in self.times if line.duration.channel or line.duration.case]

    @property
    def fees(self) -> list[FeeLine]:
        """Every fee, said as what it is."""
        return [
            FeeLine(str(CHANNEL_NAMES.get(fee.channel, "")), _amount(fee), _fee_words(fee))
            for fee in self.detail.fees
        ]

    @cached_property
    def steps(self) -> list[StepLine]:
        """The process, each step with its share of the time."""
        total = sum((step.hours or Decimal(0) for step in self.plan.steps), Decimal(0))
        return [
            StepLine(
                step,
                str(DOERS[step.role]),
                _hours(step.hours),
                round(100 * (step.hours or 0) / total) if total else 0,
            )
            for step in self.plan.steps
        ]

    @property
    def total_hours(self) -> str:
        """All counted hours of the process, in words."""
        return _hours(sum((step.hours or Decimal(0) for step in self.plan.steps), Decimal(0)))

    @property
    def process_borrowed(self) -> bool:
        """Whether the process was approved by another province."""
        return self.steps_assumed and bool(self.detail.process_source)

    @property
    def steps_assumed(self) -> bool:
        """Whether the process, or a part of it, is an assumption."""
        return any(step.assumed for step in self.plan.steps)

    @property
    def diagram(self) -> str:
        """The process drawn in lanes."""
        return draw(self.plan.steps)

    @property
    def periods(self) -> list[PeriodLine]:
        """All versions of this code at all levels, newest first."""
        return [
            PeriodLine(
                str(LEVEL_NAMES[period.level]),
                _period(period.valid_from, period.valid_until),
                period.valid_from.isoformat(),
                period.level,
                period.id == self.plan.id,
            )
            for period in self.detail.periods
        ]


def _counts(paper: ComponentPlan) -> str:
    parts = []
    if paper.originals:
        parts.append(_("%(n)d bản chính") % {"n": paper.originals})
    if paper.copies:
        parts.append(_("%(n)d bản sao") % {"n": paper.copies})
    return ", ".join(parts)


def _for_whom(duration: DurationPlan) -> str:
    named = [str(CHANNEL_NAMES[duration.channel])] if duration.channel else []
    if duration.case:
        named.append(duration.case[:1].upper() + duration.case[1:])
    return " · ".join(named) or _("Mọi cách nộp")


def _amount(fee: FeeView) -> str:
    if fee.kind == "free":
        return _("Không thu")
    if fee.amount is None:
        return _("Theo quy định") if fee.kind == "council" else _("Chưa rõ")
    return f"{number(fee.amount)} {'USD' if fee.currency == 'USD' else 'đồng'}"


def _fee_words(fee: FeeView) -> str:
    if fee.text.startswith("/"):
        return _("mỗi %(unit)s") % {"unit": fee.text[1:].strip()}
    if fee.kind == "council":
        return fee.text or _("Mức thu do Hội đồng nhân dân tỉnh quyết định.")
    if fee.kind == "unclear" and not fee.text:
        return _("Nguồn in 0 đồng mà không nói là miễn hay do Hội đồng nhân dân tỉnh quyết định.")
    return fee.text


def _hours(hours: Decimal | None) -> str:
    if hours is None:
        return _("không tính")
    return _("%(n)s giờ") % {
        "n": number(hours, 2).rstrip("0").rstrip(",") if "." in f"{hours.normalize():f}" else number(hours)
    }


def _period(start: date, until: date | None) -> str:
    first = f"{start.day}/{start.month}/{start.year}"
    if until is None:
        return _("từ %(first)s đến nay") % {"first": first}
    last = until - timedelta(days=1)
    return _("từ %(first)s đến hết %(last)s") % {
        "first": first,
        "last": f"{last.day}/{last.month}/{last.year}",
    }
