"""The model's app."""

from __future__ import annotations

from django.apps import AppConfig


class ModelConfig(AppConfig):
    """What of the Nhơn Trạch model is kept beside the rooms' own tables: which workloads were replayed."""

    name = "motcua.model"
    label = "model"
    default_auto_field = "django.db.models.BigAutoField"
