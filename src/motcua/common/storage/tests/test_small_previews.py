from __future__ import annotations

from motcua.common.storage.small_previews import SmallPreviews


def test_what_was_used_longest_ago_is_forgotten_first():
    previews = SmallPreviews(most=100, largest=60)
    previews.put(("a", 1, 160), bytes(50))
    previews.put(("b", 1, 160), bytes(50))

    previews.get(("a", 1, 160))
    previews.put(("c", 1, 160), bytes(40))

    assert previews.get(("b", 1, 160)) is None
    assert previews.get(("a", 1, 160)) == bytes(50)
    assert previews.held == 90


def test_a_large_picture_is_not_remembered_and_the_same_one_counts_once():
    previews = SmallPreviews(most=100, largest=60)
    previews.put(("a", 1, 1600), bytes(61))
    previews.put(("a", 1, 160), bytes(30))
    previews.put(("a", 1, 160), bytes(40))

    assert previews.get(("a", 1, 1600)) is None
    assert previews.held == 40
