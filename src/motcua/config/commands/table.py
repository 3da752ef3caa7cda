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
    "report ii06": Command(
        "biểu II.06 của một cơ quan hoặc một cấp, chốt vào bất kỳ ngày nào",
        f"{_HERE}.report_ii06",
        f"{_HERE}.report_ii06_arguments",
        django=True,
    ),
    "report quarter": Command(
        "số liệu của báo cáo cải cách hành chính quý, kèm căn cứ",
        f"{_HERE}.report_quarter",
        f"{_HERE}.report_quarter_arguments",
        django=True,
    ),
    "replay": Command(
        "dựng các hồ sơ mà một bản mô tả nêu", f"{_HERE}.replay", f"{_HERE}.replay_arguments", django=True
    ),
    "export dossiers": Command(
        "xuất danh sách hồ sơ ra CSV hoặc XLSX",
        f"{_HERE}.export_dossiers",
        f"{_HERE}.export_dossiers_arguments",
        django=True,
    ),
    "print": Command(
        "in giấy tờ theo mẫu của một hồ sơ, hoặc sổ theo dõi của một cơ quan, ra PDF",
        f"{_HERE}.print_paper",
        f"{_HERE}.print_paper_arguments",
        django=True,
    ),
    "account password": Command("đặt mật khẩu cho một tài khoản", f"{_HERE}.account_password", django=True),
    "rights": Command("in bảng quyền", f"{_HERE}.rights"),
    "serve": Command("chạy máy chủ web", f"{_HERE}.serve"),
}
