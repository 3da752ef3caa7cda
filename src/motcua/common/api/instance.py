"""The one API of the house, to which config adds the rooms' routers."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from motcua.common.api import problems
from motcua.common.api.auth import Bearer, reading_session
from motcua.common.api.parsing import StrictParser

_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Cùng khóa và cùng nội dung: chỉ làm một lần, trả lời như cũ trong 7 ngày.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Problem (RFC 9457)",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Một câu tiếng Việt: điều gì chưa đúng."},
        "field": {"type": "string", "description": "Trường mà câu đó nói tới."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}


class ReadableJson(JSONRenderer):
    """JSON whose Vietnamese letters stay letters: people read answers at a terminal."""

    json_dumps_params: dict[str, Any] = {"ensure_ascii": False}


class HouseApi(NinjaAPI):
    """The API, whose document also tells what every call has in common."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Return the document, with the idempotency key of every POST and the problem document of every error."""
        document = super().get_openapi_schema(**options)
        document["components"].setdefault("schemas", {})["Problem"] = _PROBLEM
        for methods in document["paths"].values():
            for method, operation in methods.items():
                operation["responses"]["default"] = _refusal()
                if method == "post":
                    operation["parameters"] = [*operation.get("parameters", []), _KEY]
        return document


def make_api() -> NinjaAPI:
    """Return the API without rooms: every call needs an account unless its operation says `auth=None`."""
    api = HouseApi(
        title="Một Cửa",
        version="1",
        description="Giao diện lập trình của Một Cửa. Lỗi là tài liệu RFC 9457, bằng tiếng Việt. "
        "Mỗi POST nhận Idempotency-Key: cùng khóa và cùng nội dung thì chỉ làm một lần.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
        auth=[Bearer(), reading_session],
        parser=StrictParser(),
        renderer=ReadableJson(),
    )
    problems.install(api)
    return api


def _refusal() -> dict[str, Any]:
    return {
        "description": "Không thực hiện được",
        "content": {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
