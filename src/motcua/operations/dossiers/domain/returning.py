"""The way home of a result, and what the counter must know for it."""

from __future__ import annotations

from motcua.common.refusals import Refusal
from motcua.operations.dossiers.domain.application import Application

#: Ways on which somebody carries the result to a door.
CARRIED = frozenset({"post", "home"})


class WayNeedsAddress(Refusal):
    """A result to be carried to nobody knows where."""

    sentence = "Trả kết quả %(way)s cần nơi ở của người nhận; hãy ghi địa chỉ."


class WayNeedsPhone(Refusal):
    """A result to be carried to somebody who cannot be called."""

    sentence = "Trả kết quả %(way)s cần số điện thoại để người đưa gọi trước."


class WayNeedsContact(Refusal):
    """An electronic result that nobody can be told about."""

    sentence = "Trả bản điện tử cần thư điện tử hoặc số điện thoại để báo khi có kết quả."


_WORDS = {"post": "qua bưu điện", "home": "tại nhà"}


def check_way_home(application: Application) -> None:
    """Refuse a way of return that lacks what the person at the counter must leave for it; raises WayNeeds…."""
    whose = "submitter" if application.submitter else "applicant"
    person = application.submitter or application.applicant
    way = application.return_by
    if way in CARRIED and not person.address.strip():
        raise WayNeedsAddress(way=_WORDS[way], field=f"{whose}.address")
    if way in CARRIED and not person.phone.strip():
        raise WayNeedsPhone(way=_WORDS[way], field=f"{whose}.phone")
    if way == "online" and not (person.email.strip() or person.phone.strip()):
        raise WayNeedsContact(field=f"{whose}.email")
