"""The catalogue's tables: a procedure has a code; all else belongs to a version in force from a day."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """The level of government that resolves a procedure."""

    COMMUNE = "commune", _("Cấp xã")
    DISTRICT = "district", _("Cấp huyện")
    PROVINCE = "province", _("Cấp tỉnh")
    VERTICAL = "vertical", _("Ngành dọc")


class Channel(models.TextChoices):
    """The way a dossier arrives; empty stands for every way without an own rule."""

    ANY = "", _("Mọi cách nộp")
    DIRECT = "direct", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")
    POST = "post", _("Bưu chính")


class UnitKind(models.TextChoices):
    """The kind of unit that does a step."""

    ONE_STOP = "one_stop", _("Bộ phận một cửa")
    DEPARTMENT = "department", _("Phòng chuyên môn")
    LEADERSHIP = "leadership", _("Lãnh đạo")
    CLERICAL = "clerical", _("Văn thư")


class StepRole(models.TextChoices):
    """Which position does a step; the same names as the roles of accounts."""

    COUNTER_OFFICER = "counter_officer", _("Cán bộ một cửa")
    CASE_OFFICER = "case_officer", _("Chuyên viên")
    UNIT_HEAD = "unit_head", _("Lãnh đạo phòng")
    LEADER = "leader", _("Lãnh đạo cơ quan")
    CLERK = "clerk", _("Văn thư")


class ProcedureField(models.Model):
    """A field (lĩnh vực) of procedures, by its printed name."""

    name = models.CharField(_("lĩnh vực"), max_length=200, unique=True)
    sort_key = models.CharField(max_length=620, db_index=True)

    class Meta:
        ordering = ("sort_key", "pk")

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """An administrative procedure, known by its national code for good."""

    code = models.CharField(_("mã thủ tục"), max_length=20, unique=True)

    class Meta:
        ordering = ("code",)

    def __str__(self) -> str:
        return self.code


class ProcedureVersion(models.Model):
    """What a procedure is at one level from a day on; a change of the law closes it and opens another."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    level = models.CharField(_("cấp giải quyết"), max_length=10, choices=Level.choices)
    valid_from = models.DateField(_("có hiệu lực từ ngày"))
    valid_until = models.DateField(_("hết hiệu lực từ ngày"), null=True, blank=True)
    name = models.CharField(_("tên thủ tục"), max_length=2000)
    field = models.ForeignKey(ProcedureField, on_delete=models.PROTECT, related_name="versions")
    online_level = models.PositiveSmallIntegerField(_("mức độ trực tuyến"), null=True, blank=True)
    online_word = models.CharField(_("mức độ theo cách gọi hiện nay"), max_length=20, blank=True)
    result = models.TextField(_("kết quả"), blank=True)
    legal_bases = models.TextField(_("căn cứ pháp lý"), blank=True)
    applicants = models.TextField(_("đối tượng thực hiện"), blank=True)
    agency = models.TextField(_("cơ quan thực hiện"), blank=True)
    requirements = models.TextField(_("yêu cầu, điều kiện"), blank=True)
    notes = models.TextField(_("lưu ý về giấy tờ"), blank=True)
    decision = models.CharField(_("quyết định công bố"), max_length=200, blank=True)
    receivable = models.BooleanField(_("tiếp nhận được"), default=False)
    why_not_receivable = models.CharField(_("vì sao chưa tiếp nhận được"), max_length=500, blank=True)
    folded = models.TextField(_("tên không dấu"))
    sort_key = models.TextField()
    process_source = models.CharField(_("nguồn của quy trình"), max_length=300, blank=True)
    source = models.TextField(_("nguồn"), blank=True)
    fingerprint = models.CharField(_("dấu của nội dung"), max_length=64)

    class Meta:
        ordering = ("sort_key", "pk")
        constraints = [
            models.UniqueConstraint(
                name="catalogue_one_version_begins_a_day",
                fields=("procedure", "level", "valid_from"),
                violation_error_message=_("Mỗi cấp chỉ có một phiên bản bắt đầu trong một ngày."),
            ),
            models.UniqueConstraint(
                name="catalogue_one_version_is_open",
                fields=("procedure", "level"),
                condition=Q(valid_until__isnull=True),
                violation_error_message=_("Mỗi cấp chỉ có một phiên bản chưa định ngày hết hiệu lực."),
            ),
            models.CheckConstraint(
                name="catalogue_version_ends_after_it_begins",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                violation_error_message=_("Ngày hết hiệu lực phải sau ngày có hiệu lực."),
            ),
            models.CheckConstraint(
                name="catalogue_version_level_is_known",
                condition=Q(level__in=("commune", "district", "province", "vertical")),
                violation_error_message=_("Cấp giải quyết là xã, huyện, tỉnh hoặc ngành dọc."),
            ),
            models.CheckConstraint(
                name="catalogue_version_online_level_is_3_or_4",
                condition=Q(online_level__isnull=True) | Q(online_level__in=(3, 4)),
                violation_error_message=_("Mức độ trực tuyến là 3 hoặc 4."),
            ),
            models.CheckConstraint(
                name="catalogue_version_tells_why_not_receivable",
                condition=Q(receivable=True, why_not_receivable="")
                | Q(receivable=False) & ~Q(why_not_receivable=""),
                violation_error_message=_("Thủ tục chưa tiếp nhận được phải nói vì sao."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.level}, {self.valid_from})"


class ProcedureDuration(models.Model):
    """How long the agency has, per channel and case, in the law's own words."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="durations")
    channel = models.CharField(_("cách nộp"), max_length=10, choices=Channel.choices, blank=True)
    case = models.CharField(_("trường hợp"), max_length=500, blank=True)
    text = models.CharField(_("thời hạn giải quyết"), max_length=100)
    unit = models.CharField(_("đơn vị"), max_length=20)
    assumed = models.BooleanField(_("giả định"), default=False)
    note = models.TextField(_("ghi chú"), blank=True)
    source = models.CharField(_("nguồn"), max_length=200, blank=True)

    class Meta:
        ordering = ("version", "channel", "case", "pk")
        constraints = [
            models.UniqueConstraint(
                name="catalogue_one_duration_per_channel_and_case",
                fields=("version", "channel", "case"),
                violation_error_message=_("Mỗi cách nộp và trường hợp chỉ có một thời hạn."),
            ),
            models.CheckConstraint(
                name="catalogue_assumed_duration_says_why",
                condition=Q(assumed=False) | ~Q(note=""),
                violation_error_message=_("Thời hạn giả định phải nói vì sao."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Component(models.Model):
    """One paper that a dossier must hold; papers of different cases are alternatives, not a sum."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="components")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    case = models.CharField(_("trường hợp"), max_length=500, blank=True)
    group = models.CharField(_("nhóm giấy tờ"), max_length=500, blank=True)
    name = models.TextField(_("tên giấy tờ"))
    originals = models.PositiveSmallIntegerField(_("số bản chính"), default=0)
    copies = models.PositiveSmallIntegerField(_("số bản sao"), default=0)
    obligatory = models.BooleanField(_("bắt buộc"), default=False)
    form = models.CharField(_("mẫu"), max_length=200, blank=True)

    class Meta:
        ordering = ("version", "number")
        constraints = [
            models.UniqueConstraint(
                name="catalogue_component_number_is_used_once",
                fields=("version", "number"),
                violation_error_message=_("Mỗi giấy tờ có một số thứ tự riêng."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Fee(models.Model):
    """One fee line as printed; the amount only where the print can be trusted."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="fees")
    number = models.PositiveSmallIntegerField(_("số thứ tự"))
    channel = models.CharField(_("cách nộp"), max_length=10, choices=Channel.choices, blank=True)
    amount = models.DecimalField(_("mức thu"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("đồng tiền"), max_length=3, default="VND")
    kind = models.CharField(_("loại"), max_length=20)
    text = models.TextField(_("lời in trong nguồn"), blank=True)

    class Meta:
        ordering = ("version", "number")
        constraints = [
            models.UniqueConstraint(
                name="catalogue_fee_number_is_used_once",
                fields=("version", "number"),
                violation_error_message=_("Mỗi dòng phí có một số thứ tự riêng."),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ProcessStep(models.Model):
    """One step of the approved process: who does it and in how many working hours (null: not counted)."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField(_("bước"))
    name = models.CharField(_("việc"), max_length=500)
    unit_kind = models.CharField(_("nơi làm"), max_length=12, choices=UnitKind.choices)
    role = models.CharField(_("người làm"), max_length=20, choices=StepRole.choices)
    printed_role = models.CharField(_("người làm theo lời in"), max_length=500, blank=True)
    hours = models.DecimalField(_("giờ làm việc"), max_digits=8, decimal_places=2, null=True, blank=True)
    assumed = models.BooleanField(_("giả định"), default=False)

    class Meta:
        ordering = ("version", "number")
        constraints = [
            models.UniqueConstraint(
                name="catalogue_step_number_is_used_once",
                fields=("version", "number"),
                violation_error_message=_("Mỗi bước có một số thứ tự riêng."),
            ),
            models.CheckConstraint(
                name="catalogue_step_hours_are_positive",
                condition=Q(hours__isnull=True) | Q(hours__gt=0),
                violation_error_message=_("Số giờ của một bước phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
