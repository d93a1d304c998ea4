"""The subject of a verb of saying, and whether its clause is of the sentence's own level.

What somebody is reported to have said may itself hold verbs of saying ("the Director said that the inspector had told
staff"): a clause is taken only where its subject stands first, behind an opening phrase, or is joined to a clause taken.
"""

from __future__ import annotations

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.clause import Clause, Group, Subject
from minutegraph.extraction.language.complements import bare_clause
from minutegraph.extraction.language.grammar import (
    ADVERBS,
    COORDINATORS,
    INSERTIONS,
    LEADS,
    NOMINALS,
    OPENERS,
    PARTICIPLES,
    SPEAKING_PAPERS,
    SUBORDINATORS,
)
from minutegraph.extraction.language.grammar import words as entries
from minutegraph.extraction.language.relative_replies import takes_up
from minutegraph.extraction.language.skeleton import Token
from minutegraph.extraction.language.verbs import forms

_HANDS_OVER = frozenset(("by", "from", "to", "invited", "introduced", "welcomed"))
_REPLIES = frozenset(("response", "reply", "answer", "responding", "replying", "answering", "relation", "reference"))
_CLAUSE_ENDS = frozenset((";", ":", "–", "-", "."))
_DASHES = ("-", "–", "—")
_RELATIVES = frozenset(("that", "which", "who", "whom", "whose", ";"))
_QUESTIONS = frozenset(("question", "questions", "query"))
_RAISED = _QUESTIONS | {"queries", "concern", "concerns", "enquiry", "request"}
_AMOUNTS = entries("questions", "amounts")
_COMPLAINS = entries("acts", "complains")
_RAISES = entries("acts", "raises")
_HEAD_ENDS = SUBORDINATORS | {"of", "on", "about", "for", "in", "regarding"}


def subject(text: str, words: tuple[Token, ...], j: int, passive: bool, last: Clause | None) -> Subject | None:
    """The subject whose last word is the token `j`; None where the clause is part of what somebody said, or has none.

    `last` is the clause taken before. A thing is the subject of a passive, or a paper that speaks.
    """
    j = _skip_back(text, words, j)
    if j < 0:
        return None
    word = words[j]
    if word.group and _level(words, j, last):
        return Subject(word.start, word.group)
    if word.group and (k := _from_elsewhere(words, j)) is not None and _level(words, k, last):
        return Subject(words[k].start, words[k].group)
    if last is None and word.text[0].isupper() and (k := _from_a_place(words, j)) is not None:
        return Subject(words[k].start, words[k].group)
    if word.lower == "who" and (group := _introduced(words, j, last)):
        return Subject(word.start, group)
    if last is None and ((k := _described(words, j)) is not None or (k := _placed(words, j)) is not None):
        return Subject(words[k].start, words[k].group)
    if word.lower in ("it", "there"):
        return Subject(word.start, (), word.lower) if _level(words, j, last) else None
    if word.lower in COORDINATORS or word.lower in (",", ";"):
        return _shared(words, j, last)
    participle = 2 if len(words) > 2 and words[1].lower in ("in", "on", "when", "while", "whilst") else 1
    if last is None and not passive and len(words) > participle and words[0].group and words[participle].lower in PARTICIPLES:
        plain = all(w.lower not in _RELATIVES for w in words[participle + 1 : j])
        return Subject(words[0].start, words[0].group) if plain else None
    head = _head(words, j) if passive or last is None else None
    if head is not None and (passive or (j - head[0] <= 6 and head[1] in SPEAKING_PAPERS)):
        return Subject(words[head[0]].start, (), head[1]) if _level(words, head[0], last) else None
    return None


def _from_elsewhere(words: tuple[Token, ...], j: int) -> int | None:
    """The place of who speaks where j only tells where they are from: "Mr Lee from the Elm Trust", "a member from outside it"."""
    k = j - 1
    while k > 0 and words[k].lower in _WHENCE:
        k -= 1
    one, other = words[k].group, words[j].group
    if not 0 <= k < j - 1 or len(one) != 1 or one[0].pronoun or one[0].party.kind not in ("person", "post", "group"):
        return None
    return k if all(m.party.kind in _PLACES_OF_WORK for m in other) else None


