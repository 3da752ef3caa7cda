"""Serves a prepared house for the pictures of the guides, on a day that never changes: they can be taken anew.

Run by take_pictures.py as `python docs/picture_house.py`; DATABASE_URL names the database, which is filled when it is
empty. Reads moments from standard input, a line each, sets its clock to them, and answers each with its address; it
ends when its input ends.
"""

from __future__ import annotations

import sys
import threading
from datetime import datetime
from pathlib import Path

from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.utils import timezone

import motcua.config.commands.django_ready  # noqa: F401 - must come before what uses tables
from motcua.common.moments import parse_moment
from motcua.model.replay.run import replay
from motcua.model.replay.spec import parse
from motcua.model.setup import setup_model

SPECS = Path(__file__).parents[1] / "src" / "motcua" / "model" / "specs"


class Clock:
    """The moment that the house takes for now."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Return the moment, whatever the clock on the wall says."""
        return self.moment


class Quiet(WSGIRequestHandler):
    """A handler that does not write down every request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def fill(now: datetime) -> None:
    """Prepare the database and load the model with both specs; what is there already stays."""
    call_command("migrate", verbosity=0, interactive=False)
    setup_model(lambda line: None)
    for name in ("today.json", "nhon-trach-2022-q3.json"):
        text = (SPECS / name).read_text(encoding="utf-8")
        replay(parse(text, named=name, today=now.date()), now=now)


def say(server: ThreadedWSGIServer) -> None:
    """Print the address: the clock stands where it was asked to."""
    sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
    sys.stdout.flush()


def main() -> int:
    """Fill, serve, and follow the moments that come in."""
    clock = Clock(parse_moment(sys.stdin.readline().strip(), field="now"))
    timezone.now = clock
    fill(clock.moment)
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(server)
    for line in sys.stdin:
        clock.moment = parse_moment(line.strip(), field="now")
        say(server)
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
