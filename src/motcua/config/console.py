"""The console script `motcua`: finds the command, reads its arguments, and turns every failure into one clear line.

Exit 0 on success, 2 on wrong arguments, 1 on anything else (contracts.md). Django is imported only for those that
need it.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from motcua.common.refusals import Refusal
from motcua.config.commands.table import COMMANDS, Command

WRONG_ARGUMENTS = 2
_WORDS = {
    "the following arguments are required:": "còn thiếu:",
    "unrecognized arguments:": "không hiểu:",
    "expected one argument": "cần một giá trị",
    "invalid choice:": "không có lựa chọn",
    "choose from": "chọn trong",
    "ambiguous option:": "tùy chọn chưa rõ:",
    "could match": "có thể là",
    "invalid int value:": "cần số nguyên, đang là",
    "argument ": "",
}


class Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese and whose errors are one line."""

    def format_help(self) -> str:
        """Return the help with Vietnamese headings."""
        text = super().format_help().replace("usage:", "Cách dùng:", 1)
        return text.replace("\npositional arguments:", "\nĐối số:").replace("\noptions:", "\nTùy chọn:")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and leave with 2."""
        for english, vietnamese in _WORDS.items():
            message = message.replace(english, vietnamese)
        sys.stderr.write(f"{self.prog}: {message} (xem {self.prog} --help)\n")
        raise SystemExit(WRONG_ARGUMENTS)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console script and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`); what is left must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _failed("Đã dừng theo yêu cầu.")
    except Refusal as refusal:
        return _failed(str(refusal))
    except Exception as error:
        if os.environ.get("MOTCUA_DEBUG") == "yes":
            traceback.print_exc()
        return _failed(_say(error))


def _run(words: list[str]) -> int:
    name = _command_named(words)
    if name is None:
        return _overview(words)
    command = COMMANDS[name]
    parser = Parser(prog=f"motcua {name}", add_help=False)
    parser.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")
    parser.add_argument("--json", action="store_true", help="in cho máy đọc (JSON)")
    _prepare(command, for_arguments=True)
    import_module(command.arguments or command.module).add_arguments(parser)
    args = parser.parse_args(words[len(name.split()) :])
    args.parser = parser
    _prepare(command, for_arguments=False)
    code: int = import_module(command.module).run(args)
    return code


def _prepare(command: Command, *, for_arguments: bool) -> None:
    """Make Django ready where the module that comes next needs it."""
    if command.django and not (for_arguments and command.arguments):
        import_module("motcua.config.commands.django_ready")


def _command_named(words: Sequence[str]) -> str | None:
    for name in (" ".join(words[:2]), " ".join(words[:1])):
        if name in COMMANDS:
            return name
    return None


def _overview(words: Sequence[str]) -> int:
    """Show the commands there are (of a group, where one is named); refuse words that name none."""
    group = words[0] if words and not words[0].startswith("-") else ""
    names = [name for name in COMMANDS if not group or name.split()[0] == group]
    if not names:
        return _wrong(f"motcua: không có lệnh «{group[:40]}» (xem motcua --help)")
    if "-h" not in words and "--help" not in words:
        choices = ", ".join(name.removeprefix(f"{group} ") for name in names)
        return _wrong(f"motcua{f' {group}' if group else ''}: cần một trong các lệnh: {choices}")
    width = max(map(len, names))
    lines = [f"  {name:<{width}}  {COMMANDS[name].help}" for name in names]
    sys.stdout.write("\n".join(["Cách dùng: motcua LỆNH [--help]", "", *lines, ""]))
    return 0


def _wrong(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return WRONG_ARGUMENTS


def _failed(line: str) -> int:
    sys.stderr.write(f"{line}\n")
    return 1


def _say(error: Exception) -> str:
    first = next(iter(str(error).splitlines()), "")
    if type(error).__module__.startswith("django.db"):
        return f"Cơ sở dữ liệu chưa dùng được ({first}); kiểm tra DATABASE_URL hoặc chạy motcua migrate."
    if type(error).__name__ == "ImproperlyConfigured":
        return f"Cấu hình chưa đúng: {first}"
    return f"Lỗi ngoài dự kiến: {type(error).__name__}: {first} (MOTCUA_DEBUG=yes để xem chi tiết)"
