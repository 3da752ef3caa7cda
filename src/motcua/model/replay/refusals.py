"""Why a spec cannot be replayed: one Vietnamese sentence each."""

from __future__ import annotations

from motcua.common.refusals import Refusal


class SpecUnreadable(Refusal):
    """A file that is not there or not JSON."""

    sentence = "Không đọc được bản mô tả «%(name)s»: %(why)s."


class SpecShape(Refusal):
    """A key that is missing, unknown or of the wrong kind."""

    sentence = "Bản mô tả không đúng: %(why)s."


class SpecContradicts(Refusal):
    """Figures that cannot all be true."""

    sentence = "Bản mô tả tự mâu thuẫn: %(why)s."


class SpecOutOfReach(Refusal):
    """Figures for which the model has no agency, procedure, working day or way."""

    sentence = "Không dựng được bản mô tả này: %(why)s."


class NameTaken(Refusal):
    """The name was replayed with other content."""

    status = 409
    sentence = "Tên «%(name)s» đã dùng cho một bản mô tả có nội dung khác; hãy đặt tên khác."


class Interrupted(Refusal):
    """A replay that broke off and cannot be taken up again."""

    status = 409
    sentence = (
        "Lần dựng «%(name)s» trước đã dừng giữa chừng (%(kept)d trên %(total)d hồ sơ) "
        "và không tiếp tục được: %(why)s."
    )
