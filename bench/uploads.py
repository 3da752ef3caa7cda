"""Two thousand hostile files through the dossier's own page, and the memory of the web processes meanwhile.

.venv/bin/python -m bench.uploads [--clients 4] [--every 1] [--clamd]

The server is started as an installation runs it (two workers, an embedded database, files in a folder). Every file is
sent as an officer's browser sends it; those that are kept are saved and looked at again. Told are: what was refused
and why, whether anything was kept as what it is not or handed out in a way a page could use, answers that are no
answers (5xx), and the most memory that a web process, and a process that opens files, held.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import re
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from random import Random

import psutil
from PIL import Image
from tests.uploads.forms import CONTENT_TYPE, form
from tests.uploads.hostile import Sample, samples
from tests.uploads.papers import JPEG, PDF, PNG, pdf, stream
from tests.uploads.servers import clamd, clamd_program

from bench.stand import Client, console, house, web
from bench.web import AGENCY, APPLICATION, COUNTER, _password, sign_in

#: The bar of issue 3, in megabytes.
BAR = 300
#: Files a dossier; its page shows them all, and is asked for after each that is refused.
A_DOSSIER = 60
#: Seconds after which a browser no longer trusts its connection.
QUIET = 5.0
#: The largest that is still taken, as an edge of a square picture and as bytes of a document.
LARGEST_EDGE, LARGEST_BYTES = 6_300, 19_000_000
_FILE = re.compile(rb'href="(/ho-so/[^"/]+/tep/\d+/)"')


class Memory:
    """Looks at the processes of a server twenty times a second and remembers the most that one held."""

    def __init__(self, server: int) -> None:
        self.server = psutil.Process(server)
        self.most: Counter[str] = Counter()
        self.workers = self._workers()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def _workers(self) -> set[int]:
        return {child.pid for child in self.server.children()}

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def crashed(self) -> bool:
        """Return whether a web process of the beginning is no longer there."""
        return not self.workers <= self._workers()

    def _watch(self) -> None:
        while not self._done.wait(0.05):
            for process in [self.server, *self.server.children(recursive=True)]:
                try:
                    kind = "opener" if "motcua.common.storage.opener" in process.cmdline() else "web"
                    self.most[kind] = max(self.most[kind], process.memory_info().rss)
                except psutil.Error:
                    continue


class Sender:
    """One officer's browser that sends its share of the files, and looks at what was kept."""

    def __init__(self, port: int, token: str) -> None:
        self.port, self.token, self.browser = port, token, sign_in(port, COUNTER)
        self.statuses: Counter[int] = Counter()
        self.wrong: list[str] = []
        self.handed_out = 0
        self.code, self.csrf, self.sent = "", "", 0
        self.last = time.monotonic()

    def send_all(self, every: int, share: tuple[int, int], honest: list[Sample]) -> None:
        """Send one's share of the files, each made when its turn comes, and then the honest ones."""
        for sample in samples(every, share):
            self._send(sample)
        for sample in honest:
            self._send(sample)
        self._look()

    def _send(self, sample: Sample) -> None:
        if self.sent % A_DOSSIER == 0:
            self._look()
            self._open_dossier(sample.number)
        self.sent += 1
        fields = {"csrfmiddlewaretoken": self.csrf, "component": "1"}
        body = form("files", sample.name, sample.content, sample.claimed, fields=fields)
        page = f"/ho-so/{self.code}/tep/"
        origin = f"http://127.0.0.1:{self.browser.connection.port}{page}"
        if time.monotonic() - self.last > QUIET:
            # The server closes a connection that has been quiet for a while; a browser opens another.
            self.browser.connection.close()
        status, _ = self.browser.ask("POST", page, body, Content_Type=CONTENT_TYPE, Referer=origin)
        self.last = time.monotonic()
        self.statuses[status] += 1
        if status not in (302, 400, 409, 422):
            self.wrong.append(f"{sample.number} {sample.kind} {sample.name[:40]!r}: {status}")
        if sample.kind == "large" and status != 302:
            self.wrong.append(f"{sample.name}, honest and large, was not kept: {status}")
        if status == 302 and sample.may_be is None:
            self.wrong.append(f"{sample.number} {sample.kind} {sample.name[:40]!r} was kept")

    def _open_dossier(self, number: int) -> None:
        # The server closes a connection that has been quiet for a while, so each dossier has its own.
        api = Client(self.port, self.token)
        answer = api.post("/api/v1/dossiers", APPLICATION, Idempotency_Key=f"uploads-{number}")
        self.code = str(answer["code"])
        _, page = self.browser.ask("GET", f"/ho-so/{self.code}/tep/")
        self.csrf = page.split(b'name="csrfmiddlewaretoken" value="')[1].split(b'"')[0].decode()

    def _look(self) -> None:
        """Save every file of the dossier, and draw its first page."""
        if not self.code:
            return
        _, page = self.browser.ask("GET", f"/ho-so/{self.code}/tep/")
        for address in sorted(set(_FILE.findall(page))):
            self._check(address.decode())
            status, picture = self.browser.ask("GET", f"{address.decode()}trang-1.png")
            if status not in (200, 422) or (status == 200 and not picture.startswith(b"\x89PNG")):
                self.wrong.append(f"{address.decode()}trang-1.png: {status}")

    def _check(self, address: str) -> None:
        connection = self.browser.connection
        cookies = "; ".join(f"{name}={value}" for name, value in self.browser.cookies.items())
        connection.request("GET", address, headers={"Cookie": cookies})
        answer = connection.getresponse()
        answer.read()
        self.handed_out += 1
        good = (
            answer.status == 200
            and (answer.headers["Content-Disposition"] or "").startswith("attachment")
            and answer.headers["X-Content-Type-Options"] == "nosniff"
            and "sandbox" in (answer.headers["Content-Security-Policy"] or "")
            and answer.headers["Content-Type"] in ("application/pdf", "image/jpeg", "image/png")
        )
        if not good:
            self.wrong.append(f"{address}: {answer.status} {dict(answer.headers)}")


