"""The SPARQL 1.1 Protocol: from a request to the query that it asks and the dataset that it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from minutegraph.errors import QueryError

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

READ_ONLY = "this endpoint is read-only: it takes no updates (change the minutes and run kg build)"


class ProtocolError(QueryError):
    """A request that does not keep to the protocol; `status` is the HTTP status for it."""

    def __init__(self, status: int, message: str) -> None:
        """An error with its status."""
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: `query` is None where it has none; the graphs are None where it names none."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str | None = None


async def read(request: Request, limit: int) -> Asked:
    """What the request asks. `limit` is the most bytes of a body. Raises ProtocolError."""
    pairs = _pairs(request.scope["query_string"])
    if request.method != "POST":
        return _asked(pairs, None)
    content_type = request.headers.get("content-type", "")
    media_type, *parameters = (part.strip().lower() for part in content_type.split(";"))
    if media_type == UPDATE:
        raise ProtocolError(403, READ_ONLY)
    if media_type not in (FORM, QUERY):
        got = f"not {media_type}" if media_type else "and there is none"
        raise ProtocolError(415, f"the Content-Type of a POST must be {FORM} or {QUERY}, {got}")
    for parameter in parameters:
        if parameter.startswith("charset=") and parameter[8:].strip('"') not in ("utf-8", "utf8", "us-ascii"):
            raise ProtocolError(415, "the body must be UTF-8")
    body = await _body(request, limit)
    if media_type == FORM:
        return _asked([*pairs, *_pairs(body)], None)
    try:
        return _asked(pairs, body.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ProtocolError(400, f"the query is not UTF-8 (byte {error.start})") from error


async def _body(request: Request, limit: int) -> bytes:
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > limit:
            raise ProtocolError(413, f"the body is larger than {limit:,} bytes")
        chunks.append(chunk)
    return b"".join(chunks)


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "the parameters are not UTF-8, written with percent signs") from error
    except ValueError as error:
        raise ProtocolError(400, "too many parameters") from error


def _asked(pairs: Sequence[tuple[str, str]], body: str | None) -> Asked:
    """What a request asks for, by its pairs and its body. Raises ProtocolError."""

    def values(*names: str) -> tuple[str, ...]:
        return tuple(value for name, value in pairs if name in names)

    if values("update", "using-graph-uri", "using-named-graph-uri"):
        raise ProtocolError(403, READ_ONLY)
    queries = (*values("query"), *([body] if body is not None else []))
    if len(queries) > 1:
        raise ProtocolError(400, "there are several queries; send one")
    formats = values("format", "_mediatype", "output")
    return Asked(
        query=queries[0] if queries else None,
        default_graphs=values("default-graph-uri") or None,
        named_graphs=values("named-graph-uri") or None,
        format=formats[-1] if formats else None,
    )
