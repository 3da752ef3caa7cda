"""What is taken: PDF, JPEG and PNG, told by their content, never by a name or by the browser's word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from motcua.common.storage.names import KNOWN, ending_of
from motcua.common.storage.opening import the_opener
from motcua.common.storage.refusals import EmptyFile, NotWhatItsNameSays, WrongType
from motcua.common.storage.scanning import scan

_BEGINNINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
_LONGEST_BEGINNING = 8


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file truly is."""

    media_type: str
    pages: int
    was_scanned: bool


def check(path: Path, name: str) -> Checked:
    """Return what the file is; raise the first refusal: its kind, then viruses, then what it holds."""
    with path.open("rb") as file:
        beginning = file.read(_LONGEST_BEGINNING)
    media_type = kind_of(beginning, name)
    was_scanned = scan(path)
    return Checked(media_type, the_opener.pages_of(path, media_type), was_scanned)


def kind_of(beginning: bytes, name: str) -> str:
    """Return the media type that the first bytes tell."""
    if not beginning:
        raise EmptyFile
    for mark, media_type in _BEGINNINGS:
        if beginning.startswith(mark):
            return media_type
    ending = ending_of(name)
    if ending in KNOWN:
        raise NotWhatItsNameSays(extension=ending)
    raise WrongType
