"""One row for each thing that processes keep in memory."""

from __future__ import annotations

from django.db import models


class Version(models.Model):
    """The present version of a snapshot; whoever changes its rows gives it a new number."""

    name = models.CharField(max_length=40, primary_key=True)
    number = models.BigIntegerField()

    class Meta:
        db_table = "common_version"

    def __str__(self) -> str:
        return f"{self.name} {self.number}"
