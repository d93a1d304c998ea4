"""To whom a recommendation is made: who should do it, as the recommendation or the words that open its list say."""

from __future__ import annotations

import re
from functools import cache

from minutegraph.extraction.language import leads
from minutegraph.extraction.language.caseless import Caseless
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.numbers import CARDINALS
from minutegraph.extraction.language.phrases import pattern
from minutegraph.extraction.parties.outsiders import kind_by
from minutegraph.extraction.recommendations.recommendation_words import MUST, words
from minutegraph.lexicon import load
from minutegraph.model import Party

_MODAL = rf"(?:{MUST}|(?<!the\s)need\s+to|{words('must_or_did')}|be\s+(?:asked|required)\s+to)"
_RECOMMENDED = r"recommended(?!\s+(?:that|to|by)\b)"
_DATE = (
    r"(?:(?:by|before|within|from|at)\s+(?:(?:(?:the|its)\s+(?=end|\d|spring|summer|autumn|winter|new|next|"
    r"latest)|end|of|early|mid|late|next|an?|once|latest)\s+|(?:\d{1,2}(?:st|nd|rd|th)?|\d{4}|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|year|weeks?|months?|fortnight|term|now|"
    rf"(?:{CARDINALS}|\d+)\s+(?:weeks?|months?|years?|days))[,\s]+)+)?"
)
_WHO = r"(?P<who>(?:the\s+)?[\w'&/-]+(?:,?\s+[\w'&/()-]+){0,9}?)"


def _named(more: int, group: str = "who") -> str:
    """The source of an expression for somebody named without commas, by one word and at most so many more."""
    return rf"(?P<{group}>(?:the\s+)?[\w'&/-]+(?:\s+[\w'&/-]+){{0,{more}}}?)"


