"""Replies of the endpoint: errors in plain words with their status, data with its ETag."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.responses import PlainTextResponse, Response

from minutegraph.endpoint.jobs import NotAcceptableError
from minutegraph.endpoint.negotiation import Choice, by_accept
from minutegraph.endpoint.protocol import ProtocolError
from minutegraph.endpoint.workers import BusyError, TimeLimitError
from minutegraph.errors import MinutegraphError, QueryError, UsageError
from minutegraph.queries.guard import RefusedError

if TYPE_CHECKING:
    from jinja2 import Environment
    from starlette.requests import Request

    from minutegraph.queries.execution import Answer

PAGES: Mapping[str, str] = {"text/plain": "text", "text/html": "html"}


def status_of(error: MinutegraphError) -> int:
    """The HTTP status of an error."""
    if isinstance(error, ProtocolError):
        return error.status
    for kind, status in (
        (RefusedError, 403),
        (NotAcceptableError, 406),
        (TimeLimitError, 503),
        (BusyError, 503),
        (QueryError, 400),
        (UsageError, 400),
    ):
        if isinstance(error, kind):
            return status
    return 500


def failure(request: Request, templates: Environment, status: int, message: str) -> Response:
    """An error as a page for browsers, as a line of text for all others."""
    choice = by_accept(request.headers.get("accept"), PAGES)
    headers = {"Vary": "Accept", "Cache-Control": "no-store"}
    if status == 503:
        headers["Retry-After"] = "5"
    if choice is not None and choice.name == "html":
        page = templates.get_template("error.html").render(
            root=request.scope.get("root_path", ""), status=status, message=message
        )
        return Response(page, status, headers, "text/html; charset=utf-8")
    return PlainTextResponse(message + "\n", status, headers)


def etag(*parts: object) -> str:
    """A strong ETag of whatever decides the bytes of a reply."""
    return '"' + hashlib.sha256("\x1f".join(map(repr, parts)).encode()).hexdigest()[:32] + '"'


def unchanged(request: Request, tag: str) -> Response | None:
    """304 where the client has these bytes already."""
    known = request.headers.get("if-none-match")
    if request.method not in ("GET", "HEAD") or known is None:
        return None
    tags = {each.strip().removeprefix("W/") for each in known.split(",")}
    return Response(status_code=304, headers=caching(tag)) if tag in tags or "*" in tags else None


def caching(tag: str) -> dict[str, str]:
    """The headers of a reply that may be kept, if asked after each time."""
    return {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept"}


def data(answer: Answer, choice: Choice, headers: Mapping[str, str]) -> Response:
    """An answer in its format; says in a header where it was cut, and how many rows had no date."""
    told = dict(headers)
    if answer.truncated:
        what = "triples" if answer.form == "triples" else "rows"
        told["X-Truncated"] = f"only the first {answer.count} {what}"
    if answer.undated:
        told["X-Undated"] = f"{answer.undated} rows without a date left out"
    return Response(answer.data, headers=told | {"Content-Type": choice.content_type})
