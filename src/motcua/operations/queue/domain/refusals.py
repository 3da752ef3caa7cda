"""The rules of the hall that can be broken, each with the sentence that says so."""

from __future__ import annotations

from motcua.common.refusals import Conflict, NotFound, Refusal


class NotNow(Conflict):
    """An act that the ticket's state does not allow."""

    sentence = "Số này %(state)s nên không %(act)s được; vui lòng tải lại trang."


class UnknownTicket(NotFound):
    """A key that no ticket of today has, or a ticket of another office."""

    field = "ticket"
    sentence = "Không có phiếu nào ứng với địa chỉ này."


class UnknownDevice(NotFound):
    """A secret address that was never given out, or was taken back."""

    sentence = "Địa chỉ này không phải của thiết bị nào đang dùng."


class UnknownService(Refusal):
    """A service that the office does not offer now."""

    field = "service"
    sentence = "Việc này hiện không nhận ở đây; vui lòng chọn việc khác."


class UnknownPriority(Refusal):
    """A priority that the office does not give."""

    field = "priority"
    sentence = "Diện ưu tiên này không có ở đây; vui lòng chọn lại."


class FormUnknown(Refusal):
    """A form without the number that the page gave it."""

    field = "form"
    sentence = "Trang mở chưa trọn nên chưa lấy số; vui lòng chạm lại một lần nữa."


class TooFast(Refusal):
    """More tickets from one kiosk than people can take."""

    status = 429
    sentence = "Máy vừa in nhiều phiếu liền nhau. Vui lòng đợi ít giây rồi chạm lại."


class NoCounterOpen(Conflict):
    """An officer who calls without having opened a counter."""

    sentence = "Chưa mở quầy nào hôm nay: hãy chọn quầy rồi gọi số."


class NobodyAtCounter(Conflict):
    """An act on the number at the counter when there is none."""

    sentence = "Quầy không còn số nào đang phục vụ; hãy gọi số tiếp theo."


class CounterTaken(Conflict):
    """A counter at which a colleague sits."""

    field = "counter"
    sentence = "Quầy %(number)s đang do %(name)s mở. Chọn quầy khác, hoặc tiếp quản quầy này."


class UnknownCounter(NotFound):
    """A counter that is not there, is not used, or belongs to another office."""

    field = "counter"
    sentence = "Không có quầy này ở cơ quan."


class NowhereToGo(Refusal):
    """A transfer to where the ticket already is, or to nothing that exists."""

    field = "to"
    sentence = "Chọn quầy khác hoặc việc khác để chuyển số này đến."


class PrefixTaken(Refusal):
    """Two services of an office with one letter."""

    field = "letter"
    sentence = "Chữ %(prefix)s đã dùng cho việc «%(name)s»; hãy chọn chữ khác."


class NumberTaken(Refusal):
    """Two counters of an office with one number."""

    field = "number"
    sentence = "Cơ quan đã có quầy số %(number)s."


class ServiceOfAnother(Refusal):
    """A counter that shall do what the office does not offer."""

    field = "services"
    sentence = "Có việc không thuộc cơ quan này; vui lòng tải lại trang rồi chọn lại."
