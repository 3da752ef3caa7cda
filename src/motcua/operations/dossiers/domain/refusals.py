"""Why an act on a dossier is refused: each rule's own name and one Vietnamese sentence."""

from __future__ import annotations

from motcua.common.refusals import Conflict, NotFound, Refusal


class UnknownDossier(NotFound):
    """No such code or reference, or one that this person may not see."""

    sentence = "Không tìm thấy hồ sơ «%(code)s»."


class UnknownAct(NotFound):
    """An action that no dossier knows."""

    field = "action"
    sentence = "Không có việc «%(action)s»; các việc: %(choices)s."


class NotNow(Conflict):
    """The state does not allow the act (contracts §2)."""

    sentence = "Không thể «%(act)s» khi hồ sơ ở trạng thái «%(state)s»."


class OvertakenBy(Conflict):
    """Somebody else acted since the dossier was looked at."""

    sentence = (
        "%(who)s đã ghi «%(act)s» lúc %(when)s, hồ sơ nay ở trạng thái «%(state)s»; "
        "việc của Ông/Bà chưa được ghi. Vui lòng xem lại hồ sơ."
    )


class AlreadyHeld(Conflict):
    """The step is claimed by another officer."""

    sentence = "Hồ sơ này đã có người nhận xử lý."


class AlreadyYours(Conflict):
    """The officer claims what is already theirs."""

    sentence = "Ông/Bà đang giữ hồ sơ này rồi."


class Paused(Conflict):
    """The clock is paused; only resuming, assigning and ending are possible."""

    sentence = "Hồ sơ đang tạm dừng; hãy bấm «Tiếp tục» trước khi «%(act)s»."


class NotPaused(Conflict):
    """Resuming what is not paused."""

    sentence = "Hồ sơ không tạm dừng nên không có gì để tiếp tục."


class StepNotOpen(Conflict):
    """The step that the officer looked at is not the open one."""

    sentence = "Bước %(step)s không còn mở; hồ sơ đang ở bước %(current)s."


class LastStep(Conflict):
    """There is no step after this one: the result itself is to be recorded."""

    sentence = "Đây là bước cuối của quy trình; hãy ghi nhận «Có kết quả»."


class FirstStep(Conflict):
    """There is no working step before this one."""

    sentence = "Đây là bước đầu sau tiếp nhận nên không có bước trước để trả lại."


class ReasonMissing(Refusal):
    """The act needs a coded reason."""

    field = "reason"
    sentence = "Hãy chọn lý do để «%(act)s»."


class ReasonUnknown(Refusal):
    """A reason that the list in force does not have."""

    field = "reason"
    sentence = "Lý do «%(reason)s» không có trong danh mục; chọn một trong: %(choices)s."


class ItemsMissing(Refusal):
    """A request for a supplement must say what is missing."""

    field = "items"
    sentence = "Hãy ghi ít nhất một nội dung cần bổ sung."


class SupplementBeyondPolicy(Refusal):
    """A second or late request for a supplement without a ground (NĐ 118/2025 Art. 11, NĐ 61/2018 Art. 19.4)."""

    field = "reason"
    sentence = (
        "Chỉ được yêu cầu bổ sung %(times)d lần, trong %(days)d ngày làm việc từ khi tiếp nhận; "
        "lần này cần căn cứ pháp luật chuyên ngành."
    )


class NothingAsked(Conflict):
    """A supplement that nobody asked for."""

    sentence = "Chưa có yêu cầu bổ sung nào đang chờ."


class SupplementOutstanding(Conflict):
    """Accepting what was asked to bring something that has not come yet."""

    sentence = "Hồ sơ đang chờ bổ sung; hãy ghi nhận bổ sung trước khi tiếp nhận."


class ExtendedAlready(Conflict):
    """A second extension (NĐ 61/2018 Art. 19.9: once at most)."""

    sentence = "Hồ sơ đã hẹn lại một lần; pháp luật chỉ cho hẹn lại một lần."


class ExtensionDayMissing(Refusal):
    """An extension without its day."""

    field = "until"
    sentence = "Hãy chọn ngày hẹn lại."


class ExtensionNotLater(Refusal):
    """An extension to a day that is not after the promise."""

    field = "until"
    sentence = "Ngày hẹn lại phải sau ngày hẹn trả %(due)s."


class ExtensionInThePast(Refusal):
    """An extension to a day that is already over."""

    field = "until"
    sentence = "Ngày hẹn lại không thể ở trước hôm nay."


class ExtensionOnDayOff(Refusal):
    """An extension to a day on which the office is closed."""

    field = "until"
    sentence = "Cơ quan không làm việc vào %(day)s; hãy chọn một ngày làm việc."


class StopNotInForce(Conflict):
    """Stopping on request before 1/7/2025 (NĐ 118/2025 Art. 21)."""

    sentence = "Việc dừng giải quyết theo đề nghị có từ 1/7/2025; trước ngày đó hãy ghi nhận rút hồ sơ."