_LEAD = (
    rf"(?:(?:[a-z]{{0,4}}\d{{1,2}}|(?:recommendation|requirement|rec|"
    rf"afi)\s+\w{{1,3}})\s*[.:)–-]*\s+)?(?:[\"'(]*(?:[\w' -]{{2,30}}\s[–-]\s+)?(?:(?:and\s+)?that,?\s+)?"
    rf"(?:(?:immediately|urgently|with\s+immediate\s+effect|as\s+a\s+matter\s+of\s+urgency|in\s+future|in\s+addition|in\s+particular|"
    rf"further|finally|also),?\s+)?{_DATE})"
)
_ASIDE = (
    r"(?:,\s+(?:including|together\s+with|along\s+with|with|led\s+by|through|working\s+with|as\s+well\s+as|in)"
    r"\s[^,;.:]{3,60},)?"
)
_SHOULD = Caseless(rf"{_LEAD}{_WHO}{_ASIDE},?\s+{_MODAL}(?![\w-])\s*(?P<then>(?:(?:also|urgently|now)\s+)?[\w-]+)?")
_TO_VERB = Caseless(rf"{_LEAD}(?P<who>[\w'&/-]+(?:\s+[\w'&/-]+){{0,4}}?)\s+to\s+(?!be\b|the\b)[a-z]")
_OPEN_END = Caseless(rf"(?:^|\b(?:that|which|so)\s+|[,:;]\s+){_DATE}{_WHO},?\s+{_MODAL}\s*[:–-]*\s*$")
_MUST_END = Caseless(
    rf"\b(?P<who>the\s+[\w'&-]+(?:\s+[\w'&-]+){{0,2}}),?\s+{_MODAL}(?:,?\s+(?:by|within)\s+[\w\s]{{3,25}})?\s*[:–-]*\s*$"
)
_THAT_END = Caseless(rf"\b(?:that|to|on)\s+{_DATE}{_WHO}\s*[:–-]*\s*$")
_TOLD = Caseless(
    rf"\b(?:{words('told')}|{words('telling')}|{_RECOMMENDED})\s+{_WHO}(?:,\s+(?:by|within|before)\s[^,;]{{3,40}},)?\s+"
    rf"(?:(?:that\s+)?(?:(?:by|before|within)\s+(?:the\s+)?[\w\s]{{3,30}}?,?\s+)?(?:it|they|he|she)\s+{_MODAL}|to)(?!\s+the\b)(?![\w-])|"
    rf"\b(?:wrote|written|spoke|spoken)\s+to\s+{_WHO.replace('<who>', '<whom>')},?\s+(?:{words('telling')})\s+(?:it|them)\s+to\b"
)
_TOLD_THAT = Caseless(
    rf"\b(?:told|advised|warned)\s+(?=the\s){_WHO}(?:\s+in\s+\w+)?(?:,\s[^,;]{{3,40}},)?\s+that\s(?=[^.;]*\b{_MODAL}\b)"
)
_WAS_TOLD = Caseless(
    rf"(?:.*?\b(?:that|and|,)\s+)?{_WHO}\s+(?:(?:had|has|have)\s+)?(?:was|were|been|is|are)\s+(?:also\s+|now\s+|then\s+)?"
    rf"(?:{words('was_told')}|recommended)\s+(?:by|to\s+make)\b"
)
_TO_WHOM = Caseless(
    rf"\b(?:recommended|suggested|proposed|recommendation(?:\s+made)?)\s+to\s+{_WHO}\s+that\b|"
    r"\brecommendations?\s+(?:(?:(?:had|has|have)\s+been|was|were)\s+)?(?:made\s+|put\s+|given\s+)?(?:(?:by|from|of)\s+[^,;:]{3,50}?\s+)?to\s+"
    rf"{_WHO.replace('<who>', '<made>')}(?:\s+by\s+[^,;:]{{3,50}}?)?[,:]?\s+(?:that|to|(?:was|were|is)\s+(?:to|that))\s+\w|"
    rf"\b(?:{words('requests')})\s+to\s+{_WHO.replace('<who>', '<whom>')}(?:,\s[^,;]{{3,50}},)?\s+(?:was|is)\s+(?:to|that)\b|"
    rf"\b(?:{words('suggested')})\s+that\s+{_WHO.replace('<who>', '<whose>')}\s+might\b"
)
_OF_WHOM = Caseless(
    rf"\b(?:(?:required|asked|demanded|expected|wanted)\s+of\s+{_WHO}\s+that\s+(?:it|they)|"
    rf"what\s+{_named(6, 'whom')}\s+{_MODAL}\s+(?:do|improve|put\s+right|change))\s*[:–-]*\s*$"
)
_MADE_TO = Caseless(
    r"\b(?:recommendations?|requirements?|those|ones|others|made|given|addressed|recommended|improvement|directed|put|"
    r"issued)\s+(?:had\s+been\s+|were\s+|was\s+)?"
    r"(?:made\s+|addressed\s+|put\s+)?(?:by\s+(?:the\s+)?[A-Z][\w'& ]{2,40}?\s+)?"
    rf"(?:to|for|with|at)\s+{_named(7)}"
    r"(?=\s*(?:[:,;.–]|\s-|\s(?:by|that|which|were|was|are|in|on|to|by|of\s+which|viz|namely|as\s+follows|should|"
    rf"must|{CARDINALS})\b|$))"
)
_GIVEN = Caseless(
    rf"\b(?:gave|given|set|left|handed|sent|leaves|gives|sets)\s+{_named(5)}\s+(?:with\s+)?"
    rf"(?:{CARDINALS}|\d+|several|some|these|those|the\s+following|a\s+number\s+of)\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:recommendations?|areas?|requirements?|actions?|priorities|points|tasks|things)\b"
)
_IMPROVEMENT_AT = Caseless(
    rf"\b(?:improvement|development|recommendations?|requirements?)\s+(?:at|in|of)\s+{_named(5)}\s*[:–-]+\s*$"
)
_NEEDS = Caseless(
    rf"\bwhat\s+{_named(5)}\s+{_MODAL}\s+[\w\s]{{2,30}}(?:\([^)]*\)\s*)?[:–-]*\s*$"
)
_FOR = Caseless(rf"\b(?:for|to)\s+{_named(7)}\s*(?:were|was|are)?\s*[:–-]+\s*$")
_TO_DO = Caseless(
    r"\bfor\s+(?P<who>(?:the|each|all|its)\s+[\w'&/-]+(?:\s+[\w'&/-]+){0,5}?)\s+to\s+(?:address|act\s+on|attend\s+to|consider|"
    r"deal\s+with|do|follow|implement|improve|put\s+right|take)\b[^:]{0,40}:\s*$"
)
_MAKING_SURE = Caseless(
    r"(?:[(\w]{1,4}[.)]\s+)?(?:to\s+)?(?:make\s+sure|ensure|satisfy\s+itself|see\s+to\s+it)\s+that\s"
)
_FOR_TO = Caseless(
    r"(?:^|\b(?:was|were|is|are|called|asked|calls|asks)\s+)for\s+(?P<who>(?:the|each|its)\s+[\w'&/-]+(?:\s+[\w'&/-]+){0,5}?|managers|leaders|officers|partners|staff|governors)\s+to\s+(?!be\b)[a-z]"
)
_PREPOSITION = regex(r"\s+(?:across|of|in|for|at|with|on|from|within|to|responsible)\s.*$|\s+\(.*$", re.I)
_BY_WHEN = regex(rf"^{_DATE}", re.I)
_FIRST = regex(r"(?:the|its|their|his|her|each|both|any)\s+", re.I)
_NO_LABEL = regex(r"^(?:all|any|some|every|no|other|many|most|it|they|we|us|an?)\b", re.I)


