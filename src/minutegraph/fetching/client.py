"""A polite client of one site: its robots.txt is obeyed, it has time between requests, and it is left alone when it asks."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from minutegraph.errors import FetchError
from minutegraph.fetching.target import Target, checked, literal
from minutegraph.fetching.transport import Interrupted, Limits, Reply, ask
from minutegraph.version import VERSION

NAME = "minutegraph"
"""The name that a robots.txt may have rules for."""

AGENT = f"{NAME}/{VERSION} (+https://w3id.org/minutegraph; kg fetch, reads published minutes)"
"""Who asks, as each request says."""

LEAST_DELAY = 0.5
"""Seconds between two requests to a site that is not on this machine, whatever the user wishes."""

_LATER = (429, 503)
_PASSING = (408, 425, 500, 502, 504)
_MOVED = (301, 302, 303, 307, 308)
_REDIRECTS = 5
_NO_OPERATION = b"Request format is unrecognized"
"""What a web service answers, with status 500, that may not be asked by GET."""


class Refused(FetchError):
    """An address that robots.txt asks not to read."""


class Faulty(FetchError):
    """A page that the site answers with an error of its own (status 500 and such), however often it is asked."""


class Busy(FetchError):
    """The site asks to be left alone for longer than a run waits."""


class Elsewhere(FetchError):
    """A page that leads to another site; `there` is its address."""

    def __init__(self, message: str, there: str) -> None:
        super().__init__(message)
        self.there = there


@dataclass(frozen=True, slots=True)
class Pace:
    """How a site is asked: seconds between requests, how often in all a request is tried, how long is waited between."""

    delay: float = 1.0
    tries: int = 4
    first_wait: float = 5.0
    longest_wait: float = 300.0
    limits: Limits = field(default_factory=Limits)


class Client:
    """Asks one site, one request at a time. `tell` is given lines for the user: that and why it waits."""

    def __init__(
        self,
        target: Target,
        pace: Pace | None = None,
        tell: Callable[[str], None] = lambda line: None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.target = target
        self.pace = pace or Pace()
        self.requests = 0
        self._tell, self._sleep = tell, sleep
        self._delay = self.pace.delay if target.is_this_machine else max(LEAST_DELAY, self.pace.delay)
        self._last = 0.0
        self._robots: RobotFileParser | None = None
        self._secure = self._answered = False

    def get(self, url: str) -> Reply:
        """The answer of a page, redirects followed: of any status but those that may pass, which are tried again.

        Raises Refused where robots.txt forbids it, Busy where the site asks for a longer wait, FetchError else.
        """
        if not self._may(url):
            raise Refused(f"{url}: the site's robots.txt asks not to read it")
        return self._tried(url)

    def _tried(self, url: str) -> Reply:
        trouble = FetchError(f"{url}: not tried")
        for attempt in range(self.pace.tries):
            wait = self.pace.first_wait * 2**attempt
            try:
                reply = self._followed(url)
            except Interrupted as error:
                if attempt and not self._answered:
                    raise  # it has never answered: a wrong address, or a site that is down
                trouble = error
            else:
                if reply.status in _LATER:
                    wait = max(_asked_for(reply), 0.0 if "retry-after" in reply.headers else wait)
                    trouble = Busy(f"{url}: the site is busy (status {reply.status}); run the same again later")
                elif reply.status in _PASSING and _NO_OPERATION not in reply.content[:2000]:
                    trouble = Faulty(f"{url}: the site answers with an error (status {reply.status})")
                else:
                    return reply
            if wait > self.pace.longest_wait:
                raise Busy(f"{url}: the site asks to be left alone for {_span(wait)}; run the same again after that")
            if attempt + 1 < self.pace.tries:
                if wait >= self.pace.first_wait:
                    self._tell(f"waiting {_span(wait)}: {trouble}")
                self._sleep(wait)
        raise trouble

    def _followed(self, url: str) -> Reply:
        """The answer where the redirects lead: within the same host, and never from https to http."""
        for _ in range(_REDIRECTS + 1):
            reply = self._once(url)
            if reply.status not in _MOVED or not (place := reply.headers.get("location")):
                return reply
            try:
                there = urljoin(url, place.strip().replace(" ", "%20"))
            except ValueError:
                raise FetchError(f"{url}: leads to an address that is none") from None
            self._check_move(url, there)
            if self._robots is not None and not self._may(there):
                raise Refused(f"{there}: the site's robots.txt asks not to read it")
            url = there
        raise FetchError(f"{url}: leads from page to page without end")

    def _check_move(self, here: str, there: str) -> None:
        old, new = checked(here), checked(there)
        upgraded = (old.scheme, new.scheme) == ("http", "https") and old.port in (None, 80) and new.port in (None, 443)
        inner = literal(new.hostname or "")
        if inner is not None and not inner.is_global and new.hostname != old.hostname:
            raise FetchError(f"{here}: leads to {inner}, which is no public address; not followed")
        if new.hostname != old.hostname or not (upgraded or (new.scheme, new.port) == (old.scheme, old.port)):
            raise Elsewhere(
                f"{here}: leads to another site ({new.scheme}://{new.netloc}), which is not followed; "
                "give that address if it is the one you mean",
                there,
            )
        self._secure = self._secure or upgraded

    def _once(self, url: str) -> Reply:
        if self._secure and url.startswith("http:"):
            parts = urlsplit(url)
            url = parts._replace(scheme="https", netloc=parts.hostname or "").geturl()
        rest = self._last + self._delay - time.monotonic()
        if self.requests and rest > 0:
            self._sleep(rest)
        self.requests += 1
        try:
            reply = ask(url, self.target, {"User-Agent": AGENT, "Accept": "*/*"}, self.pace.limits)
        finally:
            self._last = time.monotonic()
        self._answered = True
        return reply

    def _may(self, url: str) -> bool:
        if self._robots is None:
            self._robots = self._rules()
            asked = float(self._robots.crawl_delay(NAME) or 0)
            if asked > self.pace.longest_wait:
                raise Refused(f"{url}: robots.txt asks for {_span(asked)} between requests; nothing is asked")
            if asked > self._delay:
                self._delay = asked
                self._tell(f"robots.txt asks for {_span(self._delay)} between requests")
        return self._robots.can_fetch(NAME, url)

    def _rules(self) -> RobotFileParser:
        """The rules of robots.txt. A site that has none, or shows it to nobody, has no rules (RFC 9309, 2.3.1.3).

        Nor has one that leads from it to a page of another site, as some do from every page that they do not have.
        """
        address = urljoin(self.target.url + "/", "/robots.txt")
        rules = RobotFileParser(address)
        try:
            reply = self._tried(address)
        except Elsewhere as error:
            if error.there.partition("?")[0].endswith("/robots.txt"):
                raise
            rules.parse([])
            return rules
        text = reply.content[:500_000].decode("utf-8-sig", "replace") if reply.status == 200 else ""
        rules.parse(list(filter(_is_rule, text.splitlines())))
        return rules


def _is_rule(line: str) -> bool:
    """Whether a line of robots.txt can be read; the standard library falls over numbers and addresses that are none."""
    alone = RobotFileParser()
    try:
        alone.parse(["User-agent: *", line])
        return float(alone.crawl_delay("*") or 0) >= 0
    except (ValueError, OverflowError):
        return False


def _asked_for(reply: Reply) -> float:
    """The seconds that `Retry-After` asks to wait; 0 where it does not, or is in the past."""
    value = reply.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        then = email.utils.parsedate_to_datetime(value)
        then = then if then.tzinfo else then.replace(tzinfo=UTC)
        return max(0.0, (then - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return 0.0


def _span(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} s" if seconds >= 10 else f"{seconds:g} s"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
