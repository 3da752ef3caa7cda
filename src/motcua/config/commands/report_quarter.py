"""`motcua report quarter`: the figures of the quarterly report, each with its evidence."""

from __future__ import annotations

import argparse

from motcua.common.moments import parse_day
from motcua.config.commands.outputs import check_ready, json_bytes, put
from motcua.insight.reports.domain.asked import span_of
from motcua.insight.reports.printouts.as_json import quarter_as_json
from motcua.insight.reports.queries import home_agency, known_agency, quarter


def run(args: argparse.Namespace) -> int:
    """Write the figures in the shape asked for."""
    check_ready(args.format, ("json",))
    span = span_of(parse_day(args.first, field="from"), parse_day(args.last, field="to"))
    agency = known_agency(args.agency, span) if args.agency else home_agency(span.last)
    put(json_bytes(quarter_as_json(quarter(span, agency))), args.output)
    return 0
