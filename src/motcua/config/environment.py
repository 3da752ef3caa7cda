"""Reads settings from the environment once, typed, and refuses nonsense."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

#: The checkout that this package was installed from; run.py keeps its own files in `.motcua` there.
HOME = Path(__file__).resolve().parents[3]


def read_text(name: str, *, default: str = "") -> str:
    """Return the variable's text, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def read_flag(name: str, *, default: bool) -> bool:
    """Return whether the variable says yes; anything but yes and no is refused."""
    value = os.environ.get(name, "yes" if default else "no")
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} must be 'yes' or 'no', not {value!r}")
    return value == "yes"


def read_list(name: str, *, default: str = "") -> list[str]:
    """Return the variable's comma-separated parts without empty ones."""
    return [part.strip() for part in read_text(name, default=default).split(",") if part.strip()]


def read_address(name: str) -> str:
    """Return the web address that the variable names, without a slash at its end; empty when it is unset."""
    address = read_text(name).rstrip("/")
    parts = urlsplit(address)
    if address and (
        parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment
    ):
        raise ImproperlyConfigured(f"{name} must be like https://motcua.example.vn, not {address!r}")
    return address


def read_database(name: str = "DATABASE_URL") -> dict[str, Any]:
    """Return Django's settings for the database that the URL names (sqlite:///… or postgresql://…)."""
    url = read_text(name, default=f"sqlite:///{HOME / '.motcua' / 'motcua.sqlite3'}")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path)[1:] if parts.path.startswith("//") else unquote(parts.path))
    if parts.scheme in ("postgresql", "postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_HEALTH_CHECKS": False,
            "OPTIONS": dict(parse_qsl(parts.query)) | {"pool": {"min_size": 0, "max_size": 4, "timeout": 10}},
        }
    raise ImproperlyConfigured(f"{name} must begin with sqlite:/// or postgresql://, not {parts.scheme!r}")


def sqlite(path: str) -> dict[str, Any]:
    """Return the settings of an SQLite file that many may read while one writes."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
                "PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=268435456"
            ),
        },
    }


def read_number(name: str, *, default: int, least: int, most: int) -> int:
    """Return the variable's whole number; one outside the bounds is refused."""
    text = read_text(name, default=str(default))
    if not text.isdecimal() or not least <= int(text) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}, not {text!r}")
    return int(text)


def read_files_store() -> dict[str, Any]:
    """Return Django's settings for the place of uploaded files: S3 where a bucket is named, else a folder."""
    bucket = read_text("MOTCUA_S3_BUCKET")
    endpoint = read_text("MOTCUA_S3_ENDPOINT")
    if not bucket:
        return {"BACKEND": "motcua.common.storage.store.FolderStore"}
    if endpoint and urlsplit(endpoint).scheme not in ("http", "https"):
        raise ImproperlyConfigured(
            f"MOTCUA_S3_ENDPOINT must begin with http:// or https://, not {endpoint!r}"
        )
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "access_key": read_text("MOTCUA_S3_KEY") or None,
        "secret_key": read_text("MOTCUA_S3_SECRET") or None,
        "region_name": read_text("MOTCUA_S3_REGION", default="us-east-1"),
    }
    return {"BACKEND": "motcua.common.storage.store_s3.S3Store", "OPTIONS": options}


def read_clamd(name: str = "MOTCUA_CLAMD") -> str | tuple[str, int] | None:
    """Return where ClamAV's daemon listens: the path of a socket, or host and port; None where none is named."""
    text = read_text(name)
    if not text or text.startswith("/"):
        return text or None
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise ImproperlyConfigured(f"{name} must be the path of a socket or host:port, not {text!r}")
    return host.strip("[]"), int(port)
