"""Posts: "Interim Assistant Director (Social Care)", "Chief Nurse of the CCG", "cabinet member children and families"."""

from __future__ import annotations

from dataclasses import dataclass

from minutegraph.extraction import bodies, people
from minutegraph.extraction import vocabulary as v
from minutegraph.extraction.words import Words


@dataclass(frozen=True, slots=True)
class Post:
    """A post: the words `first`..`last` (half-open) of its label, `end` behind its notes, and its organisation."""

    first: int
    last: int
    end: int
    organisation: str | None = None


def read(words: Words, at: int, floor: int) -> Post | None:
    """The post with a head at the word `at`, begun not before `floor`; None where the word is no post here."""
    at = _last_head(words, at)
    low, capital = words.low[at], words.capital(at)
    if low == "member" and not _member_is_post(words, at, floor):
        return None
    if not capital and low not in v.SMALL_HEADS:
        return None
    first = _left(words, at, floor, capital)
    if words.possessive(at) or words.plural_possessive(at):
        last = end = at + 1
    else:
        last, end = _tail(words, at + 1, capital)
    if first == at and last == at + 1 and not _stands_alone(words, at):
        return None
    if not capital and not _introduced(words, first, at, last):
        return None
    if low == "chair" and first == at and last == at + 1 and _seat(words, at):
        return None
    organisation, end = _organisation(words, end)
    return Post(first, last, end, organisation)


def _last_head(words: Words, at: int) -> int:
    """The last of heads that follow each other ("Executive Director", "Lead Reviewing Officer")."""
    best, flexible = at, words.low[at] not in v.ALONE
    for k in range(at + 1, min(at + 5, len(words))):
        low = words.low[k]
        if words.possessive(k - 1) and k - 1 == best or words.capital(k) != words.capital(at):
            if low in v.AFTER_CAPITAL_HEADS and not words.possessive(k - 1):
                best = k
            break
        if low in v.HEADS:
            best, flexible = k, low not in v.ALONE
        elif not flexible or low in v.STOPS or low in v.TITLES or not (low in v.MODIFIERS or low in v.AREAS):
            break
    return best


def _member_is_post(words: Words, at: int, floor: int) -> bool:
    return at > floor and words.low[at - 1] in v.POST_MEMBERS


def _left(words: Words, at: int, floor: int, capital: bool) -> int:
    """The first word of the title."""
    first = at
    while first > floor:
        low = words.low[first - 1]
        if low in v.ADJECTIVES or low in v.DETERMINERS:
            break
        upper = words.capital(first - 1)
        if (capital or upper and first == at) and (upper or low.isdigit()) and (low not in v.STOPS or low in v.MODIFIERS) and low not in v.TITLES:
            first -= 1
        elif low in v.MODIFIERS and (not capital or first == at or not upper) and low not in v.STOPS:
            first -= 1
        elif low in ("and", "&") and first - 1 > floor and _joins(words, first, capital):
            first -= 1
        elif low == "of" and words.at(first - 2) == "church" and first - 2 >= floor:
            first -= 2
        else:
            break
    while first < at and words.low[first] in ("and", "&") or first < at and words.possessive(first) and _own(words, first):
        first += 1
    if first == 0 and first < at and bodies.opener(words, first):
        first += 1
    return first


def _own(words: Words, at: int) -> bool:
    """Whether the word is the council's own body in the genitive ("the Council's Monitoring Officer")."""
    return words.low[at] in v.BODY_HEADS


def _joins(words: Words, first: int, capital: bool) -> bool:
    before = words.low[first - 2]
    if before in v.HEADS | v.GROUPS or words.possessive(first - 2) and before not in v.AREAS:
        return False
    if capital:
        return words.capital(first - 2) and (before in v.AREAS or before in v.MODIFIERS)
    return before in v.AREAS or before in v.MODIFIERS


def _stands_alone(words: Words, at: int) -> bool:
    low = words.low[at]
    return low in v.ALONE and (words.capital(at) or low not in v.VAGUE_HEADS)


def _introduced(words: Words, first: int, at: int, last: int) -> bool:
    """Whether a post in small letters stands where a party does: after "the", at the start, after "by" or a mark."""
    before = words.at(first - 1)
    if words.capital(first):
        return True
    if before in v.DETERMINERS or before in v.ADJECTIVES:
        return before not in ("this", "that") or last > at + 1
    if words.low[at] == "chair" and first == at:
        return before in ("", ":", "by")
    return before in ("", "by", "as", ":", "/", "-", "–", "and", "(")


