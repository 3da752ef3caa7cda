"""`motcua export dossiers`: the dossiers of a stretch as CSV or XLSX, streamed: memory does not grow with them."""

from __future__ import annotations

import argparse
import csv
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from motcua.common.moments import parse_day
from motcua.config.commands.outputs import FileNotWritten
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.queries.export import COLUMNS, rows_between


def run(args: argparse.Namespace) -> int:
    """Write the rows in the shape asked for."""
    rows = rows_between(
        _day(args.first, "from"),
        _day(args.last, "to"),
        as_of=_day(args.as_of, "as_of"),
        agency_id=organisation.known_agency(args.agency).id if args.agency else None,
    )
    with _output(args.output) as output:
        if args.format == "xlsx":
            _write_xlsx(rows, output)
        else:
            _write_csv(rows, output)
    return 0


def _day(text: str | None, field: str) -> date | None:
    return parse_day(text, field=field) if text else None


@contextmanager
def _output(path: str | None) -> Iterator[IO[bytes]]:
    """Open the file, or standard output when there is none."""
    if path is None or path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    # Written beside it and moved at the end: what fails on the way leaves no half file and spoils no older one.
    wanted = Path(path)
    beside = wanted.with_name(f"{wanted.name}.part") if wanted.is_file() or not wanted.exists() else wanted
    try:
        with beside.open("wb") as output:
            yield output
        if beside != wanted:
            beside.replace(wanted)
    except OSError as error:
        raise FileNotWritten(path=path, why=error.strerror or str(error)) from None
    finally:
        if beside != wanted:
            beside.unlink(missing_ok=True)


def _write_csv(rows: Iterator[tuple[Any, ...]], output: IO[bytes]) -> None:
    text = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=False)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    text.flush()
    text.detach()


def _write_xlsx(rows: Iterator[tuple[Any, ...]], output: IO[bytes]) -> None:
    # A ZIP needs a file in which it can go back; standard output may be a pipe.
    with tempfile.TemporaryFile() as whole:
        with xlsxwriter.Workbook(whole, {"constant_memory": True, "strings_to_formulas": False}) as book:
            sheet = book.add_worksheet("Hồ sơ")
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(COLUMNS) - 1, 18)
            sheet.write_row(0, 0, COLUMNS, book.add_format({"bold": True}))
            for number, row in enumerate(rows, 1):
                sheet.write_row(number, 0, row)
        whole.seek(0)
        shutil.copyfileobj(whole, output)
