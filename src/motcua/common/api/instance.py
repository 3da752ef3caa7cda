"""The one API of the house, to which config adds the rooms' routers."""

from __future__ import annotations

from django.conf import settings
from ninja import NinjaAPI

from motcua.common.api import problems
from motcua.common.api.auth import Bearer, reading_session
from motcua.common.api.parsing import StrictParser


def make_api() -> NinjaAPI:
    """Return the API without rooms: every call needs an account unless its operation says `auth=None`."""
    api = NinjaAPI(
        title="Một Cửa",
        version="1",
        description="Giao diện lập trình của Một Cửa. Lỗi là tài liệu RFC 9457, bằng tiếng Việt. "
        "Mỗi POST nhận Idempotency-Key: cùng khóa và cùng nội dung thì chỉ làm một lần.",
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
        auth=[Bearer(), reading_session],
        parser=StrictParser(),
        servers=[{"url": settings.FORCE_SCRIPT_NAME}] if settings.FORCE_SCRIPT_NAME else None,
    )
    problems.install(api)
    return api
