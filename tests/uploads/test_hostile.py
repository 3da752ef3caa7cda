"""Two thousand hostile files: each is refused with a sentence, or kept as what it truly is; nothing else happens."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from pathlib import Path

import psutil
import pytest

from motcua.common.storage import services
from motcua.common.storage.models import StoredFile
from motcua.common.storage.opening import the_opener
from motcua.common.storage.reading import open_bytes
from motcua.common.storage.refusals import NotTaken
from tests.uploads.conftest import AT, sent
from tests.uploads.hostile import PLAN, Sample, samples, total

#: Bytes that this process may grow by, and that the process which opens files may hold.
GROWTH = 80_000_000
OPENERS_MOST = 300_000_000
#: Kinds of which nothing may be kept, whatever the draw.
NEVER = {
    "wrong magic", "a page or a script that calls itself a PDF", "a script in an SVG", "cut off", "nothing",
    "behind a password", "packed bombs", "too many or too large pages", "over the limit", "a PDF that acts",
}  # fmt: skip


def test_there_are_two_thousand_and_the_same_every_time():
    once = [hashlib.sha256(sample.content).hexdigest() for sample in samples(every=40)]
    again = [hashlib.sha256(sample.content).hexdigest() for sample in samples(every=40)]

    assert total() == 2_000
    assert once == again


@pytest.mark.django_db
def test_none_is_trusted_and_nothing_breaks(files_folder: Path):
    outcomes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    before = psutil.Process().memory_info().rss
    most = 0

    for sample in samples():
        outcomes[sample.kind][try_to_keep(sample)] += 1
        if sample.number % 10 == 0:
            most = max(most, openers_bytes())

    grown = psutil.Process().memory_info().rss - before
    kept = {path.name for path in files_folder.glob("??/??/*")}
    assert sum(sum(counted.values()) for counted in outcomes.values()) == 2_000
    assert {kind for kind in outcomes if any("/" in outcome for outcome in outcomes[kind])} & NEVER == set()
    assert set(outcomes) == {kind for kind, _, _ in PLAN}
    assert kept == set(StoredFile.objects.values_list("sha256", flat=True))
    assert not list((files_folder / "incoming").iterdir())
    assert grown < GROWTH
    assert 0 < most < OPENERS_MOST


def try_to_keep(sample: Sample) -> str:
    """Return as what the file was kept, or the name of the refusal; anything else fails the test."""
    try:
        stored = services.keep(sent(sample.name, sample.content, sample.claimed), at=AT)
    except NotTaken as refused:
        assert refused.field == "file" and str(refused).strip().endswith(".")
        return refused.code
    with open_bytes(stored) as kept:
        assert kept.read() == sample.content
    assert stored.media_type == sample.may_be, f"{sample.number} {sample.kind} {sample.name!r}"
    return stored.media_type


def openers_bytes() -> int:
    """Return how much memory the process that opens files holds."""
    try:
        return psutil.Process(the_opener.pid).memory_info().rss if the_opener.pid else 0
    except psutil.NoSuchProcess:
        return 0