def _from_a_place(words: tuple[Token, ...], j: int) -> int | None:
    """The place of a person where j ends the name of where they live or work: "Mr Pettit of Church End asked"."""
    for k in range(j, max(0, j - _PLACE_WORDS), -1):
        group = words[k - 1].group
        if words[k].lower in ("of", "from") and group:
            return k - 1 if group[-1].party.kind == "person" and _level(words, k - 1, None) else None
        if words[k].group or not (words[k].text[0].isupper() or words[k].lower in _NAME_LINKS):
            return None
    return None


def _described(words: tuple[Token, ...], j: int) -> int | None:
    """The place of who is described up to j: "A Member who lived nearby asked", "councillors whose ward it was said"."""
    for k in range(j, 0, -1):
        if words[k].lower in ("who", "whose", "who'd", "who's"):
            group = words[k - 1].group
            return k - 1 if group and j - k <= _DESCRIPTION and _level(words, k - 1, None) else None
        if words[k].lower in _RELATIVES or words[k].text in (",", ":"):
            return None
    return None


def _placed(words: tuple[Token, ...], j: int) -> int | None:
    """The place of somebody of the public of whom it is told up to j where they are: "A gentleman in the public seats asked"."""
    k = 0 if words[0].group else 1
    if k >= j or not words[k].group or j - k > _PLACE_WORDS or words[k + 1].lower not in _WHEREABOUTS:
        return None
    between = words[k + 1 : j + 1]
    if any(w.text in (",", ":") or w.lower in _RELATIVES for w in between):
        return None
    return k if words[k].group[0].party.label.lower() in _OF_PUBLIC else None


_WHEREABOUTS = frozenset(("in", "at", "near", "on", "new", "living", "sitting", "standing", "behind"))
_OF_PUBLIC = v.PUBLIC_GROUPS | {"member of the public"}
_DESCRIPTION, _PLACE_WORDS = 14, 9
_NAME_LINKS = frozenset(("of", "and", "&", "for", "the", "in", "on", "'", "'s"))
_WHENCE = frozenset(("from", "of", "at", "for", "outside", "within", "representing"))
_PLACES_OF_WORK = frozenset(("body", "organisation", "authority", "department", "inspectorate"))


def _introduced(words: tuple[Token, ...], j: int, last: Clause | None) -> Group:
    """Who the "who" at j is, where the meeting has just been handed over to them: "introduced by Ms Lowe, who said"."""
    if j > 3 and words[j - 1].text == "," and (group := _asked(words, j, last)):
        return group
    if j < 3 or words[j - 1].text != "," or (last is not None and last.complement in ("that", "wh")):
        return ()
    group = words[j - 2].group
    handed = words[j - 3].lower in _HANDS_OVER and (j < 4 or words[j - 4].lower not in _REPLIES)
    return group if handed and all(m.party.kind in ("post", "person") for m in group) else ()


def _asked(words: tuple[Token, ...], j: int, last: Clause | None) -> Group:
    """Whom the clause before asked, where nobody else is named since: "asked the Director about the fee, who replied that"."""
    if last is None or "ask" not in last.classes or not last.hearer or last.complement == "none":
        return ()
    behind = [word for word in words[:j] if word.start >= last.hearer[-1].end]
    named = any(word.group for word in behind) or not all(m.party.kind in _ANSWERS for m in last.hearer)
    return () if named or last.passive else last.hearer


_ANSWERS = frozenset(("post", "person", "group"))


