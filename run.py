#!/usr/bin/env python3
"""Starts Một Cửa from a fresh clone, with nothing but Python 3.11 (standard library only).

    python3 run.py [--port N]    make the environment, prepare the database, start the server, load the model
    python3 run.py setup         the same without the server
    python3 run.py test [...]    all checks and the whole suite; what follows is handed to pytest
    python3 run.py check         the checks alone

Everything it makes is in `.venv` and `.motcua` beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python shall be told so
    sys.exit(f"Một Cửa cần Python 3.11 trở lên; đang chạy bằng Python {sys.version.split()[0]}.")

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
OWN = HERE / ".motcua"
PYTHON = VENV / "bin" / "python"
LOADING = OWN / "loading.json"
STAMPS = OWN / "stamps.json"
FIRST_PORT = 8000
PATIENCE = 60.0


class Trouble(Exception):
    """What stops the start, said in one sentence."""


def say(text: str = "") -> None:
    """Print a line at once."""
    print(text, flush=True)


# -- what has been done already ---------------------------------------------------------------------------------


def digest(*parts: object) -> str:
    """Return a short hash of texts and of files' contents."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.read_bytes() if isinstance(part, Path) else str(part).encode())
        total.update(b"\0")
    return total.hexdigest()[:32]


def read_json(path: Path) -> dict:
    """Return what the file holds, or nothing when it is not there or half written."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_json(path: Path, content: dict) -> None:
    """Replace the file in one step."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(path)


def stamped(name: str, value: str) -> bool:
    """Return whether this was done before with the same inputs."""
    return read_json(STAMPS).get(name) == value


def stamp(name: str, value: str) -> None:
    """Remember that this is done."""
    write_json(STAMPS, {**read_json(STAMPS), name: value})


# -- the environment --------------------------------------------------------------------------------------------


def environment_works() -> bool:
    """Return whether `.venv` runs, and runs this version of Python."""
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import sys; print(*sys.version_info[:2])"],
            capture_output=True,
            text=True,
            timeout=20,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def ensure_environment(*, development: bool) -> None:
    """Make `.venv` hold exactly the pinned packages and the package itself; quick when it already does."""
    requirements = HERE / ("requirements-dev.txt" if development else "requirements.txt")
    wanted = digest(requirements, HERE / "pyproject.toml", str(HERE), sys.version_info[:2])
    record = VENV / "motcua.json"
    if VENV.exists() and not environment_works():
        say("Môi trường .venv hỏng hoặc thuộc phiên bản Python khác: tạo lại từ đầu.")
        shutil.rmtree(VENV)
    if read_json(record).get(requirements.name) == wanted:
        return
    uv = shutil.which("uv")
    if VENV.exists() and not uv and not list(VENV.glob("lib/python*/site-packages/pip")):
        shutil.rmtree(VENV)
    say(f"Cài các gói cần dùng ({'uv' if uv else 'pip'})…")
    if not VENV.exists():
        make_environment(uv)
    install(uv, "--require-hashes", "--only-binary", ":all:", "-r", str(requirements))
    install(uv, "--no-build-isolation", "-e", str(HERE))
    known = {requirements.name: wanted}
    if development:
        runtime = HERE / "requirements.txt"
        known[runtime.name] = digest(runtime, HERE / "pyproject.toml", str(HERE), sys.version_info[:2])
    write_json(record, {**read_json(record), **known})


def make_environment(uv: str | None) -> None:
    """Make an empty `.venv`."""
    command = (
        [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
        if uv
        else [sys.executable, "-m", "venv", str(VENV)]
    )
    made = subprocess.run(command, capture_output=True, text=True, env=child_environment())
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Trouble(
            "Không tạo được môi trường Python; trên Debian hoặc Ubuntu cần gói python3-venv.\n"
            + (made.stderr or made.stdout).strip()
        )


def install(uv: str | None, *arguments: str) -> None:
    """Install into `.venv` without looking for further dependencies: the pins name them all."""
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--no-deps", *arguments]
    else:
        command = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "-qq",
            "--disable-pip-version-check",
            "--no-input",
            "--no-deps",
            "--root-user-action",
            "ignore",
            *arguments,
        ]
    if subprocess.run(command, env=child_environment(), cwd=HERE).returncode:
        raise Trouble("Không cài được các gói cần dùng; xem lý do ở trên (mạng, kho gói, dung lượng đĩa).")


