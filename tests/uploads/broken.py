"""Files that are damaged, by accident or with care."""

from __future__ import annotations

from random import Random

from tests.uploads.papers import JPEG, PDF, PNG, assembled, dictionary, encrypted_pdf, pdf, picture, stream

Made = tuple[str, bytes, str | None]


def truncated(random: Random, index: int) -> Made:
    """An honest file whose transfer broke off."""
    kind = index % 3
    if kind == 0:
        whole, name = pdf(3), "quet.pdf"
        least = 9
    elif kind == 1:
        whole, name = picture("JPEG", random, width=400, height=560), "quet.jpg"
        least = 120
    else:
        whole, name = picture("PNG", random), "quet.png"
        least = 60
    # What is missing is more than the mark at the end.
    return name, whole[: random.randint(0, len(whole) - least)], None


def lying_xref(random: Random, index: int) -> Made:
    """Cross-references that point elsewhere, nowhere, or in a circle; pdfium may mend them, and then it is a PDF."""
    catalogue = dictionary("/Type /Catalog /Pages 2 0 R")
    pages = dictionary("/Type /Pages /Count 1 /Kids [3 0 R]")
    page = dictionary("/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R")
    objects = [catalogue, pages, page, stream(random.randbytes(50))]
    name = f"van-ban-{index}.pdf"
    kind = index % 6
    if kind == 0:
        return name, assembled(objects, start=random.choice([0, 1, 9, 2**31, 2**63, 10**30])), PDF
    if kind == 1:
        return name, assembled(objects, f"/Prev {random.randint(0, 2000)}"), PDF
    if kind == 2:
        return name, assembled(objects).replace(b"00000 n", b"99999 n"), PDF
    if kind == 3:
        return (
            name,
            assembled(objects).replace(b"xref\n0 5", b"xref\n0 %d" % random.choice([0, 4, 10**6, 10**9])),
            PDF,
        )
    if kind == 4:
        objects[1] = dictionary(f"/Type /Pages /Count {random.choice([-1, 0, 10**9])} /Kids [2 0 R 2 0 R]")
        return name, assembled(objects), PDF
    return name, assembled(objects, "/XRefStm 17").replace(b"trailer", b"trialer"), PDF


def nested(random: Random, index: int) -> Made:
    """Brackets in brackets, pages in pages: what brings down a reader that calls itself."""
    deep = random.choice([200, 2_000, 20_000])
    opening, closing = (("[", "]"), ("<< /A ", " >>"), ("(", ")"))[index % 3]
    name = f"sau-{index}.pdf"
    if index % 2:
        inside = (opening * deep + closing * deep).encode()
        return name, pdf(more=[inside], catalogue="/Deep 4 0 R"), PDF
    deep = min(deep, 2_000)
    objects = [dictionary("/Type /Catalog /Pages 2 0 R")]
    objects += [dictionary(f"/Type /Pages /Count 1 /Kids [{n + 3} 0 R]") for n in range(deep)]
    objects += [dictionary(f"/Type /Page /Parent {deep + 1} 0 R /MediaBox [0 0 595 842]")]
    return name, assembled(objects), PDF


def fuzzed(random: Random, index: int) -> Made:
    """An honest file with some bytes turned: it may still open, as what its beginning says."""
    kind = (PDF, JPEG, PNG)[index % 3]
    whole = bytearray(pdf(2) if kind == PDF else picture("JPEG" if kind == JPEG else "PNG", random))
    for _ in range(random.randint(1, 40)):
        # The first bytes stay: without them it would only be another wrong magic.
        whole[random.randrange(12, len(whole))] = random.randrange(256)
    return f"loi-{index}.{('pdf', 'jpg', 'png')[index % 3]}", bytes(whole), kind


def empty(random: Random, index: int) -> Made:
    """Nothing."""
    return f"trong-{index}.{random.choice(['pdf', 'jpg', 'png'])}", b"", None


def encrypted(random: Random, index: int) -> Made:
    """Behind a password, or behind an empty one."""
    return f"mat-{index}.pdf", encrypted_pdf(random, user=b"" if index % 2 else random.randbytes(6)), None
