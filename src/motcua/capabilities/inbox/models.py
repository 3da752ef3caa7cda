"""One table: what waits for whom until when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class InboxItem(models.Model):
    """Something that somebody must do; it exists exactly while it must be done."""

    subject_kind = models.CharField(_("loại việc"), max_length=12)
    subject_id = models.BigIntegerField(_("việc"))
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    due_at = models.DateTimeField(_("hạn"))
    due_on = models.DateField(_("ngày hạn"))
    waiting = models.BooleanField(_("đang chờ người khác"), default=False)
    opened_at = models.DateTimeField(_("có từ lúc"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id"], name="inbox_one_row_per_subject")
        ]
        indexes = [models.Index(fields=["unit", "waiting", "due_at", "id"], name="inbox_unit_due")]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"
