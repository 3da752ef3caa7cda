"""The administrator's forms: they check shape; whether a letter or a number is free is a rule of the services."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.operations.queue.domain.plan import Plan
from motcua.operations.queue.models import Device
from motcua.operations.queue.services.set_up import CounterData, PriorityData, ServiceData

_LETTER = {"invalid": _("Dùng một chữ cái in hoa từ A đến Z.")}
_MINUTES = _("Được tính như đã lấy số sớm hơn bấy nhiêu phút; 0 là theo đúng thứ tự.")


class ServiceForm(forms.Form):
    """A service people come for."""

    letter = forms.RegexField(r"^[A-Z]$", label=_("Chữ đầu của số"), max_length=1, error_messages=_LETTER)
    name = forms.CharField(label=_("Tên việc"), max_length=60)
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=60, required=False)
    procedure_fields = forms.CharField(
        label=_("Lĩnh vực thủ tục"),
        max_length=600,
        required=False,
        help_text=_("Hiện dưới tên việc trên máy lấy số, cách nhau bằng dấu chấm phẩy."),
    )
    ahead = forms.IntegerField(label=_("Gọi sớm hơn (phút)"), min_value=0, max_value=1440, help_text=_MINUTES)
    usual_minutes = forms.IntegerField(
        label=_("Thường mất (phút)"),
        min_value=1,
        max_value=240,
        help_text=_("Dùng để ước tính khi chưa đo được đủ 5 lượt trong 14 ngày."),
    )
    position = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=99)
    is_offered = forms.BooleanField(label=_("Đang nhận"), required=False)

    def data_of(self) -> ServiceData:
        """Return what the form says."""
        told = dict(self.cleaned_data)
        parts = [part.strip() for part in told.pop("procedure_fields").split(";")]
        letter = told.pop("letter")
        return ServiceData(prefix=letter, **told, procedure_fields=tuple(part for part in parts if part))


class PriorityForm(forms.Form):
    """A group of people who are called earlier."""

    label = forms.CharField(label=_("Diện ưu tiên"), max_length=80)
    label_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=80, required=False)
    ahead = forms.IntegerField(label=_("Gọi sớm hơn (phút)"), min_value=0, max_value=1440, help_text=_MINUTES)
    basis = forms.CharField(label=_("Căn cứ"), max_length=160, required=False)
    position = forms.IntegerField(label=_("Thứ tự"), min_value=0, max_value=99)
    is_offered = forms.BooleanField(label=_("Đang áp dụng"), required=False)

    def data_of(self) -> PriorityData:
        """Return what the form says."""
        return PriorityData(**self.cleaned_data)


class CounterForm(forms.Form):
    """A counter and its services."""

    number = forms.IntegerField(label=_("Số quầy"), min_value=1, max_value=99)
    services = forms.TypedMultipleChoiceField(
        label=_("Việc làm ở quầy"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_used = forms.BooleanField(label=_("Đang dùng"), required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["services"].choices = [  # type: ignore[attr-defined]
            (one.id, f"{one.prefix} · {one.name}") for one in plan.services.values()
        ]

    def data_of(self) -> CounterData:
        """Return what the form says."""
        told = self.cleaned_data
        return CounterData(told["number"], tuple(told["services"]), told["is_used"])


class DeviceForm(forms.Form):
    """A kiosk or a screen that shall get an address."""

    kind = forms.ChoiceField(label=_("Loại thiết bị"), choices=Device.Kind.choices)
    name = forms.CharField(label=_("Tên, chỗ đặt"), max_length=60)
