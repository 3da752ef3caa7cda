"""A first start: pages open at once and say what still loads."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from motcua.config.loading.__main__ import load, parts_to_load
from motcua.config.loading.middleware import LoadingMiddleware
from motcua.config.loading.state import Loading, Part, read, write

PAGE = b'<main id="main" tabindex="-1"><h1>worklist</h1></main>'


@pytest.fixture
def state(tmp_path, settings) -> Path:
    settings.LOADING_STATE = tmp_path / "loading.json"
    return settings.LOADING_STATE


def ask(path: str, accept: str = "text/html") -> HttpResponse:
    answering = LoadingMiddleware(lambda request: HttpResponse(PAGE))
    return answering(RequestFactory().get(path, headers={"Accept": accept}))


def test_without_a_loader_pages_are_as_they_are(state):
    assert ask("/").content == PAGE


def test_before_the_accounts_are_there_a_browser_waits_at_the_progress_page(state):
    write(state, Loading([Part("setup", "Cơ quan", 40), Part("history", "Hồ sơ")]))

    assert ask("/").headers["Location"] == "/dang-tai/"
    assert ask("/dang-tai/").status_code == 200
    assert ask("/healthz", accept="*/*").status_code == 200
    assert ask("/api/v1/procedures", accept="application/json").status_code == 200


def test_once_people_can_sign_in_pages_carry_one_line_about_the_rest(state):
    write(state, Loading([Part("setup", "Cơ quan", 100), Part("history", "52.924 hồ sơ", 37)]))

    text = ask("/").content.decode()

    assert "52.924 hồ sơ, 37%" in text
    assert "<h1>worklist</h1>" in text


def test_when_all_is_loaded_nothing_is_said(state):
    write(state, Loading([Part("setup", "Cơ quan", 100), Part("history", "Hồ sơ", 100)]))

    assert ask("/").content == PAGE


def test_a_half_written_state_is_no_state(state):
    state.write_text('{"parts": [{"key"')

    assert read(state) is None
    assert ask("/").content == PAGE


def test_the_progress_page_names_each_part(client, state):
    write(state, Loading([Part("setup", "Cơ quan", 100), Part("history", "52.924 hồ sơ", 37)]))

    text = client.get("/dang-tai/").content.decode()

    assert "<span>52.924 hồ sơ</span> <b>37%</b>" in text
    assert 'http-equiv="refresh"' in text


def test_today_is_loaded_before_history_and_each_part_says_how_much_it_brings(tmp_path):
    groups = [{"carried_over": 786, "received": 40025}, {"carried_over": 1060, "received": 11053}]
    history = {"name": "a", "from": "2022-06-15", "to": "2022-09-16", "groups": groups}
    today = {"name": "b", "from": "today-30", "to": "today", "groups": [{"carried_over": 0, "received": 600}]}
    (tmp_path / "a-history.json").write_text(json.dumps(history))
    (tmp_path / "b-today.json").write_text(json.dumps(today))

    labels = [part.label for part, _ in parts_to_load(tmp_path)]

    assert labels == [
        "Cơ quan, cán bộ, thủ tục",
        "600 hồ sơ của những ngày gần đây",
        "52.924 hồ sơ từ 15/6/2022 đến 16/9/2022",
    ]


def console(tmp_path: Path, script: str) -> str:
    path = tmp_path / "console"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_the_loader_reads_the_commands_own_progress_bar(tmp_path):
    state = tmp_path / "loading.json"
    seen = tmp_path / "seen"
    until_told = f"for n in $(seq 300); do grep -q 12 {state} && break; sleep 0.01; done"
    command = console(
        tmp_path, f"printf 'kept 12 %%\\r' >&2; {until_told}; cat {state} > {seen}; printf '100%%\\n' >&2"
    )

    assert load(state, command, [(Part("setup", "Cơ quan"), ["setup-model"])]) == 0

    assert read(seen).parts[0].percent == 12
    assert read(state).finished


def test_a_command_that_fails_ends_the_loading_with_a_sentence(tmp_path):
    state = tmp_path / "loading.json"
    parts = [(Part("setup", "Cơ quan"), []), (Part("history", "Hồ sơ"), [])]

    assert load(state, console(tmp_path, "exit 1"), parts) == 1

    assert read(state).error == "Không tải được: Cơ quan."
    assert read(state).parts[1].percent == 0