def _shared(words: tuple[Token, ...], j: int, last: Clause | None) -> Subject | None:
    """The subject of the clause before: "X introduced the report and explained that"."""
    owned = len(words) > 1 and words[1].lower in ("'", "'s")
    if last is None and j > 1 and owned and (head := _head(words[:j], j - 1)) is not None and head[1]:
        return Subject(words[head[0]].start, (), head[1])  # "The Head's report had been sent out and was presented by"
    if last is None and j > 1 and words[0].group and not owned:  # "Ms Lowe was present and asked what"
        return Subject(words[0].start, words[0].group, None, True)
    if last is None or not (last.subject or last.noun == "it"):
        return None
    inside = words[j - 1].lower != "," and _in_relative(words, j, last.verb_end)
    return None if inside else Subject(words[j].start, last.subject, last.noun, True)


def _in_relative(words: tuple[Token, ...], j: int, start: int) -> bool:
    """Whether the conjunction at j joins verbs of a relative clause: "a summary, which outlined the terms and advised"."""
    k = j - 1
    while k >= 0 and words[k].start >= start:
        if words[k].lower == "which" and words[k - 1].lower == ",":
            return True
        if words[k].lower in (",", ";", "that"):
            return False
        k -= 1
    return False


def _head(words: tuple[Token, ...], j: int) -> tuple[int, str] | None:
    """The start and head noun of a noun phrase that ends at j and stands first in its clause: "A question on X was"."""
    k = j
    while k >= 0 and words[k].lower not in _CLAUSE_ENDS:
        k -= 1
    k += 1
    while k < j and words[k].lower in (",", "and", "but"):
        k += 1
    for n in range(k, j + 1):
        if words[n].lower in NOMINALS:
            return k, words[n].lower
        if words[n].lower in _HEAD_ENDS and not (words[n].lower == "of" and words[n - 1].lower in _AMOUNTS):
            break
    return (k, "") if j - k < 40 else None


def _skip_back(text: str, words: tuple[Token, ...], j: int) -> int:
    """Past a bracket or an insertion between commas that stands between subject and verb."""
    for _ in range(3):
        if j < 0:
            break
        low = words[j].lower
        if low == ")":
            j = _before_bracket(words, j)
        elif low == "," and words[j - 1].group and "," in text[words[j - 1].start : words[j - 1].end]:
            j -= 1  # the comma that closes an apposition: "Mrs Lowe, Head of SEND, said"
        elif low == ":" and j == 1 and len(words[0].group) == 1 and words[0].group[0].party.kind in ("person", "post"):
            j = 0  # "Cllr Ash: asked why"
        elif low in (",", "–", "-") and (k := _insertion(words, j)) is not None:
            j = k
        else:
            break
    return j


def _before_bracket(words: tuple[Token, ...], j: int) -> int:
    """The token before the bracket that closes at j."""
    while j >= 0 and words[j].lower != "(":
        j -= 1
    return j - 1


def _insertion(words: tuple[Token, ...], j: int) -> int | None:
    """The place before an insertion that ends at j: "X, who was present, said"; None where it is none."""
    mark = words[j].lower
    for k in range(j - 1, max(-1, j - 45), -1):
        if words[k].lower == mark and k > 0:
            before = k - 1
            if words[before].lower == ")":
                before = _before_bracket(words, before)
            if words[before].group and (words[k + 1].lower in INSERTIONS or j - k <= 12):
                return before
            if words[1].lower in SPEAKING_PAPERS and before <= _OF_PAPER and words[k + 1].lower in _INSERTED_OF_PAPERS:
                return before
    return None


_OF_PAPER = 6  # the last word of "The letter from the third visit"
_INSERTED_OF_PAPERS = INSERTIONS | {"published", "dated", "received", "issued", "attached", "circulated", "sent", "tabled"}


def _level(words: tuple[Token, ...], j: int, last: Clause | None) -> bool:
    """Whether a clause whose subject stands at j is the sentence's own, not part of what somebody said."""
    named, j = bool(words[j].group), _behind_however(words, j)
    before = words[j - 1].lower if j else ""
    if before in SUBORDINATORS:
        return before == "which" and j > 1 and (words[j - 2].lower == "to" or takes_up(words, j, last))
    if last is None:
        return not before or before in OPENERS or _leads(words, j) or _numbered(words, j)
    if words[j].lower == "however":
        return named
    return (before in (";", ",", ":", *_DASHES) or before in COORDINATORS) and _coordinate(words, j, last)


