"""Names that no list has: known for people by what they do, by the post beside them, by their initials ("JH to chase")."""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.grammar import FEELINGS
from minutegraph.extraction.language.grammar import words as entries
from minutegraph.extraction.language.words import Words
from minutegraph.extraction.parties.people import Name, beside_post, given, name_end, says


def bare(words: Words, at: int) -> Name | None:
    """A name known only by what it does, at the start of a clause: "Katie said", "JH to chase"."""
    word, low = words.word[at], words.low[at]
    if (
        len(word) == 2
        and word.isupper()
        and word.isalpha()
        and words.at(at + 1) in _PUT
        and not words.at(at - 1).isalpha()
    ):
        return Name(at, at + 1, words.span(at, at + 1))
    if len(word) == 2 and word.isupper() and (low in v.STOPS or word in _INITIALS_TOO) and _acts_as_person(words, at):
        return Name(at, at + 1, words.span(at, at + 1))  # "TO reported", of somebody whose initials are a word
    if low in _NOT_NAMES or words.at(at - 1) in v.LABELLED:
        return None
    one = Name(at, at + 1, words.span(at, at + 1))
    if word.isupper() and word.isalpha() and 2 <= len(word) <= 3:
        return one if _stands_for_name(words, at) else None
    after = words.at(at + 1)
    if given(low):
        acts = says(words, at + 1) or after == "to" or (after in v.AUXILIARIES and low not in v.AMBIGUOUS_GIVEN)
        return one if acts else None
    if words.capital(at + 1) and says(words, at + 2) and after not in _NO_SURNAMES:
        return Name(at, at + 2, words.span(at, at + 2))
    if len(word) > 3 and after in _ACTING and words.at(at + 2) in _WHAT and _unusual(low):
        return one
    if len(word) > 3 and after in _STRICT and words.at(at + 2) not in ("by", ".", ",") and not low.endswith(_NOUNS):
        return one
    return None


_NOT_NAMES = v.STOPS | v.AREAS | v.MODIFIERS | v.HEADS | v.GROUPS | v.BODY_HEADS | v.ORG_HEADS | frozenset(v.NAMED)
_BESIDE_NAMES = v.TITLES | v.BEFORE_TITLE | v.SPELLED_RANKS | {"chief"} | {rank.lower() for rank in v.RANKS}
THINGS = frozenset(low for low in _NOT_NAMES - _BESIDE_NAMES if len(low) > 3 and low[1] != "." and not given(low))
"""Words of other things: they begin no name unless the document knows somebody by them."""
_NO_SURNAMES = v.STOPS | v.AREAS | v.HEADS | v.BODY_HEADS | v.GROUPS | v.ORG_HEADS


def may_name(words: Words, at: int) -> bool:
    """Whether somebody's name can begin at a word with a capital: a quick test before each way to be named is tried."""
    word, low = words.word[at], words.low[at]
    if word in words.known or word[:-2] in words.known:
        return True
    if low in THINGS:
        return False
    if len(word) < 4 or word[1] == "." or low in _BESIDE_NAMES or given(low):
        return True
    return words.capital(at + 1) or words.at(at + 1) in _BEHIND_STRANGERS


def posted(words: Words, at: int) -> Name | None:
    """A name of two or three unknown words that a post stands beside, after a mark or "by", "from" and the like.

    "Jyoti Prandesh, Service Manager, said"; "the Director of People, Jyoti Prandesh, was"
    """
    if words.low[at] in _NOT_NAMES or not words.capital(at + 1) or words.low[at + 1] in _NO_SURNAMES:
        return None
    before = words.at(at - 1)
    if (before.isalpha() and before not in _BEFORE) or before in v.LABELLED:
        return None
    end = name_end(words, at)
    beside = end >= at + 2 and not words.owns(end - 1) and beside_post(words, at, end)
    return Name(at, end, words.span(at, end)) if beside else None


