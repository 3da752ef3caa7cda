"""The scanned and uploaded pages of a dossier: which file stands for which paper, in which order."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DossierFile(models.Model):
    """One file of a dossier: pages of a component, or of the result (component empty).

    Several files of one component are its pages in the order of `position`. A file that is taken away stays as a row
    (`removed_at`), so that what was once seen can be proved; of the order only the last change is kept.
    """

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="files")
    component = models.CharField(_("thành phần"), max_length=8, blank=True)
    is_result = models.BooleanField(_("là kết quả"), default=False)
    position = models.SmallIntegerField(_("thứ tự"))
    file = models.ForeignKey("storage.StoredFile", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=200)
    pages = models.SmallIntegerField(_("số trang"))
    #: The file of another dossier of the same person from which this one was taken over; null when uploaded here.
    source = models.ForeignKey("self", on_delete=models.PROTECT, related_name="reuses", null=True)
    added_at = models.DateTimeField(_("thêm lúc"))
    added_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True
    )
    removed_at = models.DateTimeField(_("bỏ lúc"), null=True)
    removed_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True
    )
    #: When and by whom its place among the pages was last changed by hand.
    moved_at = models.DateTimeField(_("đổi chỗ lúc"), null=True)
    moved_by = models.ForeignKey(
        "organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="file_is_of_a_component_or_a_result",
                condition=Q(is_result=True, component="") | (Q(is_result=False) & ~Q(component="")),
                violation_error_message=_("Tệp thuộc một thành phần hồ sơ hoặc là kết quả."),
            ),
            models.UniqueConstraint(
                name="file_place_once",
                fields=["dossier", "component", "position"],
                condition=Q(removed_at__isnull=True),
                violation_error_message=_("Mỗi chỗ trong một giấy tờ chỉ có một tệp."),
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "component", "position"], name="file_of_dossier"),
            # The few results among many pages, for the share of dossiers with an electronic result.
            models.Index(
                fields=["dossier"], condition=Q(is_result=True, removed_at__isnull=True), name="file_result"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.component or 'result'}/{self.position}"
