"""Reads the files of a source folder: the table of procedures, their details, decisions and internal processes."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.common.refusals import Refusal
from motcua.foundation.catalogue.domain.drafts import Surroundings
from motcua.foundation.catalogue.domain.durations import LocalRule
from motcua.foundation.catalogue.domain.rows import tidy
from motcua.foundation.catalogue.domain.steps import PROVINCE

#: The packaged public data (see data/README.md).
DATA = Path(__file__).parents[1] / "data"
_LONGEST_CELL = 50_000_000
TABLE, DETAILS = "procedures.csv", "procedure_components.json"
DECISIONS, WORKFLOWS = "dong_nai_decisions_2025.csv", "internal_workflows.json"
_ONLINE = {"toàn trình": 4, "một phần": 3}


class SourceUnreadable(Refusal):
    """A file that is not there or is neither table nor details."""

    field = "file"
    sentence = "Không đọc được tệp «%(file)s»: %(why)s."


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of a table, numbered as in the file, with the details of each code."""

    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    details: Mapping[str, Mapping[str, Any]]


def read_source(path: Path) -> Source:
    """Return what the file (table, details, or a folder with both) holds; the other file beside it is used too.

    Details that lie alone are joined to the packaged table, which knows whose procedures they are.
    """
    if path.is_dir():
        table, details = path / TABLE, path / DETAILS
    elif path.suffix.lower() == ".json":
        table, details = path.with_name(TABLE), path
    else:
        table, details = path, path.with_name(DETAILS)
    if not path.exists() or not (table.exists() or details.exists()):
        raise SourceUnreadable(file=path.name, why="không có tệp này")
    known = _read_details(details) if details.exists() else {}
    if path == details:
        return Source(tuple(_rows_of_details(known, table if table.exists() else DATA / TABLE)), known)
    if not table.exists():
        return Source(tuple(_rows_of_details(known, DATA / TABLE)), known)
    return Source(tuple(_read_table(table)), known)


def _rows_of_details(
    known: Mapping[str, Mapping[str, Any]], table: Path
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield a row for each procedure with details: the table's where it has one, with the details' own words."""
    printed = {str(row.get("code")): row for _line, row in _read_table(table)}
    for line, (code, entry) in enumerate(known.items(), start=1):
        words = {name: entry[name] for name in ("code", "name", "field") if entry.get(name)}
        yield line, {**printed.get(code, {"level": entry.get("level")}), **words}


def read_surroundings(folder: Path = DATA) -> Surroundings:
    """Return the province's rules and the internal processes that lie in the folder."""
    return Surroundings(_read_workflows(folder / WORKFLOWS), _read_rules(folder / DECISIONS))


def _read_table(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            # A cell beyond the reader's own limit would stop the whole file; the row's own check refuses it alone.
            csv.field_size_limit(_LONGEST_CELL)
            reader = csv.DictReader(file)
            if not {"code", "name", "field"} <= set(reader.fieldnames or ()):
                raise SourceUnreadable(file=path.name, why="tiêu đề thiếu cột code, name hoặc field")
            for row in reader:
                yield reader.line_num, row
    except (UnicodeDecodeError, csv.Error):
        raise SourceUnreadable(file=path.name, why="không phải là bảng CSV viết bằng UTF-8") from None


def _read_details(path: Path) -> dict[str, Mapping[str, Any]]:
    entries = _read_json(path)
    if not isinstance(entries, list) or not all(_is_details(entry) for entry in entries):
        raise SourceUnreadable(
            file=path.name, why="cần một danh sách thủ tục có code, documents hoặc channels"
        )
    return {str(entry.get("code") or f"?{at}"): entry for at, entry in enumerate(entries)}


def _is_details(entry: Any) -> bool:
    """Whether an entry is a procedure's details: lists of lines under the names that the reader knows."""
    if not isinstance(entry, dict) or not ("documents" in entry or "channels" in entry):
        return False
    lists = [entry[name] for name in ("documents", "channels", "steps") if name in entry]
    return all(isinstance(lines, list) and all(isinstance(line, dict) for line in lines) for lines in lists)


def _read_workflows(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    if path.exists():
        for entry in _read_json(path):
            found[entry["code"]].append(entry)
    return dict(found)


def _read_rules(path: Path) -> dict[str, LocalRule]:
    if not path.exists():
        return {}
    printed: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if PROVINCE in (row.get("src") or ""):
                printed[row["code"]].append(row)
    return {code: _rule(rows) for code, rows in printed.items()}


def _rule(rows: list[Mapping[str, str]]) -> LocalRule:
    timed = next((row for row in rows if row["time"].strip()), rows[0])
    words = [row["online"].strip().lower() for row in rows]
    # The later decision of two stands last in the file.
    word = next((word for word in reversed(words) if word in _ONLINE), "")
    return LocalRule(tidy(timed["time"]), f"Quyết định {timed['src']}", _ONLINE.get(word), word)


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        raise SourceUnreadable(file=path.name, why="không phải là JSON viết bằng UTF-8") from None
