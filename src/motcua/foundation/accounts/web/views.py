"""Signing in and out."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from motcua.foundation.accounts.samples import samples
from motcua.foundation.accounts.web.forms import SignInForm

_PAGE = "accounts/sign_in.html"


class SignIn(LoginView):
    """The sign-in page; someone signed in already goes on to the first page."""

    template_name = _PAGE
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        """Add the accounts to try, where there are any."""
        return super().get_context_data(samples=samples(), **context)


@method_decorator(never_cache, name="dispatch")
class SignOut(LogoutView):
    """Signing out, by POST alone, so that no link can do it."""

    next_page = "accounts:sign-in"


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Answer someone whose account is locked for a while after wrong passwords."""
    form = SignInForm(request, initial={"username": str(request.POST.get("username", ""))[:60]})
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    return render(request, _PAGE, {"form": form, "locked": True, "minutes": minutes}, status=429)
