"""One fixed dossier's values for each form and edition.

The approved snapshots, the pictures of the documents and the benches draw them.
"""

from __future__ import annotations

from typing import Any

from motcua.capabilities.statutory_forms import values as form

_PHU_HOI = form.Letterhead(
    office_parent="ỦY BAN NHÂN DÂN XÃ PHÚ HỘI",
    office_name="BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
    notation="",
    place_and_day="Phú Hội, ngày 26 tháng 8 năm 2022",
    issued_on="2022-08-26",
)
_NHON_TRACH = form.Letterhead(
    office_parent="ỦY BAN NHÂN DÂN XÃ NHƠN TRẠCH",
    office_name="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    notation="",
    place_and_day="Nhơn Trạch, ngày 11 tháng 9 năm 2026",
    issued_on="2026-09-11",
)
_TRACED_2022 = form.Traced(
    dossier_code="000.05.15.H19-220826-0017",
    tracking_url="https://motcua.example/tra-cuu/000.05.15.H19-220826-0017",
)
_TRACED_2026 = form.Traced(
    dossier_code="H19.158-260911-0027",
    tracking_url="https://motcua.example/tra-cuu/H19.158-260911-0027",
)
_THU = form.Person(
    name="Nguyễn Văn Thử",
    id_number="000123456789",
    address="Ấp 3, xã Phú Hội, huyện Nhơn Trạch, tỉnh Đồng Nai",
    phone="0900 000 001",
    email="",
)
_NGUYEN = form.Person(
    name="Nguyễn Thị Hoàng Phương Thảo Nguyên",
    id_number="000191004587",
    address="Tổ 5, ấp Bến Cam, xã Nhơn Trạch, tỉnh Đồng Nai",
    phone="0900 000 187",
    email="thao.nguyen@motcua.example",
)
_PRINCIPAL = form.Principal(
    name="Trần Văn Mẫu",
    id_number="000091000312",
    address="Tổ 2, ấp Đất Mới, xã Nhơn Trạch, tỉnh Đồng Nai",
    phone="0900 000 312",
    email="",
    document="Giấy ủy quyền số 41/2026, UBND xã Nhơn Trạch chứng thực ngày 09/9/2026",
)
_BIRTH = "Thủ tục đăng ký khai sinh"
_BUSINESS = "Đăng ký thành lập hộ kinh doanh"


def sample(name: str, edition: str) -> dict[str, Any]:
    """Return the fixed values of a form in an edition."""
    return dict(_SAMPLES[edition, name])


def known() -> tuple[tuple[str, str], ...]:
    """Return every edition and form that can be drawn, in the order of their numbers."""
    return tuple(_SAMPLES)


_RECEIPT_2018 = form.Receipt(
    **{**_PHU_HOI, "notation": "17/TNHS"},
    **_TRACED_2022,
    office="Bộ phận Tiếp nhận và Trả kết quả, UBND xã Phú Hội",
    submitter=_THU,
    authorised_by=None,
    procedure=_BIRTH,
    components=[
        {"name": "Tờ khai đăng ký khai sinh theo mẫu", "originals": 1, "copies": 0},
        {"name": "Giấy chứng sinh", "originals": 1, "copies": 0},
        {"name": "Giấy chứng nhận kết hôn của cha, mẹ trẻ em", "originals": 0, "copies": 1},
    ],
    sets=1,
    duration="01 ngày làm việc",
    received_at="09 giờ 05 phút, ngày 26 tháng 8 năm 2022",
    due_at="17 giờ 00 phút, ngày 29 tháng 8 năm 2022",
    due_reason="Nhận 09:05 thứ Sáu 26/8, cộng 1 ngày làm việc, trừ thứ Bảy và Chủ nhật: hẹn 17:00 thứ Hai 29/8/2022.",
    return_at="Bộ phận Tiếp nhận và Trả kết quả, UBND xã Phú Hội",
    book="02",
    order="1846",
    submitter_name="Nguyễn Văn Thử",
    officer_name="Phan Ngọc Hân",
    copy_for="Giao người nộp hồ sơ",
)
_RECEIPT_2025 = form.Receipt(
    **{**_NHON_TRACH, "notation": "27/TN-TTPVHCC"},
    **_TRACED_2026,
    office="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    submitter=_NGUYEN,
    authorised_by=_PRINCIPAL,
    procedure=_BUSINESS,
    components=[
        {"name": "Giấy đề nghị đăng ký hộ kinh doanh", "originals": 1, "copies": 0},
        {
            "name": "Biên bản họp thành viên hộ gia đình về việc thành lập hộ kinh doanh",
            "originals": 0,
            "copies": 1,
        },
        {"name": "Văn bản ủy quyền cho một thành viên làm chủ hộ", "originals": 1, "copies": 1},
    ],
    sets=1,
    duration="03 ngày làm việc",
    received_at="09 giờ 40 phút, ngày 11 tháng 9 năm 2026",
    due_at="17 giờ 00 phút, ngày 16 tháng 9 năm 2026",
    due_reason="Nhận 09:40 thứ Sáu 11/9, cộng 3 ngày làm việc, trừ thứ Bảy và Chủ nhật: hẹn 17:00 thứ Tư 16/9/2026.",
    return_at="Quầy 3, Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    book="",
    order="",
    submitter_name="Nguyễn Thị Hoàng Phương Thảo Nguyên",
    officer_name="Phan Ngọc Hân",
)

