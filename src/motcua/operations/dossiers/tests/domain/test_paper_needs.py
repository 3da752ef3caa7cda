"""What most people bring stands first; nothing is called obligatory by this."""

from __future__ import annotations

import pytest

from motcua.foundation.catalogue.domain import ComponentPlan
from motcua.operations.dossiers.domain.paper_needs import is_only_shown, is_usual


def paper(name: str, group: str = "", *, obligatory: bool = False) -> ComponentPlan:
    return ComponentPlan("1", name, 1, 0, obligatory, group, "")


#: Lines of the birth registration, as printed.
PRINTED = {
    "Trường hợp trẻ em bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi": False,
    "Văn bản ủy quyền theo quy định của pháp luật trong trường hợp ủy quyền": False,
    "Giấy chứng sinh; trường hợp không có Giấy chứng sinh thì nộp văn bản của người làm chứng": True,
    "Hộ chiếu/Thẻ căn cước công dân hoặc các giấy tờ khác có dán ảnh": True,
    "Tờ khai theo mẫu (nếu người có yêu cầu lựa chọn nộp hồ sơ theo hình thức trực tiếp hoặc qua bưu chính)": True,
    "Mẫu điện tử tương tác (do người yêu cầu cung cấp, nếu lựa chọn nộp theo hình thức trực tuyến)": False,
}


@pytest.mark.parametrize("name", PRINTED)
def test_a_paper_of_few_cases_is_not_a_usual_one(name: str):
    assert is_usual(paper(name), "direct") is PRINTED[name]


def test_what_a_way_of_handing_in_asks_for_is_usual_there():
    form = paper("Mẫu điện tử tương tác (nếu lựa chọn nộp theo hình thức trực tuyến)")

    assert is_usual(form, "online")
    assert not is_usual(form, "post")


def test_what_is_obligatory_is_never_folded_away():
    assert is_usual(paper("Giấy tờ trong trường hợp ủy quyền", obligatory=True), "direct")


def test_papers_to_be_shown_are_told_from_papers_to_be_kept():
    assert is_only_shown(paper("Thẻ căn cước", "Giấy tờ phải xuất trình"))
    assert not is_only_shown(paper("Tờ khai", "Giấy tờ phải nộp"))
