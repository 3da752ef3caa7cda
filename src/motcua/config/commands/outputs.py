"""Where a command's result goes: a file, or standard output; and the refusal of a shape that comes later."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from motcua.common.refusals import Refusal


class FormatComesLater(Refusal):
    """A shape that the contract names and that is not built yet."""

    field = "format"
    sentence = "Dạng %(format)s sẽ có khi các biểu mẫu in được làm; hiện có: %(ready)s."


class FileNotWritten(Refusal):
    """A file that cannot be written."""

    field = "output"
    sentence = "Không ghi được tệp «%(path)s»: %(why)s."


def check_ready(wanted: str, ready: tuple[str, ...]) -> None:
    """Refuse a format that is not ready yet."""
    if wanted not in ready:
        raise FormatComesLater(format=wanted, ready=", ".join(ready))


def put(content: bytes, path: str | None) -> None:
    """Write the content to the file, or to standard output when there is none."""
    if path is None or path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        raise FileNotWritten(path=path, why=error.strerror or str(error)) from None


def put_parts(parts: Iterable[bytes], path: str) -> None:
    """Write the parts as they come; what fails on the way leaves no half file and spoils no older one."""
    if path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.writelines(parts)
        return
    wanted = Path(path)
    beside = wanted.with_name(f"{wanted.name}.part") if wanted.is_file() or not wanted.exists() else wanted
    try:
        with beside.open("wb") as output:
            output.writelines(parts)
        if beside != wanted:
            beside.replace(wanted)
    except OSError as error:
        raise FileNotWritten(path=path, why=error.strerror or str(error)) from None
    finally:
        if beside != wanted:
            beside.unlink(missing_ok=True)


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON for people and machines: indented, in UTF-8, with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