class BeforeLastEvent(Refusal):
    """A moment before what the log already holds."""

    sentence = "Thời điểm %(at)s sớm hơn việc đã ghi gần nhất lúc %(last)s."


class AssigneeMissing(Refusal):
    """Assigning to nobody."""

    field = "to"
    sentence = "Hãy chọn người hoặc phòng được phân công."


class AssigneeUnknown(Refusal):
    """Assigning to somebody who does not work there that day."""

    field = "to"
    sentence = "«%(to)s» không phải cán bộ hay phòng đang làm việc tại cơ quan này."


class DurationMissing(Refusal):
    """A version without a duration that counts (contracts §1)."""

    field = "procedure"
    sentence = "Thủ tục %(procedure)s chưa có thời hạn đọc được%(printed)s nên chưa thể tiếp nhận."


class IdentityNumberWrong(Refusal):
    """An identity number of the wrong shape."""

    field = "id_number"
    sentence = "Số định danh cần đủ 12 chữ số; đang có %(length)d."


class IdentityNumberNotDigits(Refusal):
    """An identity number with something else than digits."""

    field = "id_number"
    sentence = "Số định danh chỉ gồm chữ số."


class OrganisationNumberWrong(Refusal):
    """An enterprise number of the wrong shape (10 digits, or 13 with its branch)."""

    field = "id_number"
    sentence = "Mã số doanh nghiệp, tổ chức cần 10 hoặc 13 chữ số; đang có %(length)d."


class PhoneWrong(Refusal):
    """A phone number that cannot be called."""

    field = "phone"
    sentence = "Số điện thoại cần 10 hoặc 11 chữ số và bắt đầu bằng 0."


class EmailWrong(Refusal):
    """An e-mail address that cannot be written to."""

    field = "email"
    sentence = "Thư điện tử «%(email)s» không đúng dạng, ví dụ ten@example.vn."


class ChoiceUnknown(Refusal):
    """A word that is not one of those possible here."""

    sentence = "%(label)s «%(value)s» không hợp lệ; chọn một trong: %(choices)s."


class CaseUnknown(Refusal):
    """A case that the procedure does not tell apart."""

    field = "case"
    sentence = "Thủ tục %(procedure)s không có trường hợp «%(case)s»."


class ComponentMissing(Refusal):
    """An obligatory component that was not handed in."""

    field = "components"
    sentence = "Còn thiếu giấy tờ bắt buộc: %(names)s."


class ComponentUnknown(Refusal):
    """A component that the procedure does not have."""

    field = "components"
    sentence = "Thủ tục này không có thành phần hồ sơ số «%(component)s»."


class ComponentTwice(Refusal):
    """A component named twice."""

    field = "components"
    sentence = "Giấy tờ số «%(component)s» được ghi hai lần."


class CopiesWrong(Refusal):
    """A number of originals or copies that cannot be."""

    field = "components"
    sentence = "Số bản của giấy tờ số «%(component)s» phải từ 0 đến 99."


class FormWrong(Refusal):
    """A form that is nested deeper than any real one, or a number beyond all measure."""

    field = "form"
    sentence = "Tờ khai có phần lồng nhau quá sâu hoặc con số quá lớn; vui lòng kiểm tra lại."


class AuthorisationMissing(Refusal):
    """A submitter for another without saying on what paper."""

    field = "submitter.authorisation"
    sentence = "Người nộp thay cần ghi giấy tờ ủy quyền."


class NotYourself(Refusal):
    """A citizen who files in another's name without being the submitter."""

    status = 403
    field = "applicant"
    sentence = "Tài khoản này chỉ nộp được hồ sơ của chính mình hoặc do mình nộp thay."


class NothingReceived(Conflict):
    """A receipt asked for where nothing was received."""

    sentence = "Hồ sơ chưa được tiếp nhận nên chưa có giấy tiếp nhận và hẹn trả kết quả."


class NothingOwed(Refusal):
    """A fee taken for what was refused at the counter."""

    field = "lines"
    sentence = "Hồ sơ đã bị từ chối khi tiếp nhận nên không thu phí, lệ phí."


class FormUnknown(NotFound):
    """A form that no dossier has."""

    field = "form"
    sentence = "Không có loại giấy «%(form)s» cho hồ sơ."


class PaperNotIssued(NotFound):
    """A paper that no event of the dossier has made."""

    field = "form"
    sentence = "Hồ sơ %(code)s chưa có «%(title)s»: giấy này chỉ có sau việc làm ra nó."


class SpanTooLong(Refusal):
    """A stretch of more years than a book is made of."""

    field = "to"
    sentence = "Khoảng thời gian dài quá %(years)s năm; hãy chọn ngắn hơn."


class FieldUnknown(Refusal):
    """A field of procedures that the agency's book does not know."""

    field = "field"
    sentence = "Không có lĩnh vực «%(name)s» trong sổ của %(agency)s."
