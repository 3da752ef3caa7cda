"""Why a procedure cannot be taken: one sentence each."""

from __future__ import annotations

from motcua.common.refusals import NotFound, Refusal

LEVEL_LABELS = {"commune": "cấp xã", "district": "cấp huyện", "province": "cấp tỉnh", "vertical": "ngành dọc"}


class UnknownProcedure(Refusal):
    """No procedure has this code."""

    field = "procedure"
    sentence = "Không có thủ tục nào mang mã «%(code)s» trong danh mục."


class ProcedureNotInForce(Refusal):
    """The procedure is known at this level, on another day."""

    field = "procedure"
    sentence = "Thủ tục %(code)s không có hiệu lực tại %(level)s vào ngày %(on)s."


class NotCompetent(Refusal):
    """The procedure is resolved at another level on that day."""

    field = "procedure"
    sentence = "Thủ tục %(code)s không thuộc thẩm quyền %(level)s; nơi giải quyết là %(others)s."


class NotReceivable(Refusal):
    """The catalogue does not know how long the procedure takes, so nothing can be promised."""

    field = "procedure"
    sentence = "Chưa thể tiếp nhận thủ tục %(code)s: %(why)s"


class UnknownComponent(Refusal):
    """The version asks for no such paper."""

    field = "components"
    sentence = "Thủ tục %(code)s không có giấy tờ số «%(component)s»."


class UnknownLevel(Refusal):
    """No such level of government."""

    field = "level"
    sentence = "Cấp giải quyết phải là commune, district hoặc province; đang có «%(level)s»."


class NoSuchPage(NotFound):
    """A catalogue page was asked for a code that is not there."""

    sentence = "Không tìm thấy thủ tục mang mã «%(code)s» có hiệu lực vào ngày %(on)s."