def _behind_however(words: tuple[Token, ...], j: int) -> int:
    """The place of a "however" that joins the clause of the subject at j to one before: "fees rose, however, members noted"."""
    k = j - 2 if j > 2 and words[j - 1].text == "," else j - 1
    return k if k > 1 and words[k].lower == "however" and words[k - 1].text in (",", ";", *_DASHES) else j


def _numbered(words: tuple[Token, ...], j: int) -> bool:
    """Whether only the number of a minute stands before j: "CBS/15/7 The Forum was advised"."""
    return j <= 8 and all(w.text.isupper() or w.text.isdigit() or w.text in "/.-()" for w in words[:j])


def _leads(words: tuple[Token, ...], j: int) -> bool:
    """Whether what stands before the first subject is an opening phrase: "In response to the query the Director said"."""
    return words[0].lower in LEADS or (j <= 2 and words[0].lower in ADVERBS)


def _another_officer(word: Token, last: Clause) -> bool:
    """Whether who stands after "and" is an officer or a member by name, as who spoke before is, and not the same."""
    both = (word.group, last.subject)
    named = all(len(group) == 1 and not group[0].pronoun and group[0].party.kind in ("post", "person") for group in both)
    return named and word.group[0].party.label != last.subject[0].party.label


def _meets(word: Token, last: Clause, verbs: frozenset[str]) -> bool:
    """Whether who stands there is somebody else than whoever complained, or raised a matter, by one of the verbs before."""
    both = last.lemma in verbs and last.subject and word.group
    return bool(both) and {m.party.label for m in word.group}.isdisjoint(m.party.label for m in last.subject)


def _puts_question(words: tuple[Token, ...], last: Clause) -> bool:
    """Whether the clause puts a question: "Cllr Lee asked a further question on fees, she said", "queried the cost,"."""
    if last.complement != "np" or not last.subject or last.passive:
        return False
    behind = [w.lower for w in words if w.start >= last.complement_start][:5]
    return last.lemma in _QUESTIONS or (last.lemma in ("ask", "raise", "put", "pose") and not _QUESTIONS.isdisjoint(behind))


def _addresses(words: tuple[Token, ...], j: int) -> bool:
    """Whether who stands at j tells something, or tells it to the meeting: "reminded Members of", "said that"."""
    near = words[j + 1 : j + 5]
    form = forms().get(near[0].lower) if near else None
    own = form is not None and form.lemma in _OWN_ACTS
    heard = any(w.lower == "that" or (w.group and w.group[0].party.label.lower() in _MEETING) for w in near)
    return own or heard or bare_clause(near[1:])


_OWN_ACTS = entries("acts", "own_acts")
_MEETING = entries("acts", "hearing")


def _coordinate(words: tuple[Token, ...], j: int, last: Clause) -> bool:
    """Whether the mark or conjunction before j joins a clause of the sentence's own to the last one."""
    before = words[j - 1].lower
    if before == ";" or (before in _DASHES and last.subject and _another_officer(words[j], last)):
        return True
    if before == "," or before in _DASHES:
        complained = _meets(words[j], last, _COMPLAINS)  # "A resident complained of smoke, the Chairman explained that"
        asks = "ask" in last.classes and last.complement in ("wh", "about", "for")
        return complained or asks or _puts_question(words, last)
    comma = j > 1 and words[j - 2].lower in (",", ";")
    told = last.complement == "that" or bare_clause([w for w in words if w.start >= last.complement_start][:2])
    said = before == "and" and not comma and told and last.subject
    if said and _another_officer(words[j], last) and _addresses(words, j):
        return True  # "The Clerk advised that it was wet and the Treasurer reminded Members of the cost"
    asked = "ask" in last.classes or not _RAISED.isdisjoint((last.noun or "", last.lemma))
    raised = before == "and" and last.complement != "that" and _meets(words[j], last, _RAISES)
    return comma or asked or (raised and _addresses(words, j))  # "Members referred to fees and the Clerk advised that"
