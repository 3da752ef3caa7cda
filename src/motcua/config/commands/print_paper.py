"""`motcua print`: a paper of a dossier, or the book of an agency, as PDF in the edition of its day."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from django.conf import settings

from motcua.common.moments import parse_day
from motcua.config.commands.outputs import json_bytes, put, put_parts
from motcua.foundation import law
from motcua.foundation.organisation import queries as organisation
from motcua.operations.dossiers.printouts.printed import printed
from motcua.operations.dossiers.printouts.register import register_pdf
from motcua.operations.dossiers.queries.papers import dossier_of_paper
from motcua.operations.dossiers.queries.register import book_of

_BOOK_ONLY = ("first", "last", "field")


def run(args: argparse.Namespace) -> int:
    """Write the paper to the file; with --json, say what it is."""
    on = parse_day(args.on, field="on") if args.on else None
    told = _book(args, on) if args.form == "register" else _paper(args, on)
    if args.json and args.output != "-":
        sys.stdout.buffer.write(
            json_bytes({"form": args.form, "code": args.code, "file": args.output} | told)
        )
    return 0


def _paper(args: argparse.Namespace, on: date | None) -> dict[str, str]:
    if any(getattr(args, name) for name in _BOOK_ONLY):
        args.parser.error("--from, --to và --field chỉ dùng với register")
    dossier = dossier_of_paper(args.code)
    address = settings.PUBLIC_ADDRESS or settings.LOCAL_ADDRESS
    paper = printed(dossier, args.form, address=address, on=on)
    put(paper.content, args.output)
    return {"edition": paper.edition, "number": paper.notation}


def _book(args: argparse.Namespace, on: date | None) -> dict[str, str]:
    if not (args.first and args.last):
        args.parser.error("register cần --from và --to")
    first, last = parse_day(args.first, field="from"), parse_day(args.last, field="to")
    book = book_of(organisation.known_agency(args.code), first, last, args.field or "")
    on = on or last
    edition = law.form_edition_on("register", on).edition
    put_parts(register_pdf(book, on), args.output)
    return {"edition": edition}
