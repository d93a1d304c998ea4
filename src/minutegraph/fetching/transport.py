"""One request over HTTP, bounded in time and size, to no address but those that the site may have.

The standard library's client, since here the name must be resolved, the address judged and then that very address
connected to, which the libraries above it leave no room for; a site is asked about once a second, so nothing that they
add would be felt.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urlsplit

from minutegraph.digits import natural
from minutegraph.errors import FetchError
from minutegraph.fetching.target import Target, checked, literal

_CHUNK = 1 << 16
_ZIPPED = ("gzip", "x-gzip")


class Interrupted(FetchError):
    """A request that failed in a way that may pass: too slow, cut off, connection refused or lost."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one answer may take: seconds in silence, seconds in all, bytes when unpacked."""

    silence: float = 30.0
    seconds: float = 120.0
    size: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: the address that gave it, its status, its headers (names in lower case), its content unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes


def ask(url: str, target: Target, headers: Mapping[str, str], limits: Limits) -> Reply:
    """The answer to one GET. Redirects are not followed.

    Raises Interrupted for what may pass, and FetchError for what will not: an address that must not be asked, a
    certificate that is not trusted, an answer that is too large.
    """
    parts = checked(url)
    try:
        with _watched(limits) as watch:
            connection, path = _opened(parts, target, limits, watch)
            with _closing(connection):
                sent = {"Host": parts.netloc, "Accept-Encoding": "gzip", "Connection": "close", **headers}
                connection.response_class = _Response
                connection.request("GET", path, headers=sent)
                reply = connection.getresponse()
                got = {name.lower(): value for name, value in reply.getheaders()}
                content = _content(url, reply, got, limits)
    except ssl.SSLError as error:
        raise FetchError(_tls(parts.hostname or "", error)) from None
    except TimeoutError:
        raise Interrupted(f"{url}: no answer within {_seconds(limits.silence)}; the site is slow or down") from None
    except socket.gaierror:
        raise FetchError(f"{parts.hostname}: there is no such host, or no network; check the address") from None
    except (OSError, http.client.HTTPException) as error:
        if watch.late:
            raise Interrupted(f"{url}: no whole answer within {_seconds(limits.seconds)}; the site is slow") from None
        what = getattr(error, "strerror", None) or "the connection broke off"
        raise Interrupted(f"{url}: {what}; check the address, or try again later") from None
    return Reply(url, reply.status, got, content)


class _Response(http.client.HTTPResponse):
    """An answer that comes in chunks, none of which may be smaller than nothing: -1 would be read without bound."""

    def _read_next_chunk_size(self) -> int:
        size: int = super()._read_next_chunk_size()  # type: ignore[misc]
        if size < 0:
            raise http.client.HTTPException
        return size


@dataclass(slots=True)
class _Watch:
    """Ends a connection when its time is over, whatever it is doing: a server may send a byte now and then for ever."""

    late: bool = False
    socket: socket.socket | None = field(default=None)

    def cut(self) -> None:
        self.late = True
        if self.socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.socket, socket.SHUT_RDWR)


@contextmanager
def _watched(limits: Limits) -> Iterator[_Watch]:
    watch = _Watch()
    timer = threading.Timer(limits.seconds, watch.cut)
    timer.daemon = True
    timer.start()
    try:
        yield watch
        if watch.late:
            raise http.client.HTTPException
    finally:
        timer.cancel()


@contextmanager
def _closing(connection: http.client.HTTPConnection) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            connection.close()


