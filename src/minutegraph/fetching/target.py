"""Which site is to be asked: from an address or the name of a council to where a ModernGov site begins."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import SplitResult, urlsplit

from minutegraph import register
from minutegraph.errors import FetchError
from minutegraph.register import Authority, Surroundings

SYSTEM = "ModernGov"
"""The system, as the register calls it, whose sites can be asked."""

_ADDRESS = re.compile(r"https?://|(?:[\w.-]+\.[a-z]{2,}|localhost|[\d.]{7,15}|\[[\da-f:.]+\])(?::\d+)?(?:/|\Z)", re.I)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?://|(?!\d))", re.I)
_PAGE = re.compile(r"/(?:(?:mg|ie)\w+\.as[pm]x|documents/).*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Target:
    """A site: the address under which its pages lie (no slash at the end), and the council whose it is, where known.

    `named` tells that the user wrote the address, and did not only name a council.
    """

    url: str
    authority: str | None = None
    named: bool = True

    @property
    def host(self) -> str:
        """The name of the host, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()

    @property
    def folder(self) -> str:
        """What a folder for this site is called: the host, and the port where it is no usual one."""
        port = urlsplit(self.url).port
        return self.host.replace(":", "-") + (f"-{port}" if port else "")

    @property
    def is_this_machine(self) -> bool:
        """Whether the site was named as one of the machine itself: `localhost`, 127.0.0.1."""
        address = literal(self.host)
        return self.host == "localhost" if address is None else address.is_loopback


def literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host's name is, where it is a number and no name."""
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def target(words: str) -> Target:
    """The site that a web address, or the name of a council in the register, stands for.

    Any page of the site will do. Raises FetchError where the words stand for none, for several, or for a site of
    another system.
    """
    words = words.strip()
    if _ADDRESS.match(words):
        return _addressed(words)
    if scheme := _SCHEME.match(words):
        raise FetchError(
            f"{words}: {scheme[1]} addresses are not fetched; give one that begins with https:// or http://"
        )
    return _council(words)


def _addressed(words: str) -> Target:
    local = words.startswith(("localhost", "127.", "[::1]"))
    address = words if "://" in words else f"{'http' if local else 'https'}://{words}"
    parts = checked(address)
    path = _PAGE.sub("", parts.path).rstrip("/")
    url = f"{parts.scheme}://{parts.netloc.lower()}{path}"
    councils = register.at_address(url)
    return Target(url, councils[0].name if len(councils) == 1 else None)


def checked(address: str) -> SplitResult:
    """The parts of an address that may be asked at all. Raises FetchError where it is of another scheme or malformed."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
        parts.netloc.encode("ascii")
        (host or "").encode("idna")  # fails for labels that no name can have
    except ValueError:
        raise FetchError(f"{address[:200]}: not a web address; check it") from None
    if parts.scheme not in ("http", "https"):
        raise FetchError(f"{address[:200]}: only http and https addresses are fetched")
    if not host or re.search(r"[\s\x00-\x20\x7f]", address):
        raise FetchError(f"{address[:200]!r}: not a web address; check it")
    if parts.username is not None or parts.password is not None:
        raise FetchError(
            f"{parts.scheme}://{host}: an address with a user's name or password is not fetched; leave them out"
        )
    return parts


def _council(name: str) -> Target:
    found = register.resolve(name, Surroundings(date=date.today().isoformat()))
    if found.open:
        several = ", ".join(sorted(each.name for each in found.open)[:6])
        raise FetchError(f"{name!r} may be any of: {several}; write the name in full")
    council = found.authority
    if council is None:
        near = register.nearest(name)
        hint = f"did you mean {' or '.join(near)}? Else give" if near else "give"
        raise FetchError(f"{name!r} is no council in the register; {hint} the address of its ModernGov site")
    return _site(council)


def _site(council: Authority) -> Target:
    if council.site is None:
        raise FetchError(f"the register knows no site of {council.name}; give the address of its ModernGov site")
    if council.site.system != SYSTEM:
        system = "CMIS" if council.site.system == "CMIS" else "a system of its own"
        raise FetchError(
            f"{council.name} publishes with {system}, not with ModernGov, which alone can be asked; save its minutes by "
            "hand and give them to kg build, or give the address of its ModernGov site if it has one"
        )
    return Target(_addressed(council.site.url).url, council.name, named=False)
