"""The dated tree of agencies, their units, and who holds which position."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


def _ends_after_it_begins(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
        violation_error_message=_("Ngày hết hiệu lực phải sau ngày bắt đầu."),
    )


class Agency(models.Model):
    """An agency that receives or resolves dossiers; `valid_until` is the first day on which it is no more."""

    class Level(models.TextChoices):
        """Where it stands in the state's administration."""

        COMMUNE = "commune", _("Cấp xã")
        DISTRICT = "district", _("Cấp huyện")
        PROVINCE = "province", _("Cấp tỉnh")
        VERTICAL = "vertical", _("Ngành dọc")

    code = models.CharField(_("mã cơ quan"), max_length=35, unique=True)
    name = models.CharField(_("tên cơ quan"), max_length=200)
    short_name = models.CharField(_("tên ngắn"), max_length=80)
    kind = models.CharField(_("loại cơ quan"), max_length=20, default="committee")
    level = models.CharField(_("cấp"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("cơ quan cấp trên"),
    )
    valid_from = models.DateField(_("hoạt động từ ngày"))
    valid_until = models.DateField(_("đến trước ngày"), null=True, blank=True)
    is_one_stop = models.BooleanField(_("có bộ phận một cửa"), default=True)
    is_home = models.BooleanField(_("cơ quan mà hệ thống này phục vụ"), default=False)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True, default="")

    class Meta:
        ordering = ["code"]
        constraints = [_ends_after_it_begins("agency_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.code


class AgencyIdentifier(models.Model):
    """A code under a scheme of the law; one at a time for each scheme."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="identifiers")
    scheme = models.CharField(_("hệ mã"), max_length=10)  # qcvn102, qd20, gso
    code = models.CharField(_("mã định danh"), max_length=35)
    valid_from = models.DateField(_("từ ngày"))
    valid_until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            _ends_after_it_begins("identifier_ends_after_it_begins"),
            models.UniqueConstraint(name="identifier_once", fields=["agency", "scheme", "valid_from"]),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class ServedPlace(models.Model):
    """A vertical agency (police, social insurance) works for the place of a committee without standing under it."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="serves")
    committee = models.ForeignKey(Agency, models.CASCADE, related_name="served_by")

    class Meta:
        constraints = [models.UniqueConstraint(name="place_served_once", fields=["agency", "committee"])]

    def __str__(self) -> str:
        return f"{self.agency_id} → {self.committee_id}"


class AgencySuccession(models.Model):
    """Which agency took over from which, and on what day."""

    before = models.ForeignKey(Agency, models.CASCADE, related_name="successions")
    after = models.ForeignKey(Agency, models.CASCADE, related_name="predecessions")
    on = models.DateField(_("từ ngày"))

    class Meta:
        constraints = [models.UniqueConstraint(name="succession_once", fields=["before", "after"])]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"


class Unit(models.Model):
    """A part of an agency in which people work."""

    class Kind(models.TextChoices):
        """What the unit does for a dossier."""

        ONE_STOP = "one_stop", _("Bộ phận một cửa")
        DEPARTMENT = "department", _("Phòng, bộ phận chuyên môn")
        LEADERSHIP = "leadership", _("Lãnh đạo")
        CLERICAL = "clerical", _("Văn thư")
        REFORM = "reform", _("Cải cách hành chính")

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    code = models.CharField(_("mã bộ phận"), max_length=20)
    name = models.CharField(_("tên bộ phận"), max_length=200)
    kind = models.CharField(_("loại bộ phận"), max_length=12, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(name="unit_code_once_an_agency", fields=["agency", "code"])]

    def __str__(self) -> str:
        return self.code


class UnitCompetence(models.Model):
    """A field of procedures that a unit resolves, by a folded word of its name; the empty word takes what is left."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="competences")
    keyword = models.CharField(_("từ trong tên lĩnh vực"), max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="competence_once", fields=["unit", "keyword"])]

    def __str__(self) -> str:
        return self.keyword


class OneStopOffice(models.Model):
    """The counter where people hand in and receive: one a committee, with its own period."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="one_stop_offices")
    unit = models.OneToOneField(Unit, models.PROTECT, related_name="one_stop_office")
    name = models.CharField(_("tên bộ phận một cửa"), max_length=200)
    valid_from = models.DateField(_("từ ngày"))
    valid_until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        constraints = [_ends_after_it_begins("one_stop_office_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """A person who works for an agency; the account says whether and how they sign in."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="officer")
    full_name = models.CharField(_("họ và tên"), max_length=120)

    def __str__(self) -> str:
        return self.full_name


class Position(models.Model):
    """A role in a unit, held from a day until before another day."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="positions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    role = models.CharField(_("vai trò"), max_length=20)
    title = models.CharField(_("chức danh"), max_length=120, blank=True, default="")
    valid_from = models.DateField(_("từ ngày"))
    valid_until = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            _ends_after_it_begins("position_ends_after_it_begins"),
            models.UniqueConstraint(name="position_once", fields=["officer", "unit", "role", "valid_from"]),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.role}"


class CalendarException(models.Model):
    """A day that an agency (or, without one, everybody) works or rests against the national calendar."""

    agency = models.ForeignKey(
        Agency, models.CASCADE, null=True, blank=True, related_name="calendar_exceptions"
    )
    day = models.DateField(_("ngày"))
    works = models.BooleanField(_("làm việc"))
    name = models.CharField(_("lý do"), max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="calendar_exception_once_an_agency", fields=["agency", "day"]),
            models.UniqueConstraint(
                name="calendar_exception_once_for_all", fields=["day"], condition=Q(agency__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class WorkingHours(models.Model):
    """An agency's own hours, where they differ from the national ones."""

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="working_hours")
    morning_from = models.TimeField(_("sáng từ"))
    morning_until = models.TimeField(_("sáng đến"))
    afternoon_from = models.TimeField(_("chiều từ"))
    afternoon_until = models.TimeField(_("chiều đến"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="working_hours_in_order",
                condition=Q(morning_from__lt=F("morning_until"))
                & Q(morning_until__lt=F("afternoon_from"))
                & Q(afternoon_from__lt=F("afternoon_until")),
                violation_error_message=_("Giờ làm việc phải theo thứ tự sáng, chiều."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.morning_from}-{self.afternoon_until}"