_SUPPLEMENT_ITEMS = [
    "Giấy chứng nhận kết hôn của cha, mẹ trẻ em: bản đã nộp bị mờ số và ngày cấp, đề nghị nộp bản chụp rõ hơn.",
    "Tờ khai đăng ký khai sinh: chưa ghi nơi sinh và dân tộc của trẻ em.",
]
_REFUSAL_REASONS = [
    "Nơi cư trú của người yêu cầu không thuộc địa bàn xã; hồ sơ thuộc thẩm quyền của Ủy ban nhân dân xã Đại Phước.",
    "Giấy tờ chứng minh nơi cư trú đã hết giá trị sử dụng từ ngày 31 tháng 12 năm 2025.",
]
_HAND_OVERS_2022 = [
    form.HandOver(
        giver="Bộ phận Tiếp nhận và Trả kết quả",
        receiver="Công chức Tư pháp - Hộ tịch",
        at="10 giờ 15 phút, ngày 26 tháng 8 năm 2022",
        giver_name="Phan Ngọc Hân",
        receiver_name="Lê Minh Khôi",
        result="Trước hạn",
        note="",
    ),
    form.HandOver(
        giver="Công chức Tư pháp - Hộ tịch",
        receiver="Lãnh đạo Ủy ban nhân dân xã",
        at="15 giờ 40 phút, ngày 26 tháng 8 năm 2022",
        giver_name="Lê Minh Khôi",
        receiver_name="Đặng Thị Bích Ngân",
        result="Trước hạn",
        note="",
    ),
    form.HandOver(
        giver="Lãnh đạo Ủy ban nhân dân xã",
        receiver="Bộ phận Tiếp nhận và Trả kết quả",
        at="08 giờ 20 phút, ngày 29 tháng 8 năm 2022",
        giver_name="Đặng Thị Bích Ngân",
        receiver_name="Phan Ngọc Hân",
        result="Đúng hạn",
        note="Đã ký, đóng dấu",
    ),
]


def _hand_overs_2026() -> list[form.HandOver]:
    there = "Phòng Kinh tế"
    office = "Trung tâm Phục vụ hành chính công"
    return [
        {
            **_HAND_OVERS_2022[0],
            "giver": office,
            "receiver": there,
            "at": "10 giờ 15 phút, ngày 11 tháng 9 năm 2026",
        },
        {
            **_HAND_OVERS_2022[1],
            "giver": there,
            "receiver": "Lãnh đạo Ủy ban nhân dân xã",
            "at": "15 giờ 40 phút, ngày 14 tháng 9 năm 2026",
        },
        {
            **_HAND_OVERS_2022[2],
            "giver": "Văn thư",
            "receiver": office,
            "at": "08 giờ 20 phút, ngày 17 tháng 9 năm 2026",
            "result": "Quá hạn",
            "note": "Đã xin lỗi, hẹn lại",
        },
    ]


