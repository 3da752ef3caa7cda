"""Names of files: cleaned before they are shown or kept, and made to end as what the file is before they go out."""

from __future__ import annotations

import re
import unicodedata

from motcua.common.storage.refusals import BadName

#: The kinds that are taken, each with the endings that say so; the first is given to what goes out.
ENDINGS: dict[str, tuple[str, ...]] = {
    "application/pdf": ("pdf",),
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
}
KNOWN = {ending for endings in ENDINGS.values() for ending in endings}
LONGEST = 120
#: Control characters (NUL among them) and those that turn the direction of writing: «hoadon‮fdp.exe» looks like a PDF.
_DECEIVING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
#: What a file system, a command line or a page could take for something else.
_UNFIT = re.compile(r"[<>:\"|?*;&$`'{}\[\]%!#^~=\\/]+")
_UNNAMED = "tep"
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.I)


def shown_name(sent: str) -> str:
    """Return the name as it may be shown and kept: the last part of a path, Vietnamese letters kept.

    Raises BadName where characters only serve to deceive.
    """
    if _DECEIVING.search(sent):
        raise BadName
    last = re.split(r"[\\/]", sent.rstrip("\\/"))[-1]
    # Lone halves of characters cannot be written anywhere.
    whole = last.encode("utf-8", "ignore").decode("utf-8")
    composed = "".join(c for c in unicodedata.normalize("NFC", whole) if unicodedata.category(c)[0] != "C")
    plain = re.sub(r"\s+", " ", _UNFIT.sub(" ", composed)).strip().rstrip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    stem = stem[: LONGEST - len(ending[:10]) - 1].strip(" .") or _UNNAMED
    if _DEVICES.match(stem):
        stem = f"{_UNNAMED} {stem}"
    return f"{stem}.{ending[:10]}" if ending else stem


def saved_name(name: str, media_type: str) -> str:
    """Return the name under which a browser may save the file: it ends as what the file truly is."""
    endings = ENDINGS.get(media_type, ("bin",))
    stem, _, ending = name.rpartition(".")
    if stem and ending.lower() in endings:
        return name
    if stem and ending.lower() in KNOWN:
        return f"{stem}.{endings[0]}"
    return f"{name or _UNNAMED}.{endings[0]}"


def ending_of(name: str) -> str:
    """Return the ending of a name in lower case, empty where there is none."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""
