"""Rows for whatever must be said to someone outside; workers send after the commit."""

from __future__ import annotations

from django.db import models


class OutboxMessage(models.Model):
    """One thing to say: what about, to whom, and the values that fill its text. No personal data, only references."""

    kind = models.CharField(max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    to_kind = models.CharField(max_length=20)  # applicant, submitter, officer, agency, survey …
    to_id = models.BigIntegerField(null=True)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                name="outbox_waiting", fields=["not_before"], condition=models.Q(sent_at__isnull=True)
            ),
            models.Index(name="outbox_subject", fields=["subject_kind", "subject_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"
