"""Forms with files as a browser sends them, or as no browser would."""

from __future__ import annotations

from collections.abc import Mapping

BOUNDARY = "motcua-4f7c1d9a"
CONTENT_TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def form(
    name: str,
    file_name: str,
    content: bytes,
    claimed: str,
    *,
    fields: Mapping[str, str] | None = None,
    headers: str = "",
) -> bytes:
    """Return the body of a request with one file; its name goes as it is, except what would end the line."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode()
        for field, value in (fields or {}).items()
    ]
    # Browsers write these three so, and leave the rest.
    escaped = file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{escaped}"\r\n'
    head += f"Content-Type: {claimed or 'application/octet-stream'}\r\n{headers}\r\n"
    return b"".join(
        [*parts, head.encode("utf-8", "surrogatepass"), content, f"\r\n--{BOUNDARY}--\r\n".encode()]
    )
