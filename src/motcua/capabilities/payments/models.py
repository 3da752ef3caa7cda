"""Receipts of fees taken at the counter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FeeReceipt(models.Model):
    """Money taken for a subject (a dossier): how much, for what, from whom; a mistake is cancelled, never changed."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.SmallIntegerField(_("năm"))
    number = models.IntegerField(_("số"))
    #: As printed, e.g. "0000123".
    notation = models.CharField(_("ký hiệu, số"), max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    payer = models.CharField(_("người nộp tiền"), max_length=200)
    payer_address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    #: [{"what": words, "unit": đồng, "quantity": n, "amount": đồng}, …]
    lines = models.JSONField(_("các khoản"), default=list)
    amount = models.BigIntegerField(_("số tiền, đồng"))
    method = models.CharField(_("hình thức"), max_length=10, default="cash")
    taken_at = models.DateTimeField(_("thu lúc"))
    taken_by = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(_("hủy lúc"), null=True)
    cancelled_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True
    )
    cancelled_why = models.CharField(_("lý do hủy"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="fee_receipt_number_once",
                fields=["agency", "year", "number"],
                violation_error_message=_("Số biên lai này đã dùng."),
            ),
            models.CheckConstraint(
                name="fee_receipt_has_an_amount",
                condition=Q(amount__gt=0),
                violation_error_message=_("Biên lai phải có số tiền lớn hơn 0."),
            ),
        ]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="fee_receipt_subject"),
            models.Index(fields=["agency", "taken_at"], name="fee_receipt_taken"),
            # Few are cancelled; the cash book of a day asks for those of earlier days too.
            models.Index(
                fields=["agency", "cancelled_at"],
                name="fee_receipt_cancelled",
                condition=Q(cancelled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.notation
