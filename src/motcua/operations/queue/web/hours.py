"""Whether the office is open now, and when it opens again, in one sentence for those who wait."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.common.moments import day_of, in_hanoi, say_day
from motcua.foundation.organisation import queries as organisation
from motcua.foundation.worktime.calendar import NoCalendarYear, WorkCalendar


def hours_line(agency_id: int, at: datetime) -> tuple[bool, str]:
    """Return whether the counters work now, and the sentence about lunch, closing or the next opening."""
    calendar = organisation.calendar_of(agency_id)
    try:
        return _line(calendar, at)
    except NoCalendarYear:
        return True, ""


def _line(calendar: WorkCalendar, at: datetime) -> tuple[bool, str]:
    day, local = day_of(at), in_hanoi(at)
    minute = local.hour * 60 + local.minute
    if calendar.is_working(day):
        sessions = calendar.hours_on(day).sessions
        for index, (start, end) in enumerate(sessions):
            if minute < start:
                return False, _("Làm việc từ %(hour)s.") % {"hour": _say(start)}
            if minute < end:
                if index + 1 < len(sessions):
                    words = {"end": _say(end), "start": _say(sessions[index + 1][0])}
                    return True, _("Nghỉ trưa %(end)s, làm lại %(start)s.") % words
                return True, _("Làm việc đến %(end)s.") % {"end": _say(end)}
    opens = calendar.next_working(day + timedelta(days=1))
    start = calendar.hours_on(opens).sessions[0][0]
    words = {"hour": _say(start), "day": _say_day(opens)}
    return False, _("Ngoài giờ làm việc; mở lại %(hour)s %(day)s.") % words


def _say_day(day: date) -> str:
    # Only English stands beside Vietnamese, and Django's own names of its weekdays need no catalogue of ours.
    return date_format(day, "l j/n") if get_language() == "en" else say_day(day, year=False)


def _say(minute: int) -> str:
    hour, rest = divmod(minute, 60)
    return f"{hour}:{rest:02d}"
