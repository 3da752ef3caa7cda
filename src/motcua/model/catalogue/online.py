"""Which procedures of 2022 the model offers online, and at level 3 or 4 (docs/model.md states the rule).

The report gives the numbers only: 186 of the district and 81 of the communes, 32 at level 3 and 235 at level 4. The
model takes procedures for which the source prints the online way; level 3 (no payment online) goes to the first of
them with a fee that is not free, level 4 to the next in their order.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from motcua.foundation.catalogue.domain.drafts import VersionDraft
from motcua.foundation.catalogue.domain.fees import FREE

#: Level of government: procedures at online level 3, at online level 4.
ONLINE_COUNTS = {"district": (12, 174), "commune": (20, 61)}


def with_online_levels(
    drafts: Sequence[VersionDraft], level: str, offered_online: Collection[str]
) -> list[VersionDraft]:
    """Return the drafts, exactly the model's numbers of them at level 3 and 4, the others not online."""
    at_3, at_4 = ONLINE_COUNTS[level]
    possible = [draft.code for draft in drafts if draft.code in offered_online]
    with_fee = [draft.code for draft in drafts if draft.code in offered_online and _costs(draft)]
    third = set(with_fee[:at_3])
    fourth = set([code for code in possible if code not in third][:at_4])
    if (len(third), len(fourth)) != (at_3, at_4):
        raise ValueError(
            f"{level}: {len(third)} + {len(fourth)} online procedures where the model needs {at_3} + {at_4}"
        )
    return [
        replace(
            draft,
            online_level=3 if draft.code in third else 4 if draft.code in fourth else None,
            online_word="",
        )
        for draft in drafts
    ]


def _costs(draft: VersionDraft) -> bool:
    return any(fee.kind != FREE for fee in draft.fees)
