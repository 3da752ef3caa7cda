"""Accounts: who may sign in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Finds and makes accounts."""

    def create_user(self, username: str, password: str | None = None, **values: Any) -> User:
        """Return a new account; without a password it cannot sign in."""
        user = self.model(username=username, **values)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One account: of an officer, a citizen, or another system."""

    class Kind(models.TextChoices):
        """Whose account it is."""

        OFFICER = "officer", _("Cán bộ, công chức")
        CITIZEN = "citizen", _("Người dân")
        SERVICE = "service", _("Hệ thống khác")

    username = models.CharField(
        _("tên đăng nhập"),
        max_length=60,
        unique=True,
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField(_("họ và tên"), max_length=120)
    kind = models.CharField(_("loại tài khoản"), max_length=10, choices=Kind.choices, default=Kind.OFFICER)
    id_number = models.CharField(_("số định danh"), max_length=12, blank=True, default="")
    is_active = models.BooleanField(_("đang dùng"), default=True)
    is_demo = models.BooleanField(_("tài khoản mẫu"), default=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="account_id_number_only_of_citizens",
                condition=models.Q(kind="citizen") | models.Q(id_number=""),
                violation_error_message=_("Chỉ tài khoản của người dân có số định danh."),
            ),
            models.UniqueConstraint(
                name="account_one_per_id_number",
                fields=["id_number"],
                condition=~models.Q(id_number=""),
                violation_error_message=_("Số định danh này đã có tài khoản."),
            ),
        ]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """Return the name as it is shown."""
        return self.full_name

    def get_short_name(self) -> str:
        """Return the given name, the last word of a Vietnamese name."""
        return self.full_name.split()[-1] if self.full_name else self.username
