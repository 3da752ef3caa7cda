"""`motcua report ii06`: form II.06 of an agency or a level, as of any day."""

from __future__ import annotations

import argparse

from motcua.common.moments import parse_day
from motcua.config.commands.outputs import check_ready, json_bytes, put
from motcua.insight.reports.domain.asked import NeitherAgencyNorLevel, check_level, span_of
from motcua.insight.reports.printouts.as_json import ii06_as_json
from motcua.insight.reports.printouts.as_xlsx import ii06_as_xlsx
from motcua.insight.reports.queries import ii06, known_agency


def run(args: argparse.Namespace) -> int:
    """Write the form in the shape asked for."""
    check_ready(args.format, ("json", "xlsx"))
    if bool(args.agency) == bool(args.level):
        args.parser.error(str(NeitherAgencyNorLevel()))
    as_of = parse_day(args.as_of, field="as_of") if args.as_of else None
    span = span_of(parse_day(args.first, field="from"), parse_day(args.last, field="to"), as_of)
    agency = known_agency(args.agency, span) if args.agency else None
    report = ii06(span, level=agency.level if agency else check_level(args.level), agency=agency)
    put(ii06_as_xlsx(report) if args.format == "xlsx" else json_bytes(ii06_as_json(report)), args.output)
    return 0
