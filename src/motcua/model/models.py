"""Which workloads were replayed, and how far."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Replay(models.Model):
    """A spec that was replayed, or is being replayed."""

    name = models.CharField(_("tên"), max_length=100, unique=True)
    digest = models.CharField(_("mã băm của bản mô tả"), max_length=64)
    #: The plan that was begun: what goes on after an interruption must be the same.
    plan = models.CharField(_("mã băm của kế hoạch"), max_length=64)
    at = models.DateTimeField(_("bắt đầu lúc"))
    live = models.BooleanField(_("từng việc một"), default=False)
    total = models.IntegerField(_("số hồ sơ"))
    kept = models.IntegerField(_("đã ghi"), default=0)
    finished_at = models.DateTimeField(_("xong lúc"), null=True)

    def __str__(self) -> str:
        return self.name
