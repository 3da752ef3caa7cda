"""Which commands there are: their words, a line of help, and the module imported only when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command of one or two words.

    `module` has `run(args) -> int` and, unless a lighter module is named in `arguments`, `add_arguments(parser)`;
    with `django` it is imported only after Django is ready.
    """

    help: str
    module: str
    arguments: str = ""
    django: bool = False


_HERE = "motcua.config.commands"
COMMANDS: dict[str, Command] = {
    "due": Command("tính ngày giờ hẹn trả và giải thích vì sao", f"{_HERE}.due"),
    "migrate": Command(
        "chuẩn bị hoặc nâng cấp cơ sở dữ liệu", f"{_HERE}.migrate", f"{_HERE}.migrate_arguments", django=True
    ),
    "setup-model": Command("nạp mô hình Nhơn Trạch, chưa có hồ sơ", f"{_HERE}.setup_model", django=True),
    "catalogue import": Command(
        "nạp danh mục thủ tục và báo dòng không nạp được", f"{_HERE}.catalogue_import", django=True
    ),
    "demo-accounts": Command("liệt kê tài khoản mẫu", f"{_HERE}.demo_accounts", django=True),
    "token create": Command("tạo mã truy cập API", f"{_HERE}.token_create", django=True),
    "rights": Command("in bảng quyền", f"{_HERE}.rights"),
    "serve": Command("chạy máy chủ web", f"{_HERE}.serve"),
}
