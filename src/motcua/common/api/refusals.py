"""What the API refuses before any room is asked."""

from __future__ import annotations

from motcua.common.refusals import Refusal


class BrokenJson(Refusal):
    """A body that is no JSON."""

    status = 400
    field = "body"
    sentence = "Nội dung gửi lên không phải là JSON đúng dạng."


class NoObject(Refusal):
    """A body that is JSON, but no object with named fields."""

    field = "body"
    sentence = "Nội dung gửi lên cần là một đối tượng JSON {…}."


class BrokenText(Refusal):
    """A body or an address with characters that stand for nothing: NUL, half of a surrogate pair, no UTF-8."""

    status = 400
    sentence = "Nội dung gửi lên có ký tự không hợp lệ (không phải UTF-8, ký tự rỗng hoặc nửa ký tự)."


class BodyTooLarge(Refusal):
    """A body larger than what is taken."""

    status = 413
    field = "body"
    sentence = "Nội dung gửi lên nặng %(size)s byte; tối đa %(limit)s byte."


class KeyUnusable(Refusal):
    """An idempotency key that cannot be kept."""

    field = "Idempotency-Key"
    sentence = "Idempotency-Key cần từ 1 đến 200 ký tự ASCII nhìn thấy được."


class KeyUsedOtherwise(Refusal):
    """An idempotency key that came before with something else."""

    field = "Idempotency-Key"
    sentence = "Idempotency-Key này đã dùng cho một yêu cầu khác; hãy dùng khóa mới."


class BrokenForm(Refusal):
    """A multipart form that cannot be read, or with too many parts."""

    status = 400
    field = "body"
    sentence = "Biểu mẫu gửi lên (multipart/form-data) không đọc được hoặc có quá nhiều phần."


class FormTooLarge(Refusal):
    """A form with more files than one request may carry."""

    status = 413
    field = "files"
    sentence = "Tổng dung lượng các tệp trong một lần gửi quá lớn; hãy gửi làm nhiều lần."


class NoAddress(Refusal):
    """An address under which nothing is."""

    status = 404
    sentence = "Không có địa chỉ này trong giao diện lập trình."


class WrongMethod(Refusal):
    """An address asked with a method that it does not know."""

    status = 405
    sentence = "Địa chỉ này không nhận phương thức %(method)s."


class SignInFirst(Refusal):
    """A call without a token that counts."""

    status = 401
    sentence = "Cần mã truy cập (Authorization: Bearer …) còn hiệu lực."
