"""Tables of the hall: what is set up once, who sits where today, the day's tickets and their calls."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.operations.queue.domain.states import State


class Service(models.Model):
    """Something people come to an office for, with the letter of its numbers."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    prefix = models.CharField(_("chữ đầu của số"), max_length=1)
    name = models.CharField(_("tên việc"), max_length=60)
    name_en = models.CharField(_("tên tiếng Anh"), max_length=60, blank=True, default="")
    procedure_fields = models.JSONField(_("lĩnh vực thủ tục"), default=list)
    ahead = models.SmallIntegerField(_("gọi sớm hơn (phút)"), default=0)
    usual_minutes = models.SmallIntegerField(_("thường mất (phút)"), default=10)
    position = models.SmallIntegerField(_("thứ tự"), default=0)
    is_offered = models.BooleanField(_("đang nhận"), default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "prefix"], name="queue_prefix_once")]

    def __str__(self) -> str:
        return f"{self.prefix} {self.name}"


class Priority(models.Model):
    """A group of people whom the office calls earlier; where the rule comes from is said in words."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(_("diện ưu tiên"), max_length=80)
    label_en = models.CharField(_("tên tiếng Anh"), max_length=80, blank=True, default="")
    ahead = models.SmallIntegerField(_("gọi sớm hơn (phút)"), default=60)
    basis = models.CharField(_("căn cứ"), max_length=160, blank=True, default="")
    position = models.SmallIntegerField(_("thứ tự"), default=0)
    is_offered = models.BooleanField(_("đang áp dụng"), default=True)

    def __str__(self) -> str:
        return self.label


class Counter(models.Model):
    """A counter of the hall and the services that it does."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField(_("số quầy"), validators=[MinValueValidator(1), MaxValueValidator(99)])
    services: models.ManyToManyField[Service, Service] = models.ManyToManyField(
        Service, related_name="counters", verbose_name=_("việc")
    )
    is_used = models.BooleanField(_("đang dùng"), default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "number"], name="queue_counter_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Device(models.Model):
    """A kiosk or a call screen, known by a secret address of which only the hash is kept."""

    class Kind(models.TextChoices):
        """What the device is for."""

        KIOSK = "kiosk", _("Máy lấy số")
        SCREEN = "screen", _("Màn hình gọi số")

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("loại"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("tên"), max_length=60)
    token_hash = models.CharField(_("mã băm của địa chỉ"), max_length=64, unique=True)
    created_at = models.DateTimeField(_("cấp lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)
    is_demo = models.BooleanField(_("thiết bị mẫu"), default=False)

    def __str__(self) -> str:
        return self.name


class NumberCounter(models.Model):
    """The last number of a service on a day; taken in the ticket's transaction, so without gaps."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    last = models.IntegerField(_("số cuối"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "day"], name="queue_number_counter_once")]

    def __str__(self) -> str:
        return f"{self.service_id} {self.day}"


class Ticket(models.Model):
    """A number of a day. `series` is the service that gave the number, `service` the one it waits for now."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    series = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    number = models.IntegerField(_("số"))
    code = models.CharField(_("số in trên phiếu"), max_length=8)
    key = models.CharField(_("khóa"), max_length=24, unique=True)
    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(
        _("trạng thái"),
        max_length=8,
        choices=[(one.value, one.label) for one in State],
        default=State.WAITING,
    )
    issued_at = models.DateTimeField(_("lấy số lúc"))
    called_at = models.DateTimeField(_("gọi lần đầu lúc"), null=True)
    served_at = models.DateTimeField(_("bắt đầu phục vụ lúc"), null=True)
    closed_at = models.DateTimeField(_("xong lúc"), null=True)
    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="+", null=True)
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+", null=True)
    reserved = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="+", null=True)
    dossier_code = models.CharField(_("mã hồ sơ"), max_length=40, blank=True, default="")
    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(_("số của trang lấy số"), max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "day", "number"], name="queue_number_once"),
            models.UniqueConstraint(fields=["device", "form"], name="queue_form_once"),
            models.CheckConstraint(
                name="queue_dossier_only_when_done",
                condition=Q(state="done") | Q(dossier_code=""),
                violation_error_message=_("Chỉ số đã xong mới có mã hồ sơ."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "day", "state"], name="queue_ticket_line")]

    def __str__(self) -> str:
        return f"{self.code} {self.day}"


class Shift(models.Model):
    """An officer at a counter on a day, with the ticket that stands there now."""

    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="shifts")
    officer = models.ForeignKey("organisation.Officer", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    opened_at = models.DateTimeField(_("mở lúc"))
    closed_at = models.DateTimeField(_("đóng lúc"), null=True)
    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="shift", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["counter", "day"], condition=Q(closed_at=None), name="queue_one_at_a_counter"
            ),
            models.UniqueConstraint(
                fields=["officer", "day"], condition=Q(closed_at=None), name="queue_one_counter_each"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.counter_id} {self.day}"


class Call(models.Model):
    """A number was called to a counter: what the screens show and say."""

    agency = models.ForeignKey("organisation.Agency", on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("ngày"))
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="calls")
    counter = models.ForeignKey(Counter, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        indexes = [models.Index(fields=["agency", "day", "id"], name="queue_call_latest")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.at}"