@cache
def _heads() -> Caseless:
    """A label that ends with one who can act."""
    return Caseless(rf"(?:.*\s)?(?:{pattern(load('recommendations')['words']['agents'])})")


@cache
def _bare() -> frozenset[str]:
    return frozenset(load("recommendations")["words"]["bare"])


@cache
def _subjunctive() -> Caseless:
    """ "That the Council put in place ...": who acts stands before a verb without an ending."""
    agents = pattern(load("recommendations")["words"]["agents"])
    return Caseless(
        rf"(?:{_LEAD}|.*?\b(?:that|recommend(?:ed|s)?)\s+)(?P<who>the\s+(?:[\w'&/-]+\s+){{0,4}}?(?:{agents})(?:\s+and\s+the\s+(?:[\w'&/-]+\s+){{0,4}}?(?:{agents}))?|"
        rf"(?:{agents}))\s+"
        r"(?:(?:also|either|both|now|urgently)\s+)?(?P<then>[a-z][\w-]*)(?=[\s,])(?!\s+of\b)"
    )


_NAMED_SUBJECT = regex(
    r"(?:^|\b(?:that|recommended|recommends?)\s+)(?:the\s+)?(?P<who>[A-Z][\w'&-]*(?:\s+(?:(?:of|for|and)\s+)?[A-Z][\w'&-]*){0,6})\s+"
    r"(?:(?:also|either|both|now|urgently)\s+)?(?P<then>[a-z][\w-]*)(?=[\s,])(?!\s+of\b)"
)
"""The same with a name: "that Elm Council review", "that the Department for Education publish"."""
_NOT_VERB = regex(
    r".*(?:ed|ing|ly|'s)|(?!(?:assess|address|press|process|discuss|focus|access|progress)).*s|be|or|and|of|for|"
    r"in|on|at|to|by|with|from|as|that|"
    r"had|will|would|can|could|may|might|put|who|which|but|not|it|up|about|into|level|members?|staff|plan|made|"
    r"took|gave|found|met|set\s"
)
_VERBS_TOO = frozenset(
    {"put", "plan", "set", "bring", "process", "address", "assess", "discuss", "feed", "need", "seed"}
)


def addressees(text: str) -> tuple[Party, ...]:
    """To whom the recommendation that the text states is made: its subject, where that is one who can act."""
    text = leads.without(text)
    if _MAKING_SURE.match(text):
        return ()  # "ensure that managers are trained" is said to another
    given = _TO_WHOM.search(text)
    if given is not None and (found := _parties(text, given)):
        return found
    told_that = _TOLD_THAT.search(text)
    if told_that is not None:
        inner = _SHOULD.match(text, told_that.end())
        if found := (inner is not None and _parties(text, inner)) or _parties(text, told_that):
            return found
    wanted = _FOR_TO.search(text)
    if wanted is not None and (found := _parties(text, wanted)):
        return found
    should = _SHOULD.match(text)
    if should is not None and not (should["then"] or "").endswith("ed"):
        found = _parties(text, should)
        if found and not (should["then"] == "be" and not _is_agent(text[should.end() :])):
            return found
    told = _TOLD.search(text)
    if told is not None and (found := _parties(text, told)):
        return found
    passive = _WAS_TOLD.match(text)
    if passive is not None and (found := _parties(text, passive)):
        return found
    after = _INTRODUCING.search(text)
    if after is not None:
        should = _SHOULD.match(text, after.end())
        if should is not None and should["then"] != "be" and (found := _parties(text, should)):
            return found
    plain = _subjunctive().match(text)
    if plain is not None and (plain["then"] in _VERBS_TOO or not _NOT_VERB.fullmatch(plain["then"])):
        return _parties(text, plain)
    for named in _NAMED_SUBJECT.finditer(text):
        if (named["then"] in _VERBS_TOO or not _NOT_VERB.fullmatch(named["then"])) and (found := _parties(text, named)):
            return found
    return ()


