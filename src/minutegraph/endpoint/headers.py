"""The headers that every reply carries, errors included, and the limit of an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    # Anybody's page may read what is public; no cookies are sent with it.
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, Location, Retry-After, X-Truncated, X-Undated"),
    # Pages load nothing but their own style sheet and run no script at all.
    (
        b"content-security-policy",
        b"default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        b"base-uri 'none'; frame-ancestors 'none'",
    ),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)
"""Name and value of the headers of every reply."""

PREFLIGHT = (
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Content-Type, If-None-Match"),
    (b"access-control-max-age", b"86400"),
    (b"allow", b"GET, HEAD, POST, OPTIONS"),
)
"""Name and value of the further headers of a reply to OPTIONS."""


class Headers:
    """An ASGI application around another that adds `HEADERS`, answers OPTIONS, and refuses overlong addresses."""

    def __init__(self, app: ASGIApp, url: int) -> None:
        """`url` is the most bytes of path and query string."""
        self._app, self._url = app, url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *HEADERS]}
            await send(message)

        if scope["method"] == "OPTIONS":
            await _empty(with_headers, 204, PREFLIGHT)
        elif len(scope.get("raw_path") or b"") + len(scope["query_string"]) > self._url:
            text = f"the address is longer than {self._url:,} bytes; send the query by POST\n".encode()
            await _empty(with_headers, 414, ((b"content-type", b"text/plain; charset=utf-8"),), text)
        else:
            await self._app(scope, receive, with_headers)


async def _empty(send: Any, status: int, headers: tuple[tuple[bytes, bytes], ...], body: bytes = b"") -> None:
    lines = [*headers, *([(b"content-length", str(len(body)).encode())] if body else [])]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