_CONTROL_2018 = form.Control(
    **{**_PHU_HOI, "notation": "17/PKS"},
    **_TRACED_2022,
    agency="Ủy ban nhân dân xã Phú Hội",
    cooperating="",
    procedure=_BIRTH,
    applicant_name=_THU["name"],
    received_at=_RECEIPT_2018["received_at"],
    due_at=_RECEIPT_2018["due_at"],
    hand_overs=_HAND_OVERS_2022,
)
_REGISTER_ROWS = [
    form.RegisterRow(
        order="1845",
        code="000.05.15.H19-220826-0016",
        procedure="Cấp bản sao Trích lục hộ tịch",
        applicant="Trần Thị Bảo Châu",
        address="Ấp Phú Mỹ 1, xã Phú Hội",
        phone="0900 000 045",
        agency="UBND xã Phú Hội",
        received="08:40 26/08/2022",
        due="17:00 26/08/2022",
        returned="10:05 26/08/2022",
        return_by="Tại quầy",
    ),
    form.RegisterRow(
        order="1846",
        code="000.05.15.H19-220826-0017",
        procedure=_BIRTH,
        applicant="Nguyễn Văn Thử",
        address="Ấp 3, xã Phú Hội, huyện Nhơn Trạch, tỉnh Đồng Nai",
        phone="0900 000 001",
        agency="UBND xã Phú Hội",
        received="09:05 26/08/2022",
        due="17:00 29/08/2022",
        returned="08:45 29/08/2022",
        return_by="Tại quầy",
    ),
    form.RegisterRow(
        order="1847",
        code="000.05.15.H19-220826-0018",
        procedure="Thủ tục chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất, nhà ở",
        applicant="Công ty TNHH Một thành viên Thương mại Dịch vụ Bến Cam",
        address="Đường 25B, xã Phú Hội",
        phone="",
        agency="UBND xã Phú Hội",
        received="09:30 26/08/2022",
        due="17:00 30/08/2022",
        returned="",
        return_by="Bưu điện",
    ),
]


def _register_2026() -> list[form.RegisterRow]:
    return [
        {
            **row,
            "code": f"H19.158-260911-{26 + index:04d}",
            "agency": "UBND xã Nhơn Trạch",
            "address": "Tổ 5, ấp Bến Cam, xã Nhơn Trạch",
            "received": row["received"][:5] + " 11/09/2026",
            "due": "17:00 16/09/2026",
            "returned": row["returned"] and row["returned"][:5] + " 15/09/2026",
        }
        for index, row in enumerate(_REGISTER_ROWS)
    ]


