"""A token opens the API, a signed-in browser may read alone, and the database holds no token."""

from __future__ import annotations

from django.test import Client

from motcua.common.api.models import ApiToken


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def test_a_token_acts_as_its_account(call, account):
    assert call({"subject": 1}).json()["by"] == account.pk


def test_the_token_itself_is_not_kept(token):
    kept = ApiToken.objects.get()

    assert token not in (kept.digest, kept.name)
    assert len(kept.digest) == 64


def test_without_a_token_a_call_is_refused_and_says_how(db):
    response = Client().get("/api/v1/things")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response["Content-Type"] == "application/problem+json"


def test_a_wrong_or_broken_token_is_refused(db):
    for value in ("Bearer no", "Bearer ", "Basic abc", "Bearer " + "x" * 5_000, "Bearer é"):
        assert Client().get("/api/v1/things", headers={"Authorization": value}).status_code == 401


def test_a_revoked_token_is_refused(call, token):
    ApiToken.objects.update(revoked_at="2022-08-26T02:00:00Z")

    assert call({"subject": 1}).status_code == 401


def test_the_token_of_an_account_out_of_use_is_refused(call, account):
    account.is_active = False
    account.save()

    assert call({"subject": 1}).status_code == 401


def test_the_token_of_a_demo_account_is_refused_in_production(call, account, settings):
    account.is_demo = True
    account.save()
    assert call({"subject": 1}).status_code == 201

    settings.PRODUCTION = True

    assert call({"subject": 1}).status_code == 401


def test_a_signed_in_browser_reads(account):
    client = Client()
    client.force_login(account)

    assert client.get("/api/v1/things").status_code == 200


def test_a_signed_in_browser_does_not_write_so_nothing_can_be_forged(account):
    client = Client()
    client.force_login(account)

    response = client.post("/api/v1/things", {"subject": 1}, content_type="application/json")

    assert response.status_code == 401


def test_what_anyone_may_call_needs_nothing(db):
    assert Client().get("/api/v1/open").status_code == 200


def test_the_document_of_the_api_is_public_and_tells_the_security(db):
    document = Client().get("/api/v1/openapi.json").json()

    assert set(document["paths"]) >= {"/api/v1/things"}
    assert document["components"]["securitySchemes"]["Bearer"]["scheme"] == "bearer"


def test_a_token_costs_one_statement(token, query_cost):
    assert query_cost(lambda: Client().get("/api/v1/things", headers=bearer(token))) == 2


def test_the_document_tells_the_idempotency_key_and_the_form_of_errors(db):
    document = Client().get("/api/v1/openapi.json").json()
    post, get = (document["paths"]["/api/v1/things"][method] for method in ("post", "get"))

    assert [one["name"] for one in post["parameters"]] == ["Idempotency-Key"]
    assert "Idempotency-Key" not in [one["name"] for one in get["parameters"]]
    assert "application/problem+json" in post["responses"]["default"]["content"]
    assert "detail" in document["components"]["schemas"]["Problem"]["properties"]
