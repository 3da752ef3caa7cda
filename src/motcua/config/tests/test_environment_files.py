from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from motcua.config.environment import read_clamd, read_files_store, read_number


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("", None),
        ("/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("clamav.local:3310", ("clamav.local", 3310)),
        ("[::1]:3310", ("::1", 3310)),
    ],
)
def test_the_scanner_is_named_by_its_socket_or_its_port(monkeypatch, text: str, address: object):
    monkeypatch.setenv("MOTCUA_CLAMD", text)

    assert read_clamd() == address


@pytest.mark.parametrize("text", ["yes", "clamav", ":3310", "clamav:x", "clamav:0", "clamav:99999"])
def test_a_scanner_that_cannot_be_meant_is_refused(monkeypatch, text: str):
    monkeypatch.setenv("MOTCUA_CLAMD", text)

    with pytest.raises(ImproperlyConfigured, match="MOTCUA_CLAMD"):
        read_clamd()


def test_without_a_bucket_files_lie_in_a_folder(monkeypatch):
    monkeypatch.delenv("MOTCUA_S3_BUCKET", raising=False)

    assert read_files_store()["BACKEND"].endswith("FolderStore")


def test_a_bucket_is_named_with_its_server(monkeypatch):
    for name, text in {"BUCKET": "b", "ENDPOINT": "https://s3.example.vn", "KEY": "k", "SECRET": "s"}.items():
        monkeypatch.setenv(f"MOTCUA_S3_{name}", text)

    options = read_files_store()["OPTIONS"]

    assert options["bucket_name"] == "b"
    assert options["endpoint_url"] == "https://s3.example.vn"


def test_an_endpoint_that_is_no_address_is_refused(monkeypatch):
    monkeypatch.setenv("MOTCUA_S3_BUCKET", "b")
    monkeypatch.setenv("MOTCUA_S3_ENDPOINT", "s3.example.vn")

    with pytest.raises(ImproperlyConfigured, match="MOTCUA_S3_ENDPOINT"):
        read_files_store()


@pytest.mark.parametrize("text", ["0", "-1", "201", "20MB", "2.5"])
def test_a_limit_outside_its_bounds_is_refused(monkeypatch, text: str):
    monkeypatch.setenv("MOTCUA_FILES_MAX_MB", text)

    with pytest.raises(ImproperlyConfigured):
        read_number("MOTCUA_FILES_MAX_MB", default=20, least=1, most=200)
