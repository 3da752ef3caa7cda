"""What each form prints: one typed dict per form, every value as final text.

Texts are printed as they are; an empty text prints nothing, or the dots of an unfilled line where the form has one.
Moments and days come in words from `wording`; money comes written out ("8.000 đồng"). `issued_on` is a day in ISO form:
the same values make the same bytes, so the document's date is this one and never the clock's.
(Annotations are read as they are written: a postponed one would hide which keys may be missing.)
"""

from typing import NotRequired, TypedDict


class Letterhead(TypedDict):
    """The head of every paper."""

    #: Left, capitals, regular: "ỦY BAN NHÂN DÂN XÃ NHƠN TRẠCH".
    office_parent: str
    #: Left, capitals, bold: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG".
    office_name: str
    #: Number and symbol without the word "Số": "15/PBS-TTPVHCC".
    notation: str
    #: "Nhơn Trạch, ngày 05 tháng 9 năm 2022".
    place_and_day: str
    #: "2022-09-05": the date of the document itself.
    issued_on: str


class Traced(TypedDict):
    """A paper that shows the way to its dossier."""

    #: Empty while the dossier has no code.
    dossier_code: str
    #: What the QR code opens; empty: no QR code is drawn.
    tracking_url: str


class Person(TypedDict):
    """A person or an organisation as a form names it."""

    name: str
    id_number: str
    #: May hold line breaks.
    address: str
    phone: str
    email: str


class Principal(Person):
    """The person who authorised the submitter."""

    #: "Giấy ủy quyền số 12/2022/UQ ngày 01/9/2022".
    document: str


class Component(TypedDict):
    """A paper that was handed in; 0 prints an empty cell."""

    name: str
    originals: int
    copies: int
    #: Printed behind the name in brackets: "bản điện tử", "dùng lại từ hồ sơ …".
    note: NotRequired[str]


class DueDay(TypedDict):
    """A day between reception and result, as `due_days` makes it."""

    #: "T6".
    weekday: str
    #: "11/9".
    day: str
    #: "counted", "off" (not counted) or "due".
    kind: str


class Receipt(Letterhead, Traced):
    """Giấy tiếp nhận hồ sơ và hẹn trả kết quả (2018: 01; 2025: 01)."""

    #: "Trung tâm Phục vụ hành chính công xã Nhơn Trạch", "Bộ phận Tiếp nhận và Trả kết quả xã Phú Hội".
    office: str
    #: Who hands in: the applicant, or who acts for the applicant.
    submitter: Person
    #: The applicant who authorised the submitter; None when the applicant came.
    authorised_by: Principal | None
    procedure: str
    components: list[Component]
    sets: int
    #: As the procedure says it: "03 ngày làm việc".
    duration: str
    #: "14 giờ 20 phút, ngày 28 tháng 4 năm 2022".
    received_at: str
    due_at: str
    #: Why it is this moment, one sentence; may be empty.
    due_reason: str
    #: The promise as a row of days, drawn where there is room for it; from `promised.due_days`.
    due_days: NotRequired[list[DueDay]]
    #: "Tại quầy, Trung tâm Phục vụ hành chính công xã Nhơn Trạch".
    return_at: str
    #: Register: book and running number; empty prints dots.
    book: str
    order: str
    submitter_name: str
    officer_name: str
    #: "Lưu" or "Giao người nộp hồ sơ"; missing prints no such line.
    copy_for: NotRequired[str]


class Supplement(Letterhead, Traced):
    """Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (2018: 02; 2025: 02)."""

    applicant: Person
    procedure: str
    #: What is to be added or corrected, one a line of the form.
    items: list[str]
    reason: str
    #: Whom to ask: an office, and its telephone.
    contact: str
    contact_phone: str
    officer_name: str


class Refusal(Letterhead, Traced):
    """Phiếu từ chối tiếp nhận giải quyết hồ sơ (2018: 03; 2025: 03)."""

    office: str
    applicant: Person
    procedure: str
    reasons: list[str]
    submitter_name: str
    officer_name: str


class Extension(Letterhead, Traced):
    """2018: phiếu xin lỗi và hẹn lại ngày trả kết quả (04); 2025: … và đề nghị gia hạn thời gian giải quyết (04).

    Its letterhead is the resolving agency's, and the agency's head signs.
    """

    #: The resolving agency within a sentence: "Ủy ban nhân dân xã Nhơn Trạch".
    agency: str
    applicant: Person
    procedure: str
    #: "ngày 28 tháng 4 năm 2022".
    received_on: str
    #: The appointment that was not kept, with its hour.
    due_at: str
    reason: str
    #: The new appointment, with its hour.
    new_due_at: str
    #: "CHỦ TỊCH", or "KT. CHỦ TỊCH" and "PHÓ CHỦ TỊCH" on two lines; empty: the form's own words.
    signer_title: str
    signer_name: str


class Stop(Letterhead, Traced):
    """Thông báo dừng giải quyết hồ sơ (2025: 05; laid out from its contents, the printed form was not seen)."""

    #: The agency that stops, within a sentence.
    agency: str
    applicant: Person
    procedure: str
    received_on: str
    #: The day on which the applicant asked for it.
    requested_on: str
    reason: str
    #: How far the dossier had come: "Đang thẩm tra tại Phòng Kinh tế".
    stage: str
    #: What becomes of the fee: "Không thu", "Hoàn lại 8.000 đồng".
    fee: str
    #: What becomes of the papers: "Trả lại 03 giấy tờ đã nộp".
    papers: str
    signer_title: str
    signer_name: str