def child_environment() -> dict[str, str]:
    """Return the environment of all that is started from here: nothing is written outside this folder."""
    environment = {
        k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }
    return environment | {
        "DJANGO_SETTINGS_MODULE": "motcua.config.settings",
        "PYTHONUTF8": "1",
        "PIP_CACHE_DIR": str(OWN / "cache" / "pip"),
        "UV_CACHE_DIR": str(OWN / "cache" / "uv"),
    }


def serving_environment() -> dict[str, str]:
    """Return the environment of the server and the console: with the secret of this installation."""
    environment = child_environment()
    environment.setdefault("MOTCUA_SECRET_KEY", secret_key())
    environment.setdefault("MOTCUA_STATIC", str(OWN / "static"))
    return environment


def secret_key() -> str:
    """Return the key that signs sessions here; made once, readable by its owner alone."""
    path = OWN / "secret-key"
    OWN.mkdir(exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
            fresh.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


# -- the database and the model ---------------------------------------------------------------------------------


def console(*arguments: str) -> list[str]:
    """Return the command line of our own console script."""
    return [str(VENV / "bin" / "motcua"), *arguments]


def database_key(*parts: object) -> str:
    """Return a stamp's value for the database in use."""
    return digest(os.environ.get("DATABASE_URL", ""), *parts)


def migrate() -> None:
    """Bring the database to the shape that the code needs."""
    files = sorted((HERE / "src").glob("motcua/**/migrations/[0-9]*.py"))
    shape = digest(HERE / "requirements.txt", *files)
    if not os.environ.get("DATABASE_URL"):
        if not (OWN / "motcua.sqlite3").exists():
            STAMPS.unlink(missing_ok=True)
        if stamped("shape", database_key(shape)):
            return
    say("Chuẩn bị cơ sở dữ liệu…")
    done = subprocess.run(
        console("migrate"), env=serving_environment(), cwd=HERE, capture_output=True, text=True
    )
    if done.returncode:
        raise Trouble(f"Không chuẩn bị được cơ sở dữ liệu.\n{done.stderr.strip()}")
    stamp("shape", database_key(shape))


def collect_static() -> None:
    """Gather styles and scripts under names that browsers may keep for good, and compress them."""
    files = sorted(path for path in (HERE / "src").glob("motcua/**/static/**/*") if path.is_file())
    content = digest(HERE / "requirements.txt", *files)
    if stamped("static", content) and (OWN / "static").exists():
        return
    command = [str(PYTHON), "-m", "django", "collectstatic", "--noinput", "--clear", "--verbosity", "0"]
    if subprocess.run(command, env=serving_environment(), cwd=HERE).returncode:
        raise Trouble("Không gom được tệp giao diện; xem lý do ở trên.")
    stamp("static", content)


def model_stamp() -> str:
    """Return the stamp of the model as this checkout would load it."""
    return database_key(*sorted((HERE / "src" / "motcua" / "model").glob("specs/*.json")))


def start_loading() -> subprocess.Popen | None:
    """Begin to load the model beside the server; None when it has been loaded before."""
    if not os.environ.get("DATABASE_URL") and stamped("model", model_stamp()):
        LOADING.unlink(missing_ok=True)
        return None
    log = (OWN / "loading.log").open("w", encoding="utf-8")
    LOADING.unlink(missing_ok=True)
    command = [str(PYTHON), "-m", "motcua.config.loading", str(LOADING)]
    loader = subprocess.Popen(
        command,
        env=serving_environment(),
        cwd=HERE,
        stdout=log,
        stderr=log,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not LOADING.exists() and loader.poll() is None:
        time.sleep(0.01)
    return loader


def tell_accounts() -> None:
    """Print who can sign in."""
    asked = subprocess.run(
        console("demo-accounts", "--json"),
        env=serving_environment(),
        cwd=HERE,
        capture_output=True,
        text=True,
    )
    try:
        accounts = json.loads(asked.stdout)
    except ValueError:
        return
    if not accounts:
        return
    columns = ("username", "role", "agency", "full_name")
    rows = [[str(account.get(column) or "") for column in columns] for account in accounts]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    say(f"Tài khoản dùng thử (mật khẩu chung: {accounts[0].get('password', '')}):")
    for row in rows:
        say("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


# -- the server -------------------------------------------------------------------------------------------------


def free_port(wanted: int) -> int:
    """Return the wanted port, or the next one that nobody listens on."""
    for port in range(wanted, min(wanted + 100, 65536)):
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise Trouble(f"Các cổng từ {wanted} trở đi đều đang bận.")


def start_server(port: int) -> subprocess.Popen:
    """Start the server and wait until it answers."""
    server = subprocess.Popen(
        console("serve", "--port", str(port)),
        env=serving_environment(),
        cwd=HERE,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        if server.poll() is not None:
            raise Trouble("Máy chủ dừng ngay khi khởi động; xem lý do ở trên.")
        if answers(port):
            return server
        time.sleep(0.05)
    stop(server)
    raise Trouble(f"Máy chủ không trả lời sau {PATIENCE:.0f} giây.")


def answers(port: int) -> bool:
    """Return whether the server says that it lives."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def stop(child: subprocess.Popen | None) -> None:
    """End a child that was started here: asked first, then ended with its own children."""
    if child is None or child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(8)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def follow(loader: subprocess.Popen | None, server: subprocess.Popen | None) -> int:
    """Tell how the loading goes until all is loaded, then wait for the server's end."""
    told: set[str] = set()
    while loader is not None or server is not None:
        if server is not None and server.poll() is not None:
            say("Máy chủ đã dừng.")
            return 1
        if loader is not None:
            ended = loader.poll()
            tell_progress(told)
            if ended == 0:
                stamp("model", model_stamp())
                say("Đã tải xong toàn bộ dữ liệu.")
            elif ended is not None:
                state = read_json(LOADING)
                write_json(
                    LOADING, {**state, "error": state.get("error") or "Việc tải dữ liệu dừng giữa chừng."}
                )
                say(f"Không tải được dữ liệu mẫu; lý do ở {OWN / 'loading.log'}.")
            if ended is not None:
                loader = None
                if server is None:
                    return int(ended != 0)
        time.sleep(0.2)
    return 0


def tell_progress(told: set[str]) -> None:
    """Print each part as it is finished."""
    for part in read_json(LOADING).get("parts", []):
        if part.get("percent") == 100 and part["key"] not in told:
            told.add(part["key"])
            say(f"  ✓ {part['label']}")
            if part["key"] == "setup":
                tell_accounts()


def start(port: int, *, serve: bool) -> int:
    """Bring everything up and stay until asked to stop."""
    ensure_environment(development=False)
    migrate()
    collect_static()
    loader = server = None
    try:
        loader = start_loading()
        if serve:
            port = free_port(port)
            server = start_server(port)
            say(f"\nMột Cửa đang chạy: http://127.0.0.1:{port}/   (dừng: Ctrl-C)\n")
            if loader is None:
                tell_accounts()
            else:
                say(f"Đang tải dữ liệu mẫu; xem tiến độ ở http://127.0.0.1:{port}/dang-tai/")
        return follow(loader, server)
    finally:
        stop(loader)
        stop(server)


def run_suite(*arguments: str) -> int:
    """Hand over to the checks and tests, inside the environment."""
    ensure_environment(development=True)
    suite = subprocess.Popen(
        [str(PYTHON), "-m", "tests.harness.suite", *arguments], env=child_environment(), cwd=HERE
    )
    try:
        return suite.wait()
    finally:
        stop(suite)


def main() -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Khởi động, chuẩn bị hoặc kiểm tra Một Cửa.")
    parser.add_argument("command", nargs="?", choices=("serve", "setup", "test", "check"), default="serve")
    parser.add_argument("--port", type=int, default=int(os.environ.get("MOTCUA_PORT") or FIRST_PORT))
    arguments, rest = parser.parse_known_args()
    if rest and arguments.command != "test":
        parser.error(f"không hiểu: {' '.join(rest)}")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        if arguments.command in ("test", "check"):
            return run_suite(arguments.command, *rest)
        return start(arguments.port, serve=arguments.command == "serve")
    except KeyboardInterrupt:
        say("\nĐã dừng.")
        return 130 if arguments.command in ("test", "check") else 0
    except PermissionError as problem:
        say(f"Không ghi được {problem.filename}: thư mục này thuộc về người dùng khác hoặc chỉ được đọc.")
    except Trouble as problem:
        say(str(problem))
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(main())