_BEFORE = entries("names", "before")
_PUT = entries("names", "put")
_STRICT = entries("names", "strict")


def _unusual(low: str) -> bool:
    """Whether a word with a capital at the start of a sentence may be a name nobody has listed."""
    return low not in v.NOBODY and not low.endswith(_NOUNS)


_OPENS_CLAUSE = frozenset(("", ".", ":", ";", "(", "[", "/", "-", "–"))
_NO_PERSON = entries("names", "no_person")
_SAID = entries("names", "said")
_BINDING = entries("names", "binding")
_INITIALS_TOO = entries("names", "initials_too")
_ACTING = entries("names", "acting")
_WHAT = entries("names", "what")
_BEHIND_STRANGERS = _ACTING | _STRICT
_FEELS = frozenset(word for word in FEELINGS if " " not in word)
_HOW = frozenset(("very", "also", "really", "most", "not"))
_NOUNS = ("s", "ion", "ment", "ance", "ing", "ed", "y")


def _acts_as_person(words: Words, at: int) -> bool:
    """Whether capitals that are a word too ("TO", "AM") say or are to do something: "TO to bring costings"."""
    before, after = words.at(at - 1), words.at(at + 1)
    if paired(words, at):
        return True
    if at == 0 and says(words, 1):
        return True
    if before not in _OPENS_CLAUSE or words.low[at] in _NO_PERSON:
        return False
    if after == "to":
        return words.at(at + 2).isalpha() and words.word[at + 2].islower() and words.at(at + 2) not in v.STOPS
    return after in _BINDING


def _stands_for_name(words: Words, at: int) -> bool:
    """Whether capitals are somebody's initials here: they act, or stand alone where owners stand."""
    if words.word[at] in v.NO_INITIALS or words.word[at] in v.POST_ACRONYMS:
        return False
    before, after = words.at(at - 1), words.at(at + 1)
    if says(words, at + 1) or (after in v.AUXILIARIES and before in _OPENS_CLAUSE):
        return True
    feels = after if after not in _HOW else words.at(at + 2)
    if feels in _FEELS and before in _OPENS_CLAUSE:
        return True  # "AC concerned that"
    beside = (before == "/" and _capitals(words, at - 2)) or (after == "/" and _capitals(words, at + 2))
    if at == 0 and len(words.word[at]) == 2 and (after in _BEHIND_INITIALS or _says_after_aside(words, at)):
        return True
    if at == 0 and after == "(" and _says_behind_bracket(words, at):
        return True
    joined = after == "and" and _capitals(words, at + 2) and words.at(at + 3) in _ACTS
    if joined or (paired(words, at) and after in _ACTS):
        return True
    if told(words, at) or (at == 0 and after in (":", "–") and len(words.word[at]) == 2 and len(words) > 3):
        return True
    listed = before in ("(", ",") and after in (")", ",") and not words.at(at - 2).isdigit()
    return beside or listed or (after in ("", ".") and before in ("", ".", ":", "-", "–"))


_ACTS = v.AUXILIARIES | {"to"}
_BEHIND_INITIALS = entries("names", "behind_initials")
_MADE = entries("names", "made")
_ASIDE = 12  # words


def _says_behind_bracket(words: Words, at: int) -> bool:
    """Whether a verb of saying or a colon stands behind a bracket: "YA (Finance) explained", "RH (Operations): call-outs"."""
    close = next((k for k in range(at + 2, min(at + _ASIDE, len(words))) if words.low[k] == ")"), 0)
    return bool(close) and (says(words, close + 1) or words.at(close + 1) == ":")


def _says_after_aside(words: Words, at: int) -> bool:
    """Whether a verb stands behind an aside between commas: "MD, for her part, was", "WS, who went as a helper, said"."""
    if words.at(at + 1) != "," or words.capital(at + 2):
        return False
    end = next((k for k in range(at + 3, min(at + _ASIDE, len(words))) if words.low[k] == ","), 0)
    return bool(end) and acts_next(words, end)


