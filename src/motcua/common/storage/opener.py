"""The process that opens files which nobody trusts: `python -m motcua.common.storage.opener`, one for each web process.

It knows no secrets, may not write files, and has limits on its memory and its work; when a file brings it down or holds
it up, the web process loses nothing and refuses the file. It reads a line of JSON with what to do and answers with one,
after a preview with the picture's bytes.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from motcua.common.storage.documents import check_document, draw_page
from motcua.common.storage.limits import CPU_SECONDS, OPENER_BYTES, Limits
from motcua.common.storage.pictures import check_picture, draw_picture
from motcua.common.storage.refusals import Bomb, DamagedFile, NotTaken


def main() -> None:
    """Answer until the one who asks is gone."""
    confine()
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    for line in asked:
        allow_work(CPU_SECONDS)
        answer, picture = answer_to(json.loads(line))
        _write(answers, answer | {"picture": len(picture), "peak": peak_bytes()}, picture)


def confine() -> None:
    """Give up what opening files does not need."""
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_AS, OPENER_BYTES),
    ):
        # Not every system knows every limit; the web process still watches the time.
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def allow_work(seconds: int) -> None:
    """Let the system end this process when the next file costs more work than this."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, most))


def peak_bytes() -> int:
    """Return the most memory that this process has held so far."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    # Elsewhere this may count what the process was before it became this program.
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found if sys.platform == "darwin" else found * 1024


def answer_to(request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return what the file holds, or the name of the refusal with its values; and a picture where one was asked for."""
    path, media_type = Path(request["path"]), str(request["media_type"])
    limits = Limits(**request["limits"])
    is_document = media_type == "application/pdf"
    try:
        if request["do"] == "draw":
            page, width = int(request["page"]), int(request["width"])
            drawn = (
                draw_page(path, page, width, limits)
                if is_document
                else draw_picture(path, media_type, width, limits)
            )
            return {}, drawn
        pages = check_document(path, limits) if is_document else check_picture(path, media_type, limits)
        return {"pages": pages}, b""
    except NotTaken as refused:
        return {"refused": type(refused).__name__, "values": refused.values}, b""
    except MemoryError:
        return {"refused": Bomb.__name__, "values": {}}, b""
    except Exception:
        # Whatever a strange file provokes in a library means the same to the one who sent it.
        return {"refused": DamagedFile.__name__, "values": {}}, b""


def _write(answers: IO[bytes], answer: dict[str, Any], picture: bytes) -> None:
    answers.write(json.dumps(answer).encode() + b"\n" + picture)
    answers.flush()


if __name__ == "__main__":
    main()
