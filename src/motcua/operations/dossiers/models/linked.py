"""Linked procedures: what a person hands in once and several agencies resolve, each with its own clock."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkedCase(models.Model):
    """One reception of a linked procedure (a row of the link data) with a reference of its own."""

    reference = models.CharField(_("mã tham chiếu"), max_length=24, unique=True)
    link = models.CharField(_("thủ tục liên thông"), max_length=40)
    office = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("nhận lúc"))

    def __str__(self) -> str:
        return f"{self.link} {self.reference}"


class LinkedPart(models.Model):
    """One dossier of a linked case, also before it has begun: it waits for the result of the part `after`."""

    case = models.ForeignKey(LinkedCase, on_delete=models.CASCADE, related_name="parts")
    number = models.SmallIntegerField(_("thứ tự"))
    procedure = models.CharField(_("mã thủ tục"), max_length=40)
    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    #: The number of the part whose result starts this one; null: starts at once.
    after = models.SmallIntegerField(_("chờ kết quả của"), null=True)
    #: What is needed to receive it when its time comes: components handed in, way of return, form.
    application = models.JSONField(_("nội dung nộp"), default=dict)
    dossier = models.OneToOneField(
        "dossiers.Dossier", on_delete=models.PROTECT, related_name="linked_part", null=True
    )
    #: Why it will never begin (the part it waits for was refused, withdrawn or stopped); empty otherwise.
    ended = models.CharField(_("không bắt đầu vì"), max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="linked_part_once")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"