def told(words: Words, at: int) -> bool:
    """Whether the word may be the initials of who said what stands before, or would do something: "All schools, said PL."."""
    before, after = words.at(at - 1), words.at(at + 1)
    binds = before in ("agreed", "and", "but", "that") and after in _BINDING and len(words.word[at]) == 2
    made = before == "by" and words.at(at - 2) in _MADE and after in ("", ":", ".") and len(words.word[at]) == 2
    if made and _capitals(words, at):
        return True  # "Points made by PV:"
    return (binds or (before in _SAID and after in ("", ".", ",", ";"))) and _capitals(words, at)


def are_initials(words: Words, at: int) -> bool:
    """Whether the word is somebody's initials, though one in small letters stands before it: "CB and DO", "said PL"."""
    return _capitals(words, at) and (paired(words, at) or told(words, at))


def paired(words: Words, at: int) -> bool:
    """Whether the word and the one before "and" are both somebody's initials, it seems: "CB and DO"."""
    return words.at(at - 1) == "and" and _capitals(words, at) and _capitals(words, at - 2)


def _capitals(words: Words, at: int) -> bool:
    return (
        0 <= at < len(words)
        and words.word[at].isupper()
        and 2 <= len(words.word[at]) <= 3
        and words.word[at] not in v.NO_INITIALS
    )


def acts_next(words: Words, at: int) -> bool:
    """Whether a verb of saying or an auxiliary stands right behind the word."""
    return says(words, at + 1) or words.at(at + 1) in v.AUXILIARIES


def known(words: Words, at: int) -> Name | None:
    """Somebody named by words by which the document knows people: "Carys", "Bowen", "CB", "Carys Bowen"."""
    if words.word[at] not in words.known and words.word[at][:-2] not in words.known:
        return None  # without "'s" neither
    end = at
    while end < len(words) and words.span(end, end + 1) in words.known and not (end > at and words.owns(end - 1)):
        end += 1
    before, after = words.at(at - 1), words.at(end)
    if end == at or (words.capital(end) and after.isalpha()) or before == "the":
        return None
    if words.capital(at - 1) and before.isalpha() and before not in v.STOPS and before not in v.SAYING:
        return None
    if _is_word_too(words, at) and not acts_next(words, end - 1) and (at == 0 or before not in v.SAYING):
        marked = after in (":", "–", "-") or (before == "(" and after == ")")
        beside = marked or (at > 1 and before in ("and", "/") and words.word[at - 2] in words.known)
        return Name(at, end, words.span(at, end)) if beside else None
    return Name(at, end, words.span(at, end))


def _is_word_too(words: Words, at: int) -> bool:
    """Whether a word by which somebody is known is more often another word, or stands for something else: "Will", "PC"."""
    low = words.low[at]
    return low in v.STOPS or low in v.AMBIGUOUS_GIVEN or low in v.NOBODY or words.word[at] in v.NO_INITIALS


def heard(words: Words, at: int) -> Name | None:
    """A given name alone where a verb or preposition makes it a party: "thanked Sam", "supplied by Katie".

    So too any two words with capitals behind a verb of moving: "seconded Farid Aslam".
    """
    low, before = words.low[at], words.at(at - 1)
    moves = before in _MOVES or (before == "by" and words.at(at - 2) in _MOVES)
    if moves and words.capital(at + 1) and low not in _NOT_NAMES and words.low[at + 1] not in _NO_SURNAMES:
        return Name(at, name_end(words, at), words.span(at, name_end(words, at)))
    if low in v.AMBIGUOUS_GIVEN or low not in v.GIVEN or words.capital(at + 1):
        return None
    if before in v.SAYING or before in ("by", "from", "with", "to", "and", ","):
        return Name(at, at + 1, words.span(at, at + 1))
    return None


_MOVES = entries("names", "moves")
