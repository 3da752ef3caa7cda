"""What is kept of a file: where its bytes are (by their hash), what they are, and whether they were scanned."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """A file's bytes, kept once however often they come; the hash is their address in the store."""

    sha256 = models.CharField(_("mã băm SHA-256"), max_length=64, unique=True)
    size = models.BigIntegerField(_("số byte"))
    media_type = models.CharField(_("loại tệp"), max_length=40)
    pages = models.SmallIntegerField(_("số trang"))
    #: When a virus scanner found nothing; null where none runs.
    scanned_at = models.DateTimeField(_("quét vi-rút lúc"), null=True)
    stored_at = models.DateTimeField(_("lưu lúc"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stored_file_has_bytes_and_pages",
                condition=Q(size__gt=0, pages__gt=0),
                violation_error_message=_("Tệp lưu phải có nội dung và số trang."),
            ),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
