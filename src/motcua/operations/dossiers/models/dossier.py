"""The dossier as it stands now; every column follows from its events."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.operations.dossiers.domain.states import LABELS, State

CHANNELS = {"direct": "Trực tiếp", "online": "Trực tuyến", "post": "Bưu chính"}
RETURN_BY = {"counter": "Tại quầy", "post": "Bưu điện", "home": "Tại nhà", "online": "Bản điện tử"}


class Dossier(models.Model):
    """What a person asked for, and where it is."""

    reference = models.CharField(_("mã tham chiếu"), max_length=24, unique=True)
    code = models.CharField(_("mã hồ sơ"), max_length=40, unique=True, null=True)
    state = models.SmallIntegerField(_("trạng thái"), choices=[(s.value, LABELS[s]) for s in State])
    outcome = models.CharField(_("kết quả"), max_length=12, blank=True)

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    #: Where it was handed in, when that is not the agency that resolves it (NĐ 118/2025: phi địa giới).
    office = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+", null=True)
    level = models.CharField(_("cấp"), max_length=10)
    version = models.ForeignKey("catalogue.ProcedureVersion", on_delete=models.PROTECT, related_name="+")
    procedure_field = models.CharField(_("lĩnh vực"), max_length=200)
    online_level = models.SmallIntegerField(_("mức độ trực tuyến"), null=True)
    case = models.CharField(_("trường hợp"), max_length=500, blank=True)
    channel = models.CharField(_("kênh nộp"), max_length=8, choices=list(CHANNELS.items()))
    return_by = models.CharField(_("cách nhận kết quả"), max_length=8, choices=list(RETURN_BY.items()))
    applicant = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+")
    submitter = models.ForeignKey("dossiers.Person", on_delete=models.PROTECT, related_name="+", null=True)
    authorisation = models.CharField(_("giấy tờ ủy quyền"), max_length=300, blank=True)
    form = models.JSONField(_("tờ khai"), default=dict)
    #: The case of several dossiers handed in together that this one is a part of.
    linked = models.ForeignKey(
        "dossiers.LinkedCase", on_delete=models.PROTECT, related_name="dossiers", null=True
    )

    duration = models.CharField(_("thời hạn"), max_length=60, blank=True)
    received_at = models.DateTimeField(_("lúc nhận"), null=True)
    received_on = models.DateField(_("ngày nhận"), null=True)
    counted_from = models.DateTimeField(_("tính từ"), null=True)
    pauses = models.JSONField(_("các lần tạm dừng"), default=list)
    extended_until = models.DateField(_("hẹn lại đến ngày"), null=True)
    extended_at = models.DateTimeField(_("lúc hẹn lại"), null=True)
    extensions = models.SmallIntegerField(_("số lần hẹn lại"), default=0)
    original_due_at = models.DateTimeField(_("hạn gốc"), null=True)
    original_due_on = models.DateField(_("ngày hạn gốc"), null=True)
    due_at = models.DateTimeField(_("ngày giờ hẹn trả"), null=True)
    waiting_since = models.DateTimeField(_("chờ từ lúc"), null=True)
    finished_at = models.DateTimeField(_("lúc xong"), null=True)
    finished_on = models.DateField(_("ngày xong"), null=True)
    returned_at = models.DateTimeField(_("lúc trả"), null=True)
    supplements = models.SmallIntegerField(_("số lần yêu cầu bổ sung"), default=0)
    asked = models.BooleanField(_("đang chờ bổ sung trước tiếp nhận"), default=False)
    breaches = models.SmallIntegerField(_("số lần sai quy định"), default=0)

    step = models.SmallIntegerField(_("bước đang mở"), null=True)
    run = models.SmallIntegerField(_("lượt bước"), default=0)
    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="+", null=True)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    step_opened_at = models.DateTimeField(_("bước mở lúc"), null=True)
    step_due_at = models.DateTimeField(_("hạn của bước"), null=True)

    number = models.IntegerField(_("số sự kiện"), default=0)
    last_at = models.DateTimeField(_("sự kiện gần nhất"))
    hash = models.CharField(_("mã băm"), max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dossier_due_not_before_original",
                condition=Q(due_at__isnull=True) | Q(due_at__gte=F("original_due_at")),
                violation_error_message=_("Ngày hẹn trả không thể trước hạn gốc."),
            ),
            models.CheckConstraint(
                name="dossier_received_has_code_and_due",
                condition=Q(received_at__isnull=True, code__isnull=True, due_at__isnull=True)
                | Q(received_at__isnull=False, code__isnull=False, due_at__isnull=False),
                violation_error_message=_("Hồ sơ đã nhận phải có mã và ngày hẹn."),
            ),
        ]
        indexes = [
            # Covers the figures of a period: one level and its days, nothing else is read (see queries/figures.py).
            models.Index(
                fields=[
                    "level",
                    "received_on",
                    "agency",
                    "version",
                    "finished_on",
                    "state",
                    "channel",
                    "original_due_on",
                ],
                name="dossier_figures",
            ),
            models.Index(fields=["agency", "received_on"], name="dossier_agency_received"),
            # The book of an office (queries/register.py): few are handed in where they are not resolved.
            models.Index(
                fields=["office", "received_on"],
                name="dossier_office_received",
                condition=Q(office__isnull=False),
            ),
            # The results of a day (queries/day_lists.py).
            models.Index(fields=["agency", "finished_on"], name="dossier_agency_finished"),
        ]

    def __str__(self) -> str:
        return self.code or self.reference


class DossierComponent(models.Model):
    """A paper that was handed in."""

    dossier = models.ForeignKey("dossiers.Dossier", on_delete=models.CASCADE, related_name="components")
    component = models.CharField(_("thành phần"), max_length=8)
    originals = models.SmallIntegerField(_("bản chính"), default=0)
    copies = models.SmallIntegerField(_("bản sao"), default=0)
    #: 0 not digitised, 1 digitised here, 2 reused from another dossier's paper, 3 reused from another's result.
    digitised = models.SmallIntegerField(_("số hóa"), default=0)
    #: How many pages the paper has, as an officer counted them; null when nobody was asked (TT 01/2023 Art. 8.2).
    paper_pages = models.SmallIntegerField(_("số trang giấy"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "component"], name="dossier_component_once")
        ]
        indexes = [
            models.Index(
                fields=["dossier", "digitised"], condition=Q(digitised__gt=0), name="component_digitised"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id}/{self.component}"