class HandOver(TypedDict):
    """One line of the control slip: who gave to whom, when, and how it stood; the receiving side writes the result."""

    giver: str
    receiver: str
    #: "09 giờ 05 phút, ngày 05 tháng 9 năm 2022".
    at: str
    giver_name: str
    receiver_name: str
    #: "Trước hạn", "Đúng hạn", "Quá hạn" or empty.
    result: str
    note: str


class Control(Letterhead, Traced):
    """Phiếu kiểm soát quá trình giải quyết hồ sơ (2018: 05; 2025: 06)."""

    #: Agency (unit) that resolves.
    agency: str
    #: Agencies that take part; may be empty.
    cooperating: str
    procedure: str
    applicant_name: str
    received_at: str
    due_at: str
    hand_overs: list[HandOver]


class RegisterRow(TypedDict):
    """One dossier in the register; days and hours short: "14:20 28/04/2022"."""

    order: str
    code: str
    procedure: str
    applicant: str
    address: str
    phone: str
    agency: str
    received: str
    due: str
    #: Empty until the result was returned.
    returned: str
    return_by: str


class Register(Letterhead):
    """Sổ theo dõi hồ sơ (2018: 06; 2025: 07), A4 across; `render.long_pdf` for many rows."""

    #: "Lĩnh vực: Hộ tịch"; empty: all fields.
    field: str
    #: "Từ ngày 01 tháng 7 năm 2022 đến ngày 30 tháng 9 năm 2022".
    period: str
    book: str
    rows: list[RegisterRow]
    #: The unit head who closes the book; may be empty.
    signer_title: str
    signer_name: str


class HandOverRow(TypedDict):
    """One dossier that is handed over."""

    code: str
    procedure: str
    applicant: str
    #: How many papers, as text: "03".
    papers: str
    due: str
    note: str


class HandOverList(Letterhead):
    """House paper: giấy bàn giao hồ sơ, A4, in two copies (one for each side)."""

    giver: str
    receiver: str
    #: "09 giờ 05 phút, ngày 05 tháng 9 năm 2022".
    at: str
    rows: list[HandOverRow]
    #: Results that go back the same way, in a second table.
    results: NotRequired[list[HandOverRow]]
    giver_name: str
    receiver_name: str
    #: Which copies are printed; missing: one for the giver, one for the receiver.
    copies: NotRequired[list[str]]


class ResultRow(TypedDict):
    """One result that is handed over."""

    code: str
    #: The procedure, or what the result is about.
    content: str
    #: "Đã giải quyết", "Không giải quyết", number of the document …
    result: str
    applicant: str
    address: str
    #: "8.000", or empty.
    fee: str
    #: Registered for return by post.
    by_post: bool


class ResultList(Letterhead):
    """House paper: phiếu bàn giao kết quả, A4 across."""

    giver: str
    receiver: str
    at: str
    rows: list[ResultRow]
    #: Sum of the fees, written out; may be empty.
    total: str
    giver_name: str
    receiver_name: str
    copies: NotRequired[list[str]]


class FeeLine(TypedDict):
    """One fee on a receipt."""

    name: str
    #: "2"; may be empty.
    quantity: str
    #: "8.000".
    amount: str


class FeeReceipt(Letterhead, Traced):
    """House paper: biên lai thu phí, lệ phí, A5; `office_*` is the collecting unit."""

    #: Mã số thuế; may be empty.
    tax_code: str
    #: Mẫu số of the book of receipts, where it has one: "01BLP2-001".
    template_number: NotRequired[str]
    #: Ký hiệu of the book of receipts: "AA/26".
    symbol: str
    #: "0000123".
    number: str
    payer: str
    payer_id: str
    address: str
    #: What is paid for: the procedure.
    procedure: str
    lines: list[FeeLine]
    #: "16.000 đồng".
    total: str
    #: "Mười sáu nghìn đồng", from `wording.amount_in_words`.
    total_words: str
    #: "Tiền mặt".
    method: str
    #: "08 giờ 05 phút, ngày 05 tháng 9 năm 2022".
    paid_at: str
    collector_name: str
    #: "Liên 2: Giao người nộp"; one page each; missing: keep and give.
    copies: NotRequired[list[str]]
    #: A cancelled receipt says so across the page.
    cancelled: NotRequired[bool]


class QueueTicket(TypedDict):
    """House paper: a ticket on a roll 80 mm wide, as long as its text."""

    office: str
    #: "A015", printed very large.
    number: str
    service: str
    #: "07:32 thứ Ba, 24/11/2026".
    taken_at: str
    #: "Trước Ông/Bà còn 4 người, khoảng 12 phút."; may be empty.
    ahead: str
    #: "Vui lòng chờ gọi số trên màn hình."; may be empty.
    note: str
    issued_on: str
    #: What the QR code opens; empty: none.
    tracking_url: str


#: The values of each form; both editions print the same ones.
OF_FORM = {
    "receipt": Receipt,
    "supplement": Supplement,
    "refusal": Refusal,
    "extension": Extension,
    "stop": Stop,
    "control": Control,
    "register": Register,
    "hand_over_list": HandOverList,
    "result_list": ResultList,
    "fee_receipt": FeeReceipt,
    "queue_ticket": QueueTicket,
}