def _is_agent(rest: str) -> bool:
    """Whether after "should be" something follows that the subject is, not what is done to it."""
    return _NO_PARTICIPLE.match(rest) is not None


_INTRODUCING = regex(r"\bthat,?\s+|\bsaid\s+(?=the\s)|^[^:]{3,200}:\s+")
"""Behind it the recommendation itself begins: "said that", "Fire safety:"."""
_NO_PARTICIPLE = regex(r"\s+(?!\w+(?:ed|en|wn|de|ld|nt|ut|et|pt)\b)\w+")


def of_opener(text: str) -> tuple[Party, ...]:
    """To whom the words that open a list address it: "the Force should:", "made to the Chief Constable:"."""
    for expression in (_OPEN_END, _MUST_END, _OF_WHOM, _NEEDS, _TOLD, _TO_DO, _GIVEN, _MADE_TO, _IMPROVEMENT_AT, _THAT_END):
        match = expression.search(text)
        if match is not None and (found := _parties(text, match)):
            return found
    return ()


def of_line(text: str) -> tuple[Party, ...]:
    """Whom a line of a list tells to do something, in few words: "R2 ICB to review how practices flag people"."""
    match = _TO_VERB.match(text)
    if match is None:
        return ()
    who = text[match.start("who") : match.end("who")]
    short = who.isupper() and len(who) > 2
    named = who[:1].isupper() or who.startswith("the ")
    return (Party(_label(who), kind_by(who)),) if short or (named and _heads().fullmatch(who)) else ()


def of_cell(text: str) -> tuple[Party, ...]:
    """Whom a cell names for the recommendation of its row: "Chief constables", "Home Office"."""
    words = " ".join(text.split())
    if not words[:1].isupper() or len(words.split()) > _LONGEST:
        return ()
    parts = [part for part in _BETWEEN.split(words) if part]
    return tuple(Party(_label(part), kind_by(part)) for part in parts) if all(_heads().fullmatch(p) for p in parts) else ()


_BETWEEN = regex(r"\s*(?:,|;|/|&|\band\b)\s*")
_LONGEST = 8
"""Words of a cell that names somebody."""


def of_heading(text: str) -> tuple[Party, ...]:
    """Whom a line inside a list names for what follows: "Those for the Police:"."""
    match = _FOR.search(text)
    return _parties(text, match) if match else ()


def _parties(text: str, match: re.Match[str]) -> tuple[Party, ...]:
    group = next(name for name in ("who", "whom", "whose", "made") if match.groupdict().get(name))
    words = text[match.start(group) : match.end(group)]
    words = _BEFORE_ARTICLE.sub("", _BY_WHEN.sub("", _TO_CLAUSE.sub("", words), count=1))
    if _OF_CLAUSE.search(words):
        return ()
    parts = _AND.split(words)
    labels = [_label(part) for part in parts] if len(parts) < 4 and all(_may_act(p) for p in parts) else []
    if not labels and _may_act(words):
        labels = [_label(words)]
    return tuple(Party(label, kind_by(label)) for label in labels)


_TO_CLAUSE = regex(r"^.*\b(?:that|which|where|said|considered|felt)\s+(?=\w)", re.I)
_AND = regex(r",?\s+and\s+")
_POSSESSIVE = regex(r"'s?$")
_OF_CLAUSE = regex(r"\b(?:identified|made|found|set|recommended|required|which|who|one)\b")
"""A word that nobody's name has: the words are a clause, "Estyn identified one area"."""


_BEFORE_ARTICLE = regex(r"^(?:.*\baccording\s+to|by|in|under)\s.*?(?<!\bto)\s+(?=the\s)", re.I)
"""What stands before the name itself: "According to the Inspectorate the home must", "By its terms the Council"."""


def _label(words: str) -> str:
    return _POSSESSIVE.sub("", _FIRST.sub("", words.strip(" ,\"'"), count=1))


def _may_act(words: str) -> bool:
    """Whether the words, less what is put after their head, end with one who can act."""
    head = _PREPOSITION.sub("", words.strip(" ,\"'"))
    if _NO_LABEL.match(head) or not _heads().fullmatch(head):
        return False
    told = _FIRST.match(head) is not None or any(word[0].isupper() for word in head.split())
    return told or head.lower() in _bare()