def _opened(
    parts: SplitResult, target: Target, limits: Limits, watch: _Watch
) -> tuple[http.client.HTTPConnection, str]:
    """A connection that is open, and what to ask it for."""
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe="%/:=&?~+!$,;'@()*[]")
    proxy = None if target.is_this_machine else _proxy(parts)
    if proxy is not None:
        _judge(host, [], target)
        if not secure:
            connection = http.client.HTTPConnection(proxy[0], proxy[1], timeout=limits.silence)
            path = f"http://{parts.netloc}{path}"
        else:
            context = ssl.create_default_context()
            connection = http.client.HTTPSConnection(proxy[0], proxy[1], timeout=limits.silence, context=context)
            connection.set_tunnel(host, port)
        connection.connect()
        watch.socket = connection.sock
        return connection, path
    sock = _connected(host, port, target, limits)
    watch.socket = sock
    if secure:
        sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
        watch.socket = sock
        try:
            sock.do_handshake()
        except BaseException:
            sock.close()
            raise
    connection = http.client.HTTPConnection(host, port, timeout=limits.silence)
    connection.sock = sock
    return connection, path


def _proxy(parts: SplitResult) -> tuple[str, int] | None:
    """The proxy that the user's environment names for an address."""
    named = urllib.request.getproxies().get(parts.scheme)
    if not named or urllib.request.proxy_bypass(parts.hostname or ""):
        return None
    try:
        proxy = urlsplit(named if "://" in named else f"http://{named}")
        return (proxy.hostname, proxy.port or 80) if proxy.hostname else None
    except ValueError:
        raise FetchError(
            f"{parts.scheme}_proxy in your environment names no proxy; write it as http://host:port, or take it out"
        ) from None


def _connected(host: str, port: int, target: Target, limits: Limits) -> socket.socket:
    """A socket to the first address of a host that answers; each address has been judged."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    _judge(host, addresses, target)
    trouble: OSError = OSError("no address")
    for address in addresses[:4]:
        try:
            return socket.create_connection((address, port), timeout=limits.silence)
        except OSError as error:
            trouble = error
    raise trouble


def _judge(host: str, addresses: list[str], target: Target) -> None:
    """Refuses addresses that a public site does not have: of this machine, and of private networks.

    A network that the user named himself may be private (a council's own name leads its officers to one), and this
    machine is asked where it was named as such.
    """
    own = literal(host)
    for each in [own] if own is not None else map(literal, addresses):
        if each is None:
            continue
        mapped = each.ipv4_mapped if isinstance(each, ipaddress.IPv6Address) else None
        address = mapped or each
        if address.is_global and not address.is_multicast:
            continue
        meant = target.named and host == target.host
        if meant and (own is not None or target.is_this_machine):
            continue
        never = address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified
        if meant and not never:
            continue
        raise FetchError(f"{host}: leads to {address}, which is no public address; not asked")


def _content(url: str, reply: http.client.HTTPResponse, headers: Mapping[str, str], limits: Limits) -> bytes:
    """The content, unpacked, and never more of it in memory than is allowed."""
    coding = headers.get("content-encoding", "").strip().lower()
    if coding not in ("", "identity", *_ZIPPED):
        raise FetchError(f"{url}: is packed in a way that was not asked for ({coding[:40]})")
    unpack = zlib.decompressobj(31) if coding in _ZIPPED else None
    out, came = bytearray(), 0
    while chunk := reply.read(_CHUNK):
        came += len(chunk)
        try:
            out += chunk if unpack is None else unpack.decompress(chunk, limits.size + 1 - len(out))
        except zlib.error:
            raise Interrupted(f"{url}: its packing is damaged") from None
        if len(out) > limits.size:
            raise FetchError(f"{url}: the answer is larger than {limits.size // 1_000_000} MB; not read")
    length = natural(headers.get("content-length", ""), 18)
    if (length is not None and came < length) or (unpack is not None and came and not unpack.eof):
        raise Interrupted(f"{url}: the answer was cut off")
    return bytes(out)


def _tls(host: str, error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message or "not trusted"
        return f"{host}: its certificate cannot be trusted ({why}); the site is not read. Tell the council, or check the address"
    return f"{host}: no secure connection ({error.reason or 'TLS failed'}); check the address, or try http://"


def _seconds(number: float) -> str:
    return f"{number:g} s"
