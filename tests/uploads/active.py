"""PDFs that do something when they are opened, or carry what they do not show."""

from __future__ import annotations

from random import Random

from tests.uploads.papers import dictionary, pdf, stream

Made = tuple[str, bytes, str | None]
_ACTIONS = (
    "/S /JavaScript /JS (app.alert\\(1\\))",
    "/S /J#61vaScript /JS (app.alert\\(1\\))",
    "/S /#4a#61#76#61#53#63#72#69#70#74 /JS 5 0 R",
    "/S /Launch /F (cmd.exe)",
    "/S /L#61unch /Win << /F (calc.exe) >>",
    "/S /SubmitForm /F << /FS /URL /F (http://x.example/) >>",
    "/S /ImportData /F (x.fdf)",
    "/S /GoToE /F (x.pdf) /D [0 /Fit]",
    "/S /Rendition /JS (this.x)",
)


def acting_pdf(random: Random, index: int) -> Made:
    """An action in every place from which one starts, and files inside the file."""
    action = _ACTIONS[index % len(_ACTIONS)]
    script = stream(b"app.launchURL('http://x.example/" + random.randbytes(4).hex().encode() + b"')")
    name = f"mau-don-{index}.pdf"
    kind = index % 7
    if kind == 0:
        return name, pdf(catalogue=f"/OpenAction << {action} >>", more=[b"null", script]), None
    if kind == 1:
        return name, pdf(page=f"/AA << /O << {action} >> >>", more=[b"null", script]), None
    if kind == 2:
        names = "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>"
        return name, pdf(catalogue=names, more=[dictionary(action), script]), None
    if kind == 3:
        link = dictionary(f"/Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << {action} >>")
        return name, pdf(page="/Annots [4 0 R]", more=[link, script]), None
    if kind == 4:
        # Packed with other objects, where a search through the file does not see it.
        packed = f"9 0 << {action} >>".encode()
        objects = stream(packed + b" " * random.randint(0, 600_000), "/Type /ObjStm /N 1 /First 4")
        return name, pdf(more=[objects]), None
    if kind == 5:
        attached = stream(b"MZ" + random.randbytes(30), "/Type /EmbeddedFile")
        names = "/Names << /EmbeddedFiles << /Names [(x.exe) 4 0 R] >> >>"
        holder = dictionary("/Type /Filespec /F (x.exe) /EF << /F 5 0 R >>")
        return name, pdf(catalogue=names, more=[holder, attached]), None
    form = "/AcroForm << /Fields [] /XFA 4 0 R >>"
    return name, pdf(catalogue=form, more=[stream(b"<xdp:xdp xmlns:xdp='x'><script/></xdp:xdp>")]), None
