"""Pages of accounts."""

from __future__ import annotations

from django.urls import path

from motcua.foundation.accounts.web.views import SignIn, SignOut

app_name = "accounts"
urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign-in"),
    path("dang-xuat/", SignOut.as_view(), name="sign-out"),
]
