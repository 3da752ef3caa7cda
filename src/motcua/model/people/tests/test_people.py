"""Synthetic names: the same for the same seed, and never a well-known official's."""

from __future__ import annotations

from motcua.model.people import is_avoided, seeded, synthetic_name


def test_the_same_seed_gives_the_same_people():
    first = [synthetic_name(seeded(7)) for _ in range(5)]

    assert first == [synthetic_name(seeded(7)) for _ in range(5)]


def test_a_name_has_a_surname_and_a_given_name_of_its_gender():
    chance = seeded(1)

    for _ in range(200):
        name, gender = synthetic_name(chance)
        assert len(name.split()) >= 3
        assert gender in ("nam", "nữ")
    assert synthetic_name(chance, gender="nữ")[1] == "nữ"


def test_a_well_known_name_is_thrown_away(monkeypatch):
    chance = seeded(3)
    first = synthetic_name(seeded(3))[0]
    monkeypatch.setattr("motcua.model.people.is_avoided", lambda name: name == first)

    assert synthetic_name(chance)[0] != first


def test_the_list_of_avoided_names_is_read():
    assert is_avoided("HỒ CHÍ MINH")
    assert not is_avoided("Nguyễn Văn Thử")
