"""Numbers of paper: one series per agency, kind of paper and year, without gaps or doubles."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SeriesCounter(models.Model):
    """The last number given in a series and year; its row stays locked until the number's paper is written."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(_("loại số"), max_length=20)
    year = models.SmallIntegerField(_("năm"))
    last = models.IntegerField(_("số cuối"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "series", "year"], name="series_once")]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.series} {self.year}"


class IssuedPaper(models.Model):
    """A paper that an event made: which form and edition, and the number it carries. Rows are never changed."""

    form = models.CharField(_("biểu mẫu"), max_length=16)
    edition = models.CharField(_("bản"), max_length=8)
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(_("loại số"), max_length=20)
    year = models.SmallIntegerField(_("năm"))
    number = models.IntegerField(_("số"))
    #: As printed, e.g. "15/PBS-TTPVHCC".
    notation = models.CharField(_("số, ký hiệu"), max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    #: The number of the event that the paper documents, within its subject.
    event = models.IntegerField(_("số sự kiện"))
    issued_at = models.DateTimeField(_("lập lúc"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paper_number_once",
                fields=["agency", "series", "year", "number"],
                violation_error_message=_("Số này đã dùng cho một giấy khác."),
            ),
            models.UniqueConstraint(
                name="paper_once_per_event",
                fields=["subject_kind", "subject_id", "form", "event"],
                violation_error_message=_("Giấy này đã được lập cho việc này."),
            ),
        ]

    def __str__(self) -> str:
        return self.notation
