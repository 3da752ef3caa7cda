"""A story acted out: each act through the service that the screens call, in its own transaction."""

from __future__ import annotations

from motcua.model.replay.story import Story
from motcua.operations.dossiers.domain.acts import Act
from motcua.operations.dossiers.domain.application import Application
from motcua.operations.dossiers.services.act import act
from motcua.operations.dossiers.services.receive import receive

#: What is written down when papers are missing; the log itself holds no such words.
_ASKED = ("Bản chính giấy tờ để đối chiếu", "Tờ khai ghi đủ các mục theo mẫu")


def act_out(story: Story) -> None:
    """Receive the dossier and do all its acts, as officers would."""
    filed = story.chronicle.filed
    application = Application(
        procedure=filed.version.code,
        agency=filed.agency.code,
        applicant=filed.applicant,
        channel=filed.channel,
        return_by=filed.return_by,
        case=filed.case,
        submitter=filed.submitter,
        authorisation=filed.authorisation,
        components=filed.components,
    )
    received_at = story.chronicle.trace.events[0][0].at
    dossier = receive(application, by=story.by, at=received_at)
    for command in story.commands:
        items = _ASKED[: len(command.items)] if command.act is Act.REQUEST_SUPPLEMENT else ()
        act(
            command.act,
            dossier_id=dossier.pk,
            by=command.by,
            at=command.at,
            reason=command.reason,
            items=items,
            until=command.until,
        )
