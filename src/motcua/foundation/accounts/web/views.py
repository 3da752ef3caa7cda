"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.foundation.accounts.web.forms import SignInForm


class SignIn(LoginView):
    """The sign-in page."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Signing out, by POST alone."""

    next_page = "accounts:sign-in"


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Answer someone whose account is locked for a while after wrong passwords."""
    form = SignInForm(request)
    form.fields["username"].initial = (credentials or {}).get("username", "")
    return render(request, "accounts/sign_in.html", {"form": form, "locked": True}, status=429)
