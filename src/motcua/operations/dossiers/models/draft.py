"""What an officer has typed at the counter and not yet sent: it survives a closed browser."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReceptionDraft(models.Model):
    """One unsent reception form of an account, by the form's number; deleted when the form is answered."""

    account = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    form = models.CharField(_("số phiếu"), max_length=32)
    data = models.JSONField(_("nội dung đã gõ"), default=dict)
    changed_at = models.DateTimeField(_("gõ lần cuối"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "form"], name="draft_once_per_form")]
        indexes = [models.Index(fields=["account", "-changed_at"], name="draft_latest")]

    def __str__(self) -> str:
        return f"{self.account_id}/{self.form}"
