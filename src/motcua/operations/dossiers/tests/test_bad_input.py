"""Bad input: each gets one clear sentence at the right place, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from motcua.common.refusals import NotAllowed, Refusal
from motcua.common.text import TextHasControls, TextMissing, TextTooLong
from motcua.foundation.catalogue.domain.refusals import (
    NotCompetent,
    NotReceivable,
    ProcedureNotInForce,
    UnknownProcedure,
)
from motcua.foundation.catalogue.tests.factories import make_version
from motcua.foundation.organisation.domain import AgencyNotInForce, NoUnit, UnknownAgency
from motcua.foundation.worktime.calendar import NoCalendarYear
from motcua.operations.dossiers.domain import refusals
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Handed, PersonDraft
from motcua.operations.dossiers.models import Dossier
from motcua.operations.dossiers.permissions import asker_of, get_dossier_for
from motcua.operations.dossiers.queries.detail import completion_by_code
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.assignee import assignee_of
from motcua.operations.dossiers.services.receive import receive, register
from motcua.operations.dossiers.tests.factories import (
    MONDAY,
    THU,
    Office,
    application,
    make_office,
    make_office_of_today,
    moment,
    receive_dossier,
    version_of,
)
from motcua.operations.dossiers.tests.kept import rows_everywhere

LONG = "Nguyễn " * 50_000  # about 300 KB
NESTED: list[Any] = []
for _ in range(600):
    NESTED = [NESTED]


@contextmanager
def nothing_written() -> Iterator[None]:
    """Assert that the block changes no number of rows and no dossier."""
    rows, dossiers = rows_everywhere(), list(Dossier.objects.order_by("pk").values())
    yield
    assert rows_everywhere() == rows
    assert list(Dossier.objects.order_by("pk").values()) == dossiers


def refused(do: Callable[[], object]) -> Refusal:
    """Return what the call is refused with; assert that it says one sentence and wrote nothing."""
    with nothing_written(), pytest.raises(Refusal) as caught:
        do()
    sentence = str(caught.value)
    assert 400 <= caught.value.status < 500
    assert sentence.endswith((".", "…")) and "%(" not in sentence and len(sentence) < 500
    return caught.value


def person(**changes: str) -> PersonDraft:
    values = {name: getattr(THU, name) for name in PersonDraft.__slots__}
    return PersonDraft(**values | changes)


#: What is brought, where it differs from what is right; which rule it breaks; at which field; in which words.
BROUGHT: dict[str, tuple[dict[str, Any], type[Refusal], str, str]] = {
    "unknown procedure": ({"procedure": "9.999999"}, UnknownProcedure, "procedure", "«9.999999»"),
    "empty procedure": ({"procedure": "  "}, TextMissing, "procedure", "Mã thủ tục chưa được nhập"),
    "unknown agency": ({"agency": "000.99.99.H19"}, UnknownAgency, "agency", "«000.99.99.H19»"),
    "long agency": ({"agency": LONG}, TextTooLong, "agency", "tối đa 40 ký tự"),
    "unknown channel": ({"channel": "fax"}, refusals.ChoiceUnknown, "channel", "Kênh nộp «fax»"),
    "unknown way back": ({"return_by": "pigeon"}, refusals.ChoiceUnknown, "return_by", "«pigeon»"),
    "unknown kind": ({"applicant": person(kind="cat")}, refusals.ChoiceUnknown, "applicant.kind", "«cat»"),
    "no name": ({"applicant": person(name=" \u00a0 ")}, TextMissing, "applicant.name", "Họ tên chưa được nhập"),
    "300 KB name": ({"applicant": person(name=LONG)}, TextTooLong, "applicant.name", "tối đa 200 ký tự; đang có 350000"),
    "name that grows": ({"applicant": person(name="\ufb2c" * 200)}, TextTooLong, "applicant.name", "đang có 600"),
    "control character": ({"applicant": person(name="Thử\x07")}, TextHasControls, "applicant.name", "ký tự điều khiển"),
    "nul": ({"applicant": person(address="Ấp\x00 3")}, TextHasControls, "applicant.address", "Địa chỉ có ký tự"),
    "line in a name": ({"applicant": person(name="Thử\nHai")}, TextHasControls, "applicant.name", "ký tự điều khiển"),
    "right-to-left": ({"applicant": person(name="Thử\u202egnort")}, TextHasControls, "applicant.name", "đổi chiều chữ"),
    "isolate": ({"applicant": person(name="Thử\u2066")}, TextHasControls, "applicant.name", "đổi chiều chữ"),
    "half a letter": ({"applicant": person(name="Thử\ud800")}, TextHasControls, "applicant.name", "gõ lại"),
    "short number": ({"applicant": person(id_number="12345678")}, refusals.IdentityNumberWrong, "applicant.id_number", "đủ 12 chữ số; đang có 8"),
    "no number": ({"applicant": person(id_number="")}, refusals.IdentityNumberWrong, "applicant.id_number", "đang có 0"),
    "letters in a number": ({"applicant": person(id_number="00012345678A")}, refusals.IdentityNumberNotDigits, "applicant.id_number", "chỉ gồm chữ số"),
    "other digits": ({"applicant": person(id_number="٠٠٠١٢٣٤٥٦٧٨٩")}, refusals.IdentityNumberNotDigits, "applicant.id_number", "chỉ gồm chữ số"),
    "business number": ({"applicant": person(kind="business", id_number="12345")}, refusals.OrganisationNumberWrong, "applicant.id_number", "10 hoặc 13 chữ số"),
    "phone": ({"applicant": person(phone="12345")}, refusals.PhoneWrong, "applicant.phone", "bắt đầu bằng 0"),
    "phone in other digits": ({"applicant": person(phone="0٩٩٩٩٩٩٩٩٩")}, refusals.PhoneWrong, "applicant.phone", "bắt đầu bằng 0"),
    "e-mail": ({"applicant": person(email="thu@")}, refusals.EmailWrong, "applicant.email", "«thu@»"),
    "submitter without paper": ({"submitter": person()}, refusals.AuthorisationMissing, "submitter.authorisation", "giấy tờ ủy quyền"),
    "submitter's number": ({"submitter": person(id_number="1"), "authorisation": "GUQ"}, refusals.IdentityNumberWrong, "submitter.id_number", "đang có 1"),
    "missing paper": ({"components": ()}, refusals.ComponentMissing, "components", "Bản chính giấy tờ cần chứng thực"),
    "paper without copies": ({"components": (Handed("1", 0, 0),)}, refusals.ComponentMissing, "components", "Còn thiếu"),
    "unknown paper": ({"components": (Handed("77"),)}, refusals.ComponentUnknown, "components", "«77»"),
    "long paper": ({"components": (Handed(LONG),)}, refusals.ComponentUnknown, "components", "không có thành phần"),
    "paper twice": ({"components": (Handed("1"), Handed("1"))}, refusals.ComponentTwice, "components", "1"),
    "minus one copy": ({"components": (Handed("1", 1, -1),)}, refusals.CopiesWrong, "components", "từ 0 đến 99"),
    "too many copies": ({"components": (Handed("1", 40_000),)}, refusals.CopiesWrong, "components", "từ 0 đến 99"),
    "long form": ({"form": {"text": LONG}}, TextTooLong, "form", "Tờ khai dài tối đa"),
    "long form in parts": ({"form": {str(n): "x" * 900 for n in range(30)}}, TextTooLong, "form", "Tờ khai dài tối đa"),
    "control character in a form": ({"form": {"a": [{"b": "x\x00"}]}}, TextHasControls, "form", "Tờ khai có ký tự"),
    "control character in a name of a form": ({"form": {"a\u202e": 1}}, TextHasControls, "form", "Tờ khai có ký tự"),
    "nested form": ({"form": {"a": NESTED}}, refusals.FormWrong, "form", "lồng nhau quá sâu"),
    "huge number": ({"form": {"a": 10**400}}, refusals.FormWrong, "form", "con số quá lớn"),
    "no number at all": ({"form": {"a": float("nan")}}, refusals.FormWrong, "form", "con số"),
}  # fmt: skip


#: What a person files may still be incomplete; all else is asked of it as well.
AT_THE_COUNTER_ONLY = ("missing paper", "paper without copies")


@pytest.mark.parametrize("case", BROUGHT)
def test_what_is_brought_or_filed_is_refused_at_its_field(office: Office, case: str) -> None:
    changes, rule, field, words = BROUGHT[case]
    brought = application(office, version_of(office), **changes)

    refusal = refused(lambda: receive(brought, by=office.officer("counter"), at=MONDAY))
    assert (type(refusal), refusal.field) == (rule, field)
    assert words in str(refusal)

    if case not in AT_THE_COUNTER_ONLY:
        again = refused(lambda: register(brought, by=None, at=MONDAY))
        assert (type(again), again.field) == (rule, field)


def refused_reception(office: Office, at: str = "2022-06-13T08:00", **changes: Any) -> Refusal:
    brought = application(office, **{"procedure": "2.000001"} | changes)
    return refused(lambda: receive(brought, by=office.officer("counter"), at=moment(at)))


def test_a_procedure_that_is_not_in_force_that_day(office: Office) -> None:
    make_version("2.000001", valid_from=date(2022, 7, 1))

    refusal = refused_reception(office)

    assert (type(refusal), refusal.field) == (ProcedureNotInForce, "procedure")
    assert "không có hiệu lực tại cấp xã vào ngày 13/6/2022" in str(refusal)


def test_a_procedure_that_cannot_be_received_says_why(office: Office) -> None:
    make_version("2.000001", receivable=False, why_not="thời hạn giải quyết là tổng của hai giai đoạn.")

    refusal = refused_reception(office)

    assert (type(refusal), refusal.field) == (NotReceivable, "procedure")
    assert "tổng của hai giai đoạn" in str(refusal)


def test_an_agency_without_competence_is_told_who_has_it(office: Office) -> None:
    make_version("2.000001", level="district")

    refusal = refused_reception(office)

    assert (type(refusal), refusal.field) == (NotCompetent, "procedure")
    assert "nơi giải quyết là cấp huyện" in str(refusal)


def test_an_agency_that_is_no_more(office: Office) -> None:
    make_version("2.000001")

    refusal = refused_reception(office, at="2025-07-01T08:00")

    assert (type(refusal), refusal.field) == (AgencyNotInForce, "agency")
    assert "không hoạt động vào ngày 1/7/2025" in str(refusal)


@pytest.mark.parametrize("duration", ["10 + 15 ngày", "khác", "0 ngày", "1,5 tháng", ""])
def test_a_duration_that_does_not_parse(office: Office, duration: str) -> None:
    make_version("2.000001", duration=duration)

    refusal = refused_reception(office)

    assert (type(refusal), refusal.field) == (refusals.DurationMissing, "procedure")
    printed = f" («{duration}»)" if duration else ""
    assert str(refusal) == f"Thủ tục 2.000001 chưa có thời hạn đọc được{printed} nên chưa thể tiếp nhận."


@pytest.mark.parametrize("at", ["2028-01-03T08:00", "2027-12-30T08:00"])
def test_a_year_without_a_calendar_is_named(db: None, at: str) -> None:
    office = make_office_of_today()
    make_version("2.000001", duration="10 ngày làm việc")

    refusal = refused_reception(office, at=at)

    assert type(refusal) is NoCalendarYear
    assert "Chưa có lịch làm việc năm 2028" in str(refusal)


def test_an_office_without_a_unit_for_a_step(db: None) -> None:
    office = make_office(kinds=("one_stop", "department"))
    make_version("2.000001")

    refusal = refused_reception(office)

    assert (type(refusal), refusal.field) == (NoUnit, "agency")


def test_a_note_that_is_too_long_or_unreadable(office: Office) -> None:
    brought = application(office, version_of(office))

    for note, rule in ((LONG, TextTooLong), ("a\u202eb", TextHasControls)):
        refusal = refused(lambda note=note: receive(brought, by=None, at=MONDAY, note=note))
        assert (type(refusal), refusal.field) == (rule, "note")


ACTS: dict[str, tuple[Act, dict[str, Any], type[Refusal], str | None]] = {
    "an act that the state does not allow": (Act.RETURN, {}, refusals.NotNow, None),
    "a step that is not open": (Act.COMPLETE_STEP, {"step": 3}, refusals.StepNotOpen, None),
    "a pause without a ground": (Act.PAUSE, {}, refusals.ReasonMissing, "reason"),
    "a pause on a ground of one's own": (Act.PAUSE, {"reason": "holiday"}, refusals.ReasonUnknown, "reason"),
    "a pause on 300 KB": (Act.PAUSE, {"reason": LONG}, TextTooLong, "reason"),
    "a refusal without a reason": (Act.REFUSE, {}, refusals.ReasonMissing, "reason"),
    "a supplement of nothing": (Act.REQUEST_SUPPLEMENT, {}, refusals.ItemsMissing, "items"),
    "a supplement of an empty line": (Act.REQUEST_SUPPLEMENT, {"items": [" "]}, TextMissing, "items"),
    "a supplement of 300 KB": (Act.REQUEST_SUPPLEMENT, {"items": [LONG]}, TextTooLong, "items"),
    "an extension without a day": (Act.EXTEND, {"reason": "workload"}, refusals.ExtensionDayMissing, "until"),
    "an extension to a Sunday": (Act.EXTEND, {"reason": "workload", "until": date(2022, 6, 19)}, refusals.ExtensionOnDayOff, "until"),
    "an extension beyond the calendar": (Act.EXTEND, {"reason": "workload", "until": date(2030, 6, 19)}, NoCalendarYear, "until"),
    "an assignment to nobody": (Act.ASSIGN, {}, refusals.AssigneeMissing, "to"),
    "a long note": (Act.COMPLETE_STEP, {"note": LONG}, TextTooLong, "note"),
    "a note with a bell": (Act.COMPLETE_STEP, {"note": "reng\x07"}, TextHasControls, "note"),
    "a moment before the last act": (Act.COMPLETE_STEP, {"at": moment("2022-06-13T08:00")}, refusals.BeforeLastEvent, None),
}  # fmt: skip


@pytest.mark.parametrize("case", ACTS)
def test_an_act_is_refused_by_the_rule_that_it_breaks(office: Office, case: str) -> None:
    what, needs, rule, field = ACTS[case]
    dossier = receive_dossier(office, in_progress=True)
    asked = {"at": moment("2022-06-13T10:00"), "by": office.officer("case")} | needs

    refusal = refused(lambda: act(what, dossier_id=dossier.pk, **asked))

    assert (type(refusal), refusal.field) == (rule, field)


# -- who may not


@pytest.mark.parametrize(
    "code",
    [
        "000.05.15.H19-220613-9999",
        "không có",
        "x" * 300_000,
        "\x00",
        "a\x00b",
        "f" * 24,
        "\ud800",
        "%",
        "'; --",
    ],
    ids=range(9),
)
def test_a_code_that_does_not_exist(office: Office, code: str) -> None:
    receive_dossier(office)
    asker = asker_of(office.user("counter"), MONDAY)

    refusal = refused(lambda: get_dossier_for(asker, code))

    assert (type(refusal), refusal.status) == (refusals.UnknownDossier, 404)
    assert completion_by_code(code) is None


def test_another_offices_dossier_is_as_unknown_as_one_that_does_not_exist(office: Office) -> None:
    dossier = receive_dossier(office)
    stranger = asker_of(make_office("000.06.15.H19").user("counter"), MONDAY)

    refusal = refused(lambda: get_dossier_for(stranger, dossier.code or ""))

    assert type(refusal) is refusals.UnknownDossier


@pytest.mark.parametrize(
    ("who", "what"), [("case", Act.HAND_OVER), ("counter", Act.ASSIGN), ("reform", Act.CLAIM)]
)
def test_an_act_by_someone_without_the_right(office: Office, who: str, what: Act) -> None:
    dossier = receive_dossier(office)
    asker = asker_of(office.user(who), MONDAY)

    refusal = refused(lambda: get_dossier_for(asker, dossier.code or "", to=what))

    assert (type(refusal), refusal.status) == (NotAllowed, 403)


def test_handing_to_somebody_who_does_not_work_there(office: Office) -> None:
    stranger = make_office("000.06.15.H19").user("case").username

    for name in ("nobody", stranger, "\x00", LONG):
        refusal = refused(lambda name=name: assignee_of(name, office.agency.id, date(2022, 6, 13)))
        assert (type(refusal), refusal.field) == (refusals.AssigneeUnknown, "to")
