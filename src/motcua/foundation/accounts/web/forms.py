"""The sign-in form."""

from __future__ import annotations

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """User name and password, with sentences that tell what to do next."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none"}
        ),
        error_messages={
            "required": _("Nhập tên đăng nhập."),
            "max_length": _("Tên đăng nhập dài quá 60 ký tự."),
        },
    )
    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Nhập mật khẩu."), "max_length": _("Mật khẩu dài quá 200 ký tự.")},
    )
    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra chữ hoa, dấu và thử lại."),
        "inactive": _("Tài khoản này đã ngừng dùng. Liên hệ quản trị hệ thống của cơ quan."),
    }
