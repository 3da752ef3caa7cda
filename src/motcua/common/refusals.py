"""What the house answers when it will not do what was asked.

A rule that is broken is a named subclass beside the rule. It carries one Vietnamese sentence as a template and
the values that fill it; screens, problem documents and the console all show that one sentence at its field.
"""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):
    """A request refused for a reason that the asker can understand; nothing has been written."""

    #: HTTP status of the problem document: 403, 404, 409 or 422.
    status: ClassVar[int] = 422
    #: The sentence shown to people; its named placeholders are filled from the keyword arguments.
    sentence: ClassVar[str] = "Yêu cầu này không thực hiện được."
    #: The input that the sentence belongs to, where there is exactly one.
    field: str | None = None

    def __init__(self, *, field: str | None = None, **values: object) -> None:
        self.values = values
        if field is not None:
            self.field = field
        super().__init__(self.sentence % values if values else self.sentence)

    @property
    def code(self) -> str:
        """The stable machine name of the rule: the class name in lower case with hyphens."""
        name = type(self).__name__
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


class NotAllowed(Refusal):
    """Seen, but not permitted: the person has no right to this act here."""

    status = 403
    sentence = "Tài khoản này không có quyền làm việc đó."


class NotFound(Refusal):
    """Not there, or not to be seen by this person: the two cannot be told apart."""

    status = 404
    sentence = "Không tìm thấy nội dung này."


class Conflict(Refusal):
    """The thing has moved on since it was looked at, or does not stand where the act needs it."""

    status = 409
    sentence = "Nội dung này đã thay đổi; vui lòng tải lại trang."