def _seat(words: Words, at: int) -> bool:
    """Whether "the Chair" is the seat: "took the Chair", "in the Chair"."""
    return words.at(at - 1) == "the" and words.at(at - 2) in ("took", "in", "take", "takes", "taking", "taken", "vacated", "left", "taken", "assumed", "resumed") or words.at(at - 1) in ("to", "in")


def _tail(words: Words, at: int, capital: bool) -> tuple[int, int]:
    """Where label and post end when the head ends before `at`: brackets, links and areas."""
    last = end = at
    linked = False
    while True:
        inside = _bracket(words, end, people_too=False)
        if inside is not None:
            close, belongs = inside
            belongs = belongs and not linked
            follows = any(_match(words, close, link) for link in v.LINKS)
            end = close
            if belongs and last == _before_bracket(words, close):
                last = close
            if not follows:
                break
            if linked:
                break
        link = 0 if linked else _link(words, end)
        if not link:
            break
        reach = _area(words, end + link, capital, True)
        if reach == end + link:
            break
        last = end = reach
        linked = True
    if not linked and end == at:
        reach = _unlinked(words, at, capital)
        if reach > at:
            last = end = reach
            inside = _bracket(words, end, people_too=False)
            if inside is not None:
                end = inside[0]
    return last, end


def _before_bracket(words: Words, close: int) -> int:
    """The place of the opening bracket whose closing one stands before `close`."""
    k = close - 1
    while words.word[k] != "(":
        k -= 1
    return k


def _bracket(words: Words, at: int, people_too: bool) -> tuple[int, bool] | None:
    """The word behind a bracket at `at` and whether it belongs to the post's name; None if it is no note on the post."""
    if words.at(at) != "(":
        return None
    close = next((k for k in range(at + 1, min(at + 12, len(words))) if words.word[k] == ")"), None)
    if close is None or close == at + 1:
        return None
    first, low = words.word[at + 1], words.low[at + 1]
    if close == at + 2 and first.isupper() and low not in v.AREAS:
        return close + 1, False
    if low in v.TITLES or people.plain(words, at + 1) or people.bare(words, at + 1):
        return None
    if low in v.HEADS and close == at + 2 or low in v.NOTES:
        return None
    if not first[0].isupper() and low not in v.AREAS:
        return None
    if any(words.low[k] in v.HEADS and k > at + 1 and words.low[k] not in v.AREAS for k in range(at + 1, close)):
        return None
    return close + 1, True


def _match(words: Words, at: int, link: tuple[str, ...]) -> bool:
    return tuple(words.low[at : at + len(link)]) == link


def _link(words: Words, at: int) -> int:
    """How many words tie an area to the head before `at`; 0 if none do."""
    if words.at(at) == "with":  # "with Responsibility (CMR) for"
        for k in range(at + 1, min(at + 8, len(words))):
            if words.low[k] == "for":
                inside = words.low[at + 1 : k]
                if any(w in ("responsibility", "responsibilities", "portfolio") for w in inside):
                    return k - at + 1 + (words.at(k + 1) == "the")
        return 0
    for link in v.LINKS:
        if _match(words, at, link):
            if link[0] == "to" and words.at(at - 1) not in v.TO_HEADS:
                return 0
            if link[0] == "to" and (link != ("to", "the") and not words.capital(at + 1)):
                return 0
            return len(link)
    return 0


def _unlinked(words: Words, at: int, capital: bool) -> int:
    """The end of an area that follows the head without a link, or after a comma, dash or colon."""
    mark = words.at(at) in v.MARKS
    begin = at + mark
    low = words.at(begin)
    if low not in v.AREAS or capital and not words.capital(begin) or starts_post(words, begin):
        return at
    if mark and (not capital or words.at(at) in "-–—" and words.text[words.start[at] - 1] != " "):
        return at
    if not capital and low in v.AREA_VERBS:
        return at
    if people.name_end(words, begin) > begin + 1 and words.low[begin] in v.GIVEN:
        return at
    reach = _area(words, begin, capital, False)
    if mark and words.at(at) == "," and (words.at(reach) == "and" or bodies.forward(words, begin) >= reach > begin + 1):
        return at
    return reach


def starts_post(words: Words, at: int) -> bool:
    """Whether a post, by its own head, begins at `at`: "Head of", "Deputy Chief Executive"."""
    for k in range(at, min(at + 5, len(words))):
        low = words.low[k]
        if low in v.HEADS and (low in v.ALONE or k > at or words.at(k + 1) in ("of", "for")):
            return True
        if low in v.GROUPS and low not in v.PUBLIC_GROUPS:
            return True
        if not (words.capital(k) or low in v.MODIFIERS) or low in v.STOPS or words.possessive(k) and low not in v.AREAS:
            return False
    return False


