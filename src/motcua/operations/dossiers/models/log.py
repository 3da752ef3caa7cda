"""The append-only log, the notes beside it, and the day's running numbers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierEvent(models.Model):
    """One fact; the database refuses to change or delete it (see the migration)."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.PROTECT, related_name="events")
    number = models.IntegerField(_("số"))
    act = models.CharField(_("việc"), max_length=20)
    at = models.DateTimeField(_("lúc"))
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    after = models.SmallIntegerField(_("trạng thái sau"))
    text = models.TextField(_("nội dung chuẩn"))
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="event_number_once")]

    def __str__(self) -> str:
        return f"{self.dossier_id}#{self.number}"


class Note(models.Model):
    """Free text that belongs to an event; it may name people, so it stands outside the log and can be deleted."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="notes")
    number = models.IntegerField(_("số sự kiện"))
    text = models.TextField(_("nội dung"), max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="note_once_per_event")]

    def __str__(self) -> str:
        return f"{self.dossier_id}#{self.number}"


class CodeCounter(models.Model):
    """The last running number of an agency on a day; taken in the reception's transaction, so without gaps."""

    identifier = models.CharField(_("mã cơ quan"), max_length=35)
    day = models.DateField(_("ngày"))
    last = models.IntegerField(_("số cuối"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["identifier", "day"], name="code_counter_once")]

    def __str__(self) -> str:
        return f"{self.identifier} {self.day}"
