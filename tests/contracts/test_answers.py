"""What the contracts promise of answers: exit codes, named fields, and nothing that ends in a bug's words."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from django.test import Client

from motcua.config.console import main
from tests.contracts.house import House

PERIOD = ("--from", "2026-03-02", "--to", "2026-03-16")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "ii06", *PERIOD),
        ("report", "ii06", *PERIOD, "--level", "commune", "--agency", "H19.158"),
        ("report", "ii06", *PERIOD, "--level", "ward"),
        ("report", "ii06", "--level", "commune"),
        ("serve", "--port", "99999"),
        ("serve", "--port", "eight"),
        ("serve", "--workers", "0"),
    ],
)
def test_wrong_arguments_are_exit_2_in_one_line(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)

    error = capsys.readouterr().err
    assert left.value.code == 2
    assert error.startswith(f"motcua {words[0]}") and error.count("\n") == 1


def test_a_port_in_use_is_not_shared_with_another_server(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert main(["serve", "--port", str(port)]) == 1

    assert f"127.0.0.1:{port} đang có chương trình khác dùng" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("report", "ii06", "--level", "commune", "--from", "0001-01-01", "--to", "9999-12-31"),
        ("report", "quarter", "--agency", "H19.158", "--from", "2026-03-02", "--to", "9999-12-31"),
        ("export", "dossiers", "--from", "0001-01-01", "--to", "9999-12-31", "--as-of", "9999-12-31"),
    ],
)
def test_the_last_of_all_days_is_a_day(
    house: House, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    main(words)

    assert "ngoài dự kiến" not in capsys.readouterr().err


def refused(house: House, code: str, action: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = Client().post(
        f"/api/v1/dossiers/{code}/actions/{action}",
        json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {house.tokens['truongphong.nhontrach']}"},
    )
    content: dict[str, Any] = answer.json()
    assert answer.status_code == content["status"] == 422
    return content


@pytest.mark.parametrize(
    ("action", "body", "field", "says"),
    [
        ("extend", {"until": "2028-03-01", "reason": "other"}, "until", "năm 2028"),
        ("pause", {"reason": "nghỉ lễ"}, "reason", "chọn một trong: expert_examination"),
        ("request_supplement", {"items": [5]}, "items.0", "văn bản"),
        ("request_supplement", {"items": [{"name": ["a"]}]}, "items", "chưa được nhập"),
    ],
)
def test_what_is_wrong_with_an_act_is_said_at_its_field(
    house: House, action: str, body: dict[str, Any], field: str, says: str
) -> None:
    row = next(row for row in house.exported("2026-03-16") if row["status"] == "received")
    house.act(row["code"], "hand_over")

    problem = refused(house, row["code"], action, body)

    assert problem["field"] == field
    assert says in problem["detail"]
    assert len(house.call("quay.nhontrach", f"/dossiers/{row['code']}")["events"]) == 2
