"""Why a file is not taken: one sentence each, said at the field `file`, with what to do instead."""

from __future__ import annotations

from motcua.common.refusals import Refusal


class NotTaken(Refusal):
    """A file that is not kept, and nothing of it."""

    field = "file"
    sentence = "Tệp này không nhận được."


class EmptyFile(NotTaken):
    """No bytes at all: mostly a scan that was not finished."""

    sentence = "Tệp trống (0 byte); hãy quét hoặc chọn lại."


class TooLarge(NotTaken):
    """More bytes than one file may have."""

    sentence = "Tệp lớn hơn %(limit)d MB; hãy quét với độ phân giải 200-300 dpi hoặc chia thành nhiều tệp."


class TooMuchAtOnce(NotTaken):
    """More bytes than the files of one form may have together."""

    sentence = "Các tệp gửi cùng lúc lớn hơn %(limit)d MB; hãy gửi làm nhiều lần."


class WrongType(NotTaken):
    """Neither PDF, JPEG nor PNG by its content."""

    sentence = "Chỉ nhận tệp PDF, JPEG hoặc PNG; nội dung của tệp này thuộc loại khác."


class NotWhatItsNameSays(WrongType):
    """The name ends as one of the kinds that are taken, the content is none of them."""

    sentence = (
        "Tên tệp có đuôi .%(extension)s nhưng nội dung không phải vậy; chỉ nhận tệp PDF, JPEG hoặc PNG thật."
    )


class EncryptedFile(NotTaken):
    """A PDF behind a password, or one that restricts what may be done with it."""

    sentence = "Tệp PDF này được mã hóa hoặc đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại."


class DamagedFile(NotTaken):
    """Cut off, or broken inside."""

    sentence = "Tệp bị hỏng hoặc chưa tải đủ, không mở được; hãy quét hoặc chọn lại."


class ActiveContent(NotTaken):
    """A PDF that would do something when it is opened, or that carries other files."""

    sentence = (
        "Tệp PDF này chứa mã lệnh, biểu mẫu động hoặc tệp đính kèm bên trong; "
        "hãy in lại thành PDF thường (Print to PDF) rồi gửi."
    )


class Bomb(NotTaken):
    """A file that unpacks to more than any paper needs."""

    sentence = (
        "Tệp này khi mở ra chiếm quá nhiều bộ nhớ hoặc thời gian, không phải bản quét giấy tờ bình thường."
    )


class PictureTooLarge(Bomb):
    """More picture elements, or a longer edge, than any scan of a paper has."""

    sentence = "Ảnh lớn hơn %(limit)d triệu điểm ảnh hoặc có cạnh quá dài; hãy quét ở 300 dpi."


class TooManyPages(Bomb):
    """More pages than one file may have."""

    sentence = "Tệp PDF có hơn %(limit)d trang; hãy chia thành nhiều tệp."


class PageTooLarge(Bomb):
    """A page that no printer prints."""

    sentence = "Tệp PDF có trang với khổ giấy bất thường; hãy quét lại theo khổ A4 hoặc A3."


class BadName(NotTaken):
    """A name with characters that only serve to deceive."""

    sentence = "Tên tệp chứa ký tự ẩn hoặc đảo chiều chữ; hãy đổi tên tệp rồi gửi lại."


class Infected(NotTaken):
    """The scanner found something."""

    sentence = "Tệp này bị phần mềm diệt vi-rút chặn (%(found)s); đừng mở tệp và báo cho bộ phận CNTT."


class ScannerAway(NotTaken):
    """A scanner is configured and does not answer: nothing is taken without it."""

    sentence = (
        "Chưa quét được vi-rút nên chưa nhận tệp; hãy thử lại sau ít phút, nếu vẫn vậy báo bộ phận CNTT."
    )


class StoreAway(NotTaken):
    """The folder or the S3 server does not take or give bytes."""

    sentence = "Kho lưu tệp chưa trả lời; hãy thử lại sau ít phút, nếu vẫn vậy báo bộ phận CNTT."


class NoPreview(NotTaken):
    """The page does not exist or cannot be drawn."""

    sentence = "Không dựng được hình xem trước của trang này; hãy tải tệp về để xem."


#: The refusals by name, for what comes back from the process that opens files.
BY_NAME: dict[str, type[NotTaken]] = {}


def _learn(kind: type[NotTaken]) -> None:
    BY_NAME[kind.__name__] = kind
    for narrower in kind.__subclasses__():
        _learn(narrower)


_learn(NotTaken)