def largest() -> list[Sample]:
    """Return honest files that are as large as may be, for what they cost."""
    picture = Image.effect_mandelbrot((LARGEST_EDGE, LARGEST_EDGE), (-2, -1.5, 1, 1.5), 20).convert("RGB")
    made = []
    for kind, name, options in (
        (JPEG, "lon.jpg", {"progressive": True, "quality": 60}),
        (PNG, "lon.png", {}),
    ):
        written = io.BytesIO()
        picture.save(written, name[-3:].replace("jpg", "jpeg"), **options)
        made.append(Sample(-len(made) - 1, "large", name, written.getvalue(), kind, kind))
    noise = stream(Random(1).randbytes(LARGEST_BYTES), packed=False)
    made.append(Sample(-3, "large", "lon.pdf", pdf(400, more=[noise]), PDF, PDF))
    return made


def kept_as_something_else(database: Path, every: int, honest: list[Sample]) -> tuple[int, list[str]]:
    """Return how many files were kept, and those whose kind is not what their content truly is."""
    truth = {hashlib.sha256(sample.content).hexdigest(): sample.may_be for sample in samples(every)}
    truth |= {hashlib.sha256(sample.content).hexdigest(): sample.may_be for sample in honest}
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT sha256, media_type FROM storage_storedfile").fetchall()
    return len(rows), [f"{sha256}: {kind}" for sha256, kind in rows if truth.get(sha256) != kind]


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--every", type=int, default=1, help="only each of so many")
    parser.add_argument("--clamd", action="store_true", help="with the virus scanner of this machine")
    chosen = parser.parse_args()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="motcua-uploads-")))
        database = home / "motcua.sqlite3"
        url = f"sqlite:///{database}"
        more = {"MOTCUA_FILES": str(home / "files")}
        if chosen.clamd and (program := clamd_program()):
            (home / "clamd").mkdir()
            more["MOTCUA_CLAMD"] = stack.enter_context(clamd(program, home / "clamd"))
        console(url, "migrate")
        console(url, "setup-model")
        found = re.search(r'"password": "([^"]+)"', console(url, "demo-accounts", "--json"))
        assert found is not None
        _password.append(found[1])
        pid, port = stack.enter_context(web(url, house(), more=more))
        token = console(url, "token", "create", "--officer", COUNTER).strip()
        senders = [Sender(port, token) for _ in range(chosen.clients)]
        honest = largest()
        began = time.monotonic()
        with Memory(pid) as memory:
            send(senders, chosen.every, honest)
            took, crashed = time.monotonic() - began, memory.crashed()
        kept, wrong = kept_as_something_else(database, chosen.every, honest)
        if crashed:
            wrong.append("a web process ended and another took its place")
        tell(senders, memory, took, (kept, wrong))


def send(senders: list[Sender], every: int, honest: list[Sample]) -> None:
    """Let each send its share, and all the honest files, at the same time."""
    with ThreadPoolExecutor(len(senders)) as pool:
        shares = [
            pool.submit(sender.send_all, every, (n, len(senders)), honest) for n, sender in enumerate(senders)
        ]
        for share in shares:
            share.result()


def tell(senders: list[Sender], memory: Memory, seconds: float, kept: tuple[int, list[str]]) -> None:
    """Print what happened, and whether the bar is held."""
    statuses: Counter[int] = sum((sender.statuses for sender in senders), Counter())
    wrong = [text for sender in senders for text in sender.wrong] + kept[1]
    web_most, opener_most = memory.most["web"] / 1e6, memory.most["opener"] / 1e6
    print(f"sent at {AGENCY}: {sum(statuses.values())} files in {seconds:.0f} s, {len(senders)} at a time")
    print(f"answers: {dict(sorted(statuses.items()))}")
    print(
        f"different contents kept: {kept[0]}; handed out again: {sum(sender.handed_out for sender in senders)}"
    )
    print(f"memory of a web process at most: {web_most:.0f} MB (bar {BAR})")
    print(f"memory of a process that opens files at most: {opener_most:.0f} MB")
    print(f"trusted, served inline, or broken: {len(wrong)}")
    for text in wrong[:20]:
        print(f"  {text}")
    if wrong or web_most > BAR or opener_most > BAR:
        raise SystemExit("the bar is not held")


if __name__ == "__main__":
    main()
