"""Honest files under names that are meant to lead somewhere else."""

from __future__ import annotations

from random import Random

from tests.uploads.papers import JPEG, PDF, PNG, pdf, picture

Made = tuple[str, bytes, str | None]
NAMES = (
    "../../../../etc/cron.d/x.pdf",
    "..\\..\\windows\\system32\\x.pdf",
    "/etc/passwd",
    "C:\\fakepath\\Giấy khai sinh.pdf",
    "....//....//x.png",
    "%2e%2e%2f%2e%2e%2fx.pdf",
    "x.pdf\x00.exe",
    "x.pdf\r\nSet-Cookie: a=b",
    "hoadon\u202efdp.exe",
    "\u2066x\u2069.pdf",
    "<script>alert(1)</script>.pdf",
    '"><img src=x onerror=alert(1)>.png',
    'x.pdf"; filename="x.html',
    "; rm -rf $HOME; #.pdf",
    "$(touch x).jpg",
    "`id`.jpg",
    "CON.pdf",
    "nul",
    ".htaccess",
    "..",
    ".",
    "",
    "   .pdf",
    "a" * 4000 + ".pdf",
    "ă" * 300 + ".jpg",
    "{{7*7}}.pdf",
    "%s%n%x.pdf",
    "x.svg",
    "x.html",
    "x.pdf.js",
    "\U0001f4a9.png",
    "e\u0301\u0323.pdf",
    "\ud800.pdf",
    "file:///etc/passwd.pdf",
    "//server/share/x.pdf",
    "x.pdf:stream",
    "=cmd|' /C calc'!A0.pdf",
    "--output=x.pdf",
    "\u200b.pdf",
    "\x7f\x1b[2J.pdf",
)


def lying_name(random: Random, index: int) -> Made:
    """An honest file; its kind has nothing to do with its name."""
    name = NAMES[index % len(NAMES)]
    kind = (PDF, JPEG, PNG)[index // len(NAMES) % 3]
    # Every fifth is another file, so that it is kept anew; the rest are known by their hash.
    content = (
        pdf(1 + random.randint(0, 3)) if kind == PDF else picture("JPEG" if kind == JPEG else "PNG", random)
    )
    return name, content, kind