def _area(words: Words, at: int, capital: bool, linked: bool) -> int:
    """The word behind the field of work that begins at `at`, or `at` if none does."""
    start = at
    whole = bodies.forward(words, at) if linked else at
    if linked and whole > at and not any(words.word[k] == "," for k in range(at, whole)):
        if not starts_post(words, at):
            at = whole
            if words.possessive(at - 1) or not words.at(at) in ("and", "&"):
                return at
    closed = False
    while at < len(words) and at - start < 14:
        low = words.low[at]
        if low in ("and", "&"):
            if closed or not _segment(words, at + 1, capital):
                break
            closed = True
            at += 1
        elif low == "," :
            reach = _listed(words, at) if capital and not closed and at > start else at
            if reach == at:
                break
            at, closed = reach, True
        elif low in ("of", "for", "in", "to", "with") and at > start:
            step = 1 + (words.at(at + 1) == "the")
            if low in ("in", "to", "with", "for") and step == 2 or not _segment(words, at + step, capital):
                break
            at += step
        elif _area_word(words, at, capital, start):
            at += 1
            if words.possessive(at - 1) and words.low[at - 1] not in v.AREAS:
                break
            if words.plural_possessive(at - 1) and words.low[at - 1] not in v.AREAS:
                break
        else:
            break
    while at > start and words.low[at - 1] in v.INNER | {","}:
        at -= 1
    return at


def _area_word(words: Words, at: int, capital: bool, start: int) -> bool:
    low = words.low[at]
    if not low[0].isalnum():
        return False
    upper = words.capital(at)
    if low == "after" and words.low[at - 1] == "looked":
        return True
    if upper and (low in v.STOPS or low in v.TITLES or low in v.HEADS and starts_post(words, at) or people.plain(words, at)):
        return False
    if upper:
        return True
    if low not in v.AREAS:
        return low in ("opposition", "governors", "meeting", "trustees", "group") and at == start
    if low in v.AREA_VERBS and at > start:
        return words.low[at - 1] in ("and", "&", "of", "for") or words.at(at + 1) in v.AREAS - v.AREA_VERBS
    return True


def _segment(words: Words, at: int, capital: bool) -> bool:
    """Whether the words at `at` go on with an area: no title, name, post, body alone or group begins there."""
    low = words.at(at)
    if not low or not low[0].isalnum() or low in v.TITLES or low in v.STOPS:
        return False
    if capital and not words.capital(at) and low not in v.AREAS or not capital and low not in v.AREAS:
        return False
    if starts_post(words, at) or people.plain(words, at) or people.bare(words, at):
        return False
    hit = bodies.known(words, at)
    if hit is not None and low not in v.AREAS:
        return False
    return not (low in v.BODY_ALONE | v.AUTHORITY_HEADS and not words.capital(at + 1))


def _listed(words: Words, at: int) -> int:
    """The word behind ", B and C" that goes on with an area at the comma `at`, or `at` if the comma ends the post."""
    k = at
    while words.at(k) == ",":
        k += 1
        if words.at(k) in ("and", "&"):
            break
        if not _segment(words, k, True) or not words.capital(k):
            return at
        begin = k
        while words.capital(k) and words.low[k] not in v.STOPS or words.at(k) == "of" and words.capital(k + 1):
            k += 1
        if not any(words.low[j] in v.AREAS for j in range(begin, k)):
            return at
    if words.at(k) not in ("and", "&") or not words.capital(k + 1) or not _segment(words, k + 1, True):
        return at
    k += 1
    while _area_word(words, k, True, at) and k < len(words):
        k += 1
        if k >= len(words):
            break
    return k


def _organisation(words: Words, end: int) -> tuple[str | None, int]:
    """The outside organisation after a post (", OPCC", "at Elm Hospitals") and the word behind it."""
    mark = words.at(end)
    if mark not in (",", "at", "from"):
        return None, end
    begin = end + 1 + (words.at(end + 1) == "the")
    if begin >= len(words) or not words.capital(begin):
        return None, end
    hit = bodies.known(words, begin)
    if hit is None and words.low[begin] == "office" and words.at(begin + 1) == "of":
        reach = _area(words, begin + 2 + (words.at(begin + 2) == "the"), True, True)
        return words.span(begin, reach), reach
    if hit is not None and hit.kind in ("inspectorate", "department", "organisation", "authority"):
        reach = hit.last
    else:
        reach = bodies.forward(words, begin)
        if reach == begin or any(words.word[k] == "," for k in range(begin, reach)):
            return None, end
    if mark == "," and words.at(reach) in ("and", "&") or starts_post(words, begin):
        return None, end
    return words.span(begin, reach), reach