_EXTENSION_2018 = form.Extension(
    office_parent="ỦY BAN NHÂN DÂN HUYỆN NHƠN TRẠCH",
    office_name="ỦY BAN NHÂN DÂN XÃ PHÚ HỘI",
    notation="03/PXL",
    place_and_day="Phú Hội, ngày 29 tháng 8 năm 2022",
    issued_on="2022-08-29",
    **_TRACED_2022,
    agency="Ủy ban nhân dân xã Phú Hội",
    applicant=_THU,
    procedure=_BIRTH,
    received_on="ngày 26 tháng 8 năm 2022",
    due_at=_RECEIPT_2018["due_at"],
    reason="Cần xác minh nơi sinh của trẻ em tại cơ sở y tế; kết quả xác minh chưa về.",
    new_due_at="17 giờ 00 phút, ngày 31 tháng 8 năm 2022",
    signer_title="CHỦ TỊCH",
    signer_name="Đặng Thị Bích Ngân",
)
_EXTENSION_2025 = form.Extension(
    office_parent="",
    office_name="ỦY BAN NHÂN DÂN XÃ NHƠN TRẠCH",
    notation="03/PXL",
    place_and_day="Nhơn Trạch, ngày 16 tháng 9 năm 2026",
    issued_on="2026-09-16",
    **_TRACED_2026,
    agency="Ủy ban nhân dân xã Nhơn Trạch",
    applicant=_NGUYEN,
    procedure=_BUSINESS,
    received_on="ngày 11 tháng 9 năm 2026",
    due_at=_RECEIPT_2025["due_at"],
    reason="Cơ quan đăng ký kinh doanh cấp tỉnh chưa trả lời ý kiến về ngành, nghề có điều kiện.",
    new_due_at="17 giờ 00 phút, ngày 18 tháng 9 năm 2026",
    signer_title="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
    signer_name="Đặng Thị Bích Ngân",
)
_STOP_2025 = form.Stop(
    **{
        **_NHON_TRACH,
        "notation": "02/TBD-TTPVHCC",
        "place_and_day": "Nhơn Trạch, ngày 14 tháng 9 năm 2026",
        "issued_on": "2026-09-14",
    },
    **_TRACED_2026,
    agency="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    applicant=_NGUYEN,
    procedure=_BUSINESS,
    received_on="ngày 11 tháng 9 năm 2026",
    requested_on="ngày 14 tháng 9 năm 2026",
    reason="Người nộp hồ sơ đề nghị dừng để thay đổi ngành, nghề kinh doanh.",
    stage="Đang thẩm tra tại Phòng Kinh tế",
    fee="Hoàn lại 100.000 đồng lệ phí đã nộp",
    papers="Trả lại 03 giấy tờ đã nộp",
    signer_title="GIÁM ĐỐC",
    signer_name="Phạm Quốc Việt",
)
_HAND_OVER_LIST = form.HandOverList(
    **{**_NHON_TRACH, "notation": "11/BG-TTPVHCC"},
    giver="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    receiver="Phòng Kinh tế",
    at="10 giờ 15 phút, ngày 11 tháng 9 năm 2026",
    rows=[
        {
            "code": "H19.158-260911-0027",
            "procedure": _BUSINESS,
            "applicant": _NGUYEN["name"],
            "papers": "03",
            "due": "17:00 16/09/2026",
            "note": "",
        },
        {
            "code": "H19.158-260911-0029",
            "procedure": "Cấp đổi Giấy chứng nhận đăng ký hộ kinh doanh",
            "applicant": "Trần Văn Mẫu",
            "papers": "02",
            "due": "17:00 16/09/2026",
            "note": "Có 01 bản điện tử",
        },
    ],
    giver_name="Phan Ngọc Hân",
    receiver_name="Lê Minh Khôi",
)
_RESULT_LIST = form.ResultList(
    **{**_NHON_TRACH, "notation": "09/BGKQ-TTPVHCC"},
    giver="Phòng Kinh tế",
    receiver="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    at="16 giờ 20 phút, ngày 15 tháng 9 năm 2026",
    rows=[
        {
            "code": "H19.158-260911-0027",
            "content": _BUSINESS,
            "result": "Giấy chứng nhận số 47K8000123",
            "applicant": _NGUYEN["name"],
            "address": _NGUYEN["address"],
            "fee": "100.000",
            "by_post": True,
        },
        {
            "code": "H19.158-260911-0029",
            "content": "Cấp đổi Giấy chứng nhận đăng ký hộ kinh doanh",
            "result": "Không giải quyết, có văn bản trả lời",
            "applicant": "Trần Văn Mẫu",
            "address": "Tổ 2, ấp Đất Mới, xã Nhơn Trạch, tỉnh Đồng Nai",
            "fee": "",
            "by_post": False,
        },
    ],
    total="100.000 đồng",
    giver_name="Lê Minh Khôi",
    receiver_name="Phan Ngọc Hân",
)
_FEE_RECEIPT = form.FeeReceipt(
    **_NHON_TRACH,
    **_TRACED_2026,
    tax_code="",
    symbol="PL/26",
    number="0000123",
    payer=_NGUYEN["name"],
    payer_id=_NGUYEN["id_number"],
    address=_NGUYEN["address"],
    procedure=_BUSINESS,
    lines=[
        {"name": "Lệ phí đăng ký hộ kinh doanh", "quantity": "1", "amount": "100.000"},
        {"name": "Phí chứng thực bản sao từ bản chính", "quantity": "4", "amount": "8.000"},
    ],
    total="108.000 đồng",
    total_words="Một trăm linh tám nghìn đồng",
    method="Tiền mặt",
    paid_at="09 giờ 42 phút, ngày 11 tháng 9 năm 2026",
    collector_name="Phan Ngọc Hân",
)
_QUEUE_TICKET = form.QueueTicket(
    office="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
    number="A015",
    service="Chứng thực, hộ tịch",
    taken_at="07:32 thứ Sáu, 11/9/2026",
    ahead="Trước Ông/Bà còn 4 người, khoảng 12 phút.",
    note="Vui lòng chờ gọi số trên màn hình.",
    issued_on="2026-09-11",
    tracking_url="",
)

