"""The console answers with the contract's texts and codes, and never with a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from motcua.config import console
from motcua.config.commands.table import COMMANDS, Command


def run(capsys, *words: str) -> tuple[int, str, str]:
    """Run the console script in this process: its exit code, output and complaints."""
    try:
        code = console.main(words)
    except SystemExit as left:
        code = int(left.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


def test_due_prints_the_moment(capsys):
    assert run(capsys, "due", "2022-08-26T09:00", "3 ngày làm việc") == (0, "2022-08-31T17:00:00+07:00\n", "")


def test_due_counts_pauses_and_says_when_the_dossier_waits(capsys):
    _, paused, _ = run(
        capsys, "due", "2022-08-26T09:00", "3 ngày", "--pause", "2022-08-26T10:00,2022-08-30T08:00"
    )
    _, waiting, _ = run(capsys, "due", "2022-08-26T09:00", "3 ngày", "--pause", "2022-08-26T10:00,", "--json")

    assert paused == "2022-09-05T17:00:00+07:00\n"
    assert json.loads(waiting) == {
        "received": "2022-08-26T09:00:00+07:00",
        "duration": "3 ngày",
        "due": "2022-08-29T17:00:00+07:00",
        "original_due_at": "2022-08-29T17:00:00+07:00",
        "waiting": True,
    }


def test_due_explains_itself_to_people_and_to_machines(capsys):
    _, text, _ = run(capsys, "due", "2022-08-26T09:00", "3 ngày làm việc", "--explain")
    _, answer, _ = run(capsys, "due", "2022-08-26T09:00", "3 ngày làm việc", "--explain", "--json")

    lines = text.splitlines()
    assert lines[0] == "2022-08-31T17:00:00+07:00"
    assert lines[1] == "Nhận 9:00 thứ Sáu 26/8, cộng 3 ngày làm việc: hẹn 17:00 thứ Tư 31/8/2022."
    assert len(lines) == 2 + 6
    explanation = json.loads(answer)["explanation"]
    assert explanation["sentence"] == lines[1]
    assert [day["kind"] for day in explanation["days"]] == [
        "received",
        "off",
        "off",
        "counted",
        "counted",
        "due",
    ]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["due", "2022-08-26T09:00", "10 + 15 ngày"], "Không đọc được thời hạn"),
        (["due", "26/8/2022", "3 ngày"], "không phải là thời điểm"),
        (["due", "2031-08-26T09:00", "3 ngày"], "năm 2031"),
        (["due", "2022-08-26T09:00", "3 ngày", "--pause", "x"], "phải có dạng"),
        (["due", "2022-08-26T09:00", "3 ngày", "--pause", "2022-08-30,2022-08-29"], "trước khi bắt đầu"),
        (["due", "--batch", "/no/such/file"], "Không mở được tệp"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_exit_1(capsys, words, says):
    code, out, err = run(capsys, *words)

    assert (code, out) == (1, "")
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["due"],
        ["due", "2022-08-26T09:00"],
        ["due", "2022-08-26T09:00", "3 ngày", "--frobnicate"],
        ["due", "2022-08-26T09:00", "3 ngày", "--batch", "-"],
        ["due", "2022-08-26T09:00", "3 ngày", "--pause"],
    ],
)
def test_wrong_arguments_are_one_line_and_exit_2(capsys, words):
    code, out, err = run(capsys, *words)

    assert (code, out) == (2, "")
    assert err.startswith("motcua")
    assert err.count("\n") == 1


def test_a_batch_answers_each_line_in_order_and_goes_on_after_a_bad_one(capsys, monkeypatch):
    lines = [
        '{"received": "2022-08-26T09:00", "duration": "3 ngày làm việc", "note": "kept"}',
        '{"received": "2022-08-26T09:00", "duration": "3 ngày", "pauses": ["2022-08-26T10:00,"]}',
        "{not json",
        '["2022-08-26T09:00"]',
        '{"received": 5, "duration": "3 ngày"}',
        '{"received": "2022-08-26T09:00", "duration": "3 ngày", "pauses": "x"}',
        "[" * 100_000,
        "",
        '{"received": "2022-08-26T09:00", "duration": "0 ngày"}',
        '{"received": "2022-08-26T09:00", "duration": "trong ngày"}',
    ]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))

    code, out, err = run(capsys, "due", "--batch", "-")

    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err, len(answers)) == (0, "", 9)
    assert answers[0] == {**json.loads(lines[0]), "due": "2022-08-31T17:00:00+07:00"}
    assert answers[1] == {**json.loads(lines[1]), "due": "2022-08-29T17:00:00+07:00", "waiting": True}
    assert all("error" in answer and "due" not in answer for answer in answers[2:8])
    assert answers[7]["duration"] == "0 ngày"
    assert answers[8]["due"] == "2022-08-26T17:00:00+07:00"


def test_help_lists_the_commands_and_a_group_lists_its_own(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "feed cat", Command("cho mèo ăn", "no.such.module"))

    code, everything, _ = run(capsys, "--help")
    _, group, _ = run(capsys, "feed", "--help")

    assert code == 0
    assert all(f"  {name} " in everything for name in COMMANDS)
    assert "feed cat" in group
    assert "due" not in group
    assert run(capsys, "feed")[0] == 2


def test_every_command_has_a_help_text_that_names_its_arguments(capsys):
    for name in COMMANDS:
        code, out, _ = run(capsys, *name.split(), "--help")
        assert code == 0
        assert out.startswith(f"Cách dùng: motcua {name}")


def test_every_command_of_the_table_can_be_run():
    for command in COMMANDS.values():
        assert callable(import_module(command.module).run)
        assert callable(import_module(command.arguments or command.module).add_arguments)


def test_an_unexpected_failure_is_one_line_unless_someone_debugs(capsys, monkeypatch):
    monkeypatch.setattr("motcua.config.commands.due._answer", lambda *_: 1 / 0)

    code, _, quiet = run(capsys, "due", "2022-08-26T09:00", "3 ngày")
    monkeypatch.setenv("MOTCUA_DEBUG", "yes")
    _, _, loud = run(capsys, "due", "2022-08-26T09:00", "3 ngày")

    assert code == 1
    assert quiet.count("\n") == 1
    assert "ZeroDivisionError" in quiet
    assert "Traceback" in loud


def console_process(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    call = (
        "import atexit, sys; from motcua.config.console import main; "
        "atexit.register(lambda: print('modules:', *sys.modules, file=sys.stderr)); sys.exit(main())"
    )
    return subprocess.Popen(
        [sys.executable, "-c", call, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | environment,
    )


@pytest.mark.parametrize("words", [["--help"], ["due", "2022-08-26T09:00", "3 ngày"], ["migrate", "--help"]])
def test_help_and_due_never_load_django(words):
    _, modules = console_process(*words).communicate()

    assert b"motcua.config.console" in modules.split()
    assert b"django" not in modules.split()


def test_a_reader_that_goes_away_leaves_no_complaint(tmp_path: Path):
    many = tmp_path / "many.jsonl"
    many.write_text('{"received": "2022-08-26T09:00", "duration": "3 ngày"}\n' * 5000)
    process = console_process("due", "--batch", str(many))
    assert process.stdout and process.stderr and process.stdin
    process.stdout.readline()
    process.stdout.close()
    process.stdin.close()

    complaints = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert b"Traceback" not in complaints
    assert b"Exception ignored" not in complaints


def test_vietnamese_is_printed_whatever_the_locale_says():
    out, _ = console_process("due", "--help", LC_ALL="C", PYTHONIOENCODING="ascii").communicate()

    assert "thời hạn" in out.decode()


def test_migrate_prepares_a_database_and_a_second_time_finds_nothing_to_do(tmp_path: Path):
    url = f"sqlite:///{tmp_path}/new/motcua.sqlite3"

    first, _ = console_process("migrate", "--json", DATABASE_URL=url).communicate()
    second, _ = console_process("migrate", "--json", DATABASE_URL=url).communicate()

    assert json.loads(first)["applied"] > 10
    assert json.loads(second) == {"applied": 0}


def test_a_database_that_cannot_be_opened_is_one_clear_line(tmp_path: Path):
    process = console_process("migrate", DATABASE_URL=f"sqlite:///{tmp_path}", MOTCUA_DEBUG="no")
    _, complaints = process.communicate()

    assert process.returncode == 1
    assert complaints.decode().startswith("Cơ sở dữ liệu chưa dùng được")
    assert complaints.decode().splitlines()[1].startswith("modules:")
