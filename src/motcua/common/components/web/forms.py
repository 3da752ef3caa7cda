"""The form that shows fields in their states."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One field of each sort; the identity number is one digit short."""

    name = forms.CharField(label=_("Họ và tên"))
    phone = forms.CharField(label=_("Số điện thoại"), help_text=_("Để nhắn khi có kết quả"), required=False)
    id_number = forms.CharField(label=_("Số định danh"), help_text=_("12 chữ số ở mặt trước thẻ"))
    kind = forms.ChoiceField(
        label=_("Người nộp"), choices=[("person", _("Cá nhân")), ("organisation", _("Tổ chức"))]
    )
    note = forms.CharField(label=_("Ghi chú"), widget=forms.Textarea({"rows": 2}), required=False)

    def clean_id_number(self) -> str:
        """Refuse a number that is not twelve digits, saying how many there are."""
        number = str(self.cleaned_data["id_number"])
        if len(number) != 12:
            raise forms.ValidationError(
                _("Số định danh cần đủ 12 chữ số; đang có %(count)d.") % {"count": len(number)}
            )
        return number
