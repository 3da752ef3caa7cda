"""Running steps, and the spans in which a promise stood."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepRun(models.Model):
    """One run of a step of the process: who had it from when to when."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="runs")
    run = models.SmallIntegerField(_("lượt"))
    step = models.SmallIntegerField(_("bước"))
    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    opened_at = models.DateTimeField(_("mở lúc"))
    due_at = models.DateTimeField(_("hạn"), null=True)
    closed_at = models.DateTimeField(_("đóng lúc"), null=True)
    closed = models.CharField(_("cách đóng"), max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "run"], name="step_run_once")]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.run}"


class PromiseSpan(models.Model):
    """What was promised, and whether the dossier waited, from `since` until `until`.

    Rows exist only for dossiers whose promise or waiting ever changed: for all others the dossier's own columns hold
    for its whole life. A report as of a past moment joins one row per dossier instead of reading the log.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="spans")
    since = models.DateTimeField(_("từ"))
    until = models.DateTimeField(_("đến"), null=True)
    original_due_at = models.DateTimeField(_("hạn gốc"))
    original_due_on = models.DateField(_("ngày hạn gốc"))
    due_at = models.DateTimeField(_("hẹn trả"))
    waiting_since = models.DateTimeField(_("chờ từ lúc"), null=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "since"], name="span_dossier_since")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.since}"
