"""`motcua due`: the clock at the console, without a database unless an agency's own calendar is asked for."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

from motcua.common.moments import SHORT_WEEKDAYS, iso, parse_moment
from motcua.common.refusals import Refusal
from motcua.foundation.law import national_calendar
from motcua.foundation.worktime.calendar import WorkCalendar
from motcua.foundation.worktime.clock import Pause, promise
from motcua.foundation.worktime.duration import Duration, parse_duration
from motcua.foundation.worktime.explain import Explanation, explain

CalendarOn = Callable[[date], WorkCalendar]


class PauseUnreadable(Refusal):
    """A pause that is not two moments with a comma between them."""

    field = "pauses"
    sentence = "Tạm dừng «%(text)s» phải có dạng TỪ,ĐẾN (hoặc TỪ, khi chưa biết lúc kết thúc)."


class LineUnreadable(Refusal):
    """A line of a batch that is no JSON object with the texts it needs."""

    sentence = (
        "Dòng này phải là một đối tượng JSON có «received», «duration» dạng chữ và «pauses» là danh sách chữ."
    )


class BatchUnreadable(Refusal):
    """A batch file that cannot be opened."""

    sentence = "Không mở được tệp «%(path)s»."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of contracts §1."""
    parser.description = "Tính ngày giờ hẹn trả từ lúc nhận hồ sơ và thời hạn giải quyết."
    parser.add_argument("received", nargs="?", help="lúc nhận, ví dụ 2022-08-26T09:00 (giờ Hà Nội)")
    parser.add_argument(
        "duration", nargs="?", help="thời hạn, ví dụ «3 ngày làm việc», «15 ngày», «trong ngày»"
    )
    parser.add_argument(
        "--agency", metavar="MÃ", help="dùng lịch làm việc của cơ quan này (cần cơ sở dữ liệu)"
    )
    parser.add_argument(
        "--pause",
        action="append",
        default=[],
        metavar="TỪ,ĐẾN",
        help="tạm dừng có căn cứ; «TỪ,» nếu đang chờ",
    )
    parser.add_argument("--explain", action="store_true", help="giải thích từng ngày")
    parser.add_argument("--batch", metavar="TỆP", help="đọc nhiều dòng JSON từ tệp (hoặc - là đầu vào chuẩn)")


def run(args: argparse.Namespace) -> int:
    """Answer one question, or each line of a batch."""
    calendar_on: CalendarOn = _national
    if args.agency:
        calendar_on = import_module("motcua.config.commands.due_agency").calendar_of_agency(args.agency)
    if args.batch is not None:
        if args.received is not None or args.pause:
            args.parser.error("--batch không đi cùng lúc nhận, thời hạn hay --pause")
        return _batch(args.batch, calendar_on)
    if args.received is None or args.duration is None:
        args.parser.error("cần lúc nhận và thời hạn")
    explained = _answer(args.received, parse_duration(args.duration), args.pause, calendar_on)
    text = (
        json.dumps(_as_json(explained, args.explain), ensure_ascii=False)
        if args.json
        else _as_text(explained, args)
    )
    sys.stdout.write(f"{text}\n")
    return 0


def _national(_: date) -> WorkCalendar:
    return national_calendar()


def _answer(received: str, duration: Duration, pauses: Iterable[str], calendar_on: CalendarOn) -> Explanation:
    moment = parse_moment(received, field="received")
    return explain(moment, duration, calendar_on(moment.date()), _pauses(pauses))


def _pauses(texts: Iterable[str]) -> list[Pause]:
    return [_pause(text) for text in texts]


def _pause(text: str) -> Pause:
    start, comma, end = text.partition(",")
    if not comma:
        raise PauseUnreadable(text=text[:80])
    until = parse_moment(end, field="pauses") if end.strip() else None
    return Pause(parse_moment(start, field="pauses"), until)


def _as_json(explained: Explanation, with_days: bool) -> dict[str, Any]:
    promised = explained.promise
    answer: dict[str, Any] = {
        "received": iso(explained.received),
        "duration": explained.duration.text,
        "due": iso(promised.due_at),
        "original_due_at": iso(promised.original_due_at),
    }
    if promised.waiting:
        answer["waiting"] = True
    if with_days:
        answer["explanation"] = {
            "sentence": explained.sentence,
            "effective_start": iso(promised.effective_start),
            "days": [
                {"day": line.day.isoformat(), "kind": line.kind, "number": line.number, "reason": line.reason}
                for line in explained.days
            ],
        }
    return answer


def _as_text(explained: Explanation, args: argparse.Namespace) -> str:
    due = iso(explained.promise.due_at) or ""
    if not args.explain:
        return due
    days = (
        f"  {SHORT_WEEKDAYS[line.day.weekday()]} {line.day:%d/%m/%Y}  {line.number or '':>3}  {line.reason}"
        for line in explained.days
    )
    return "\n".join([due, explained.sentence, *days])


def _batch(path: str, calendar_on: CalendarOn) -> int:
    with _opened(path) as lines:
        for line in lines:
            if line.strip():
                sys.stdout.write(json.dumps(_answer_line(line, calendar_on), ensure_ascii=False) + "\n")
    return 0


@contextmanager
def _opened(path: str) -> Iterator[TextIO]:
    if path == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        yield sys.stdin
        return
    if not Path(path).is_file():
        raise BatchUnreadable(path=path)
    with Path(path).open(encoding="utf-8", errors="replace") as file:
        yield file


def _answer_line(line: str, calendar_on: CalendarOn) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    try:
        asked = _object(line)
        received, duration, pauses = _texts(asked)
        moment = parse_moment(received, field="received")
        promised = promise(moment, parse_duration(duration), calendar_on(moment.date()), _pauses(pauses))
    except Refusal as refusal:
        return {**asked, "error": str(refusal)}
    return {**asked, "due": iso(promised.due_at)} | ({"waiting": True} if promised.waiting else {})


def _object(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        raise LineUnreadable from None
    if not isinstance(asked, dict):
        raise LineUnreadable
    return asked


def _texts(asked: dict[str, Any]) -> tuple[str, str, list[str]]:
    received, duration, pauses = asked.get("received"), asked.get("duration"), asked.get("pauses") or []
    if not isinstance(received, str) or not isinstance(duration, str) or not isinstance(pauses, list):
        raise LineUnreadable
    if not all(isinstance(text, str) for text in pauses):
        raise LineUnreadable
    return received, duration, pauses