_SAMPLES: dict[tuple[str, str], Any] = {
    ("2018", "receipt"): _RECEIPT_2018,
    ("2018", "supplement"): form.Supplement(
        **{**_PHU_HOI, "notation": "05/HDHS"},
        **_TRACED_2022,
        applicant=_THU,
        procedure=_BIRTH,
        items=_SUPPLEMENT_ITEMS,
        reason="Thành phần hồ sơ chưa đầy đủ theo Điều 16 Luật Hộ tịch năm 2014.",
        contact="Bộ phận Tiếp nhận và Trả kết quả, UBND xã Phú Hội",
        contact_phone="0251 000 0015",
        officer_name="Phan Ngọc Hân",
    ),
    ("2018", "refusal"): form.Refusal(
        **{**_PHU_HOI, "notation": "02/TCTN"},
        dossier_code="",
        tracking_url="",
        office="Bộ phận Tiếp nhận và Trả kết quả, UBND xã Phú Hội",
        applicant=_THU,
        procedure=_BIRTH,
        reasons=_REFUSAL_REASONS[:1],
        submitter_name=_THU["name"],
        officer_name="Phan Ngọc Hân",
    ),
    ("2018", "extension"): _EXTENSION_2018,
    ("2018", "control"): _CONTROL_2018,
    ("2018", "register"): form.Register(
        **{**_PHU_HOI, "notation": "01/STD"},
        field="Các lĩnh vực",
        period="Từ ngày 26 tháng 8 năm 2022 đến ngày 26 tháng 8 năm 2022",
        book="02",
        rows=_REGISTER_ROWS,
        signer_title="",
        signer_name="",
    ),
    ("2025", "receipt"): _RECEIPT_2025,
    ("2025", "supplement"): form.Supplement(
        **{**_NHON_TRACH, "notation": "15/PBS-TTPVHCC"},
        **_TRACED_2026,
        applicant=_NGUYEN,
        procedure=_BUSINESS,
        items=[
            "Biên bản họp thành viên hộ gia đình: bản đã nộp chưa có chữ ký của tất cả thành viên.",
            "Giấy đề nghị đăng ký hộ kinh doanh: chưa ghi mã ngành, nghề kinh doanh.",
        ],
        reason="Hồ sơ chưa đúng quy định về đăng ký hộ kinh doanh.",
        contact="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
        contact_phone="0251 000 0158",
        officer_name="Phan Ngọc Hân",
    ),
    ("2025", "refusal"): form.Refusal(
        **{**_NHON_TRACH, "notation": "04/PTC-TTPVHCC"},
        dossier_code="",
        tracking_url="",
        office="Trung tâm Phục vụ hành chính công xã Nhơn Trạch",
        applicant=_NGUYEN,
        procedure=_BUSINESS,
        reasons=_REFUSAL_REASONS,
        submitter_name=_NGUYEN["name"],
        officer_name="Phan Ngọc Hân",
    ),
    ("2025", "extension"): _EXTENSION_2025,
    ("2025", "stop"): _STOP_2025,
    ("2025", "control"): form.Control(
        **{**_NHON_TRACH, "notation": "27/PKS-TTPVHCC"},
        **_TRACED_2026,
        agency="Phòng Kinh tế, Ủy ban nhân dân xã Nhơn Trạch",
        cooperating="",
        procedure=_BUSINESS,
        applicant_name=_NGUYEN["name"],
        received_at=_RECEIPT_2025["received_at"],
        due_at=_RECEIPT_2025["due_at"],
        hand_overs=_hand_overs_2026(),
    ),
    ("2025", "register"): form.Register(
        **{**_NHON_TRACH, "notation": "01/STD-TTPVHCC"},
        field="Các lĩnh vực",
        period="Từ ngày 11 tháng 9 năm 2026 đến ngày 11 tháng 9 năm 2026",
        book="",
        rows=_register_2026(),
        signer_title="GIÁM ĐỐC",
        signer_name="Phạm Quốc Việt",
    ),
    ("house", "hand_over_list"): _HAND_OVER_LIST,
    ("house", "result_list"): _RESULT_LIST,
    ("house", "fee_receipt"): _FEE_RECEIPT,
    ("house", "queue_ticket"): _QUEUE_TICKET,
}
