"""People and organisations as a dossier names them: kept apart, so that they can be deleted when the law wants it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Person(models.Model):
    """An applicant or a submitter, as written on one dossier."""

    kind = models.CharField(_("loại"), max_length=12)  # person, business, organisation
    name = models.CharField(_("họ tên"), max_length=200)
    id_number = models.CharField(_("số định danh"), max_length=20, blank=True)
    phone = models.CharField(_("số điện thoại"), max_length=15, blank=True)
    email = models.CharField(_("thư điện tử"), max_length=200, blank=True)
    address = models.CharField(_("địa chỉ"), max_length=300, blank=True)
    folded = models.CharField(_("tên không dấu"), max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["folded"], name="person_folded"),
            models.Index(fields=["phone"], name="person_phone"),
            models.Index(fields=["id_number"], name="person_id_number"),
        ]

    def __str__(self) -> str:
        return self.name
