"""The clauses of a sentence that report an act of speech: verb, voice, subject, hearer, agent, complement.

Only clauses of the sentence's own level are given. What somebody is reported to have said may itself hold verbs of saying
("the Director said that the inspector had told staff"); those are not acts of the meeting and are left out.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from minutegraph.extraction.language import copulas
from minutegraph.extraction.language.clause import Clause, Group, Parse, Subject
from minutegraph.extraction.language.clause_subjects import subject
from minutegraph.extraction.language.complements import Verb, complete
from minutegraph.extraction.language.grammar import (
    ADVERB_PHRASES,
    AUXILIARIES,
    BE,
    BROUGHT,
    COPULAS,
    DO,
    MODALS,
    NEGATIONS,
    NOMINALS,
    PERFECT,
    SUBORDINATORS,
    adverb,
    words,
)
from minutegraph.extraction.language.skeleton import Token, tokens
from minutegraph.extraction.language.verbs import Form, forms
from minutegraph.extraction.parties import roster

_ABLE_TO_SAY = words("acts", "able_to_say")
_ABLE = frozenset(("able",))
_BEHIND_NOUNS = words("grammar", "behind_nouns")
_IN_NAMES = words("grammar", "in_names")
_ONWARD = words("acts", "onward")
_BOUND = frozenset(("bound",))
_HABITS = words("acts", "habits")
_WHO_MEET = words("acts", "who_meet")
_SPEAKING_NOW = words("acts", "speaking_now")
_WOULD_LIKE = ("would", "like", "to")
_RECEIVES = words("acts", "receives")
_TOLD_BY_PAPERS = words("business", "set_out") | {"explain", "highlight"}
_QUOTES = frozenset(('"', "'"))
_NONE: frozenset[int] = frozenset()
_PERFECTS = words("grammar", "perfects")
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "no", "any"))


@cache
def _verbs() -> frozenset[str]:
    return BE | COPULAS | forms().keys()


def parse(text: str) -> Parse:
    """The clauses of a sentence's reading text. Cached, as several finders ask for the same sentence."""
    return _parse(text, roster.known())


@lru_cache(maxsize=4096)
def _parse(text: str, known: frozenset[str]) -> Parse:
    found = tokens(text)
    return Parse(text, found, tuple(_Parser(text, found).clauses()))


class _Parser:
    """Walks the tokens once, left to right, and keeps the last clause accepted."""

    def __init__(self, text: str, words: tuple[Token, ...]) -> None:
        self.text = text
        self.words = words
        self.last: Clause | None = None
        self.last_index = -1
        self.brackets = _bracketed(words) if "(" in text else _NONE

    def clauses(self) -> list[Clause]:
        """The clauses in order."""
        out: list[Clause] = []
        known, feels = forms(), copulas.may_feel(self.text)
        verbs = _verbs() if feels else known.keys()
        if feels and (noted := copulas.noted(self.text, self.words)) is not None:
            out.append(noted)
            self.last, self.last_index = noted, 0
        for i, low in [(i, word.lower) for i, word in enumerate(self.words) if word.lower in verbs]:
            if i in self.brackets or i <= self.last_index or self._in_name(i):
                continue
            form = known.get(low)
            clause = self._clause(i, form) if form else None
            if clause is not None and clause.lemma in _ONWARD:
                clause = self._onward(i, clause) or clause
            if clause is None and feels and (low in BE or low in COPULAS) and i + 1 < len(self.words):
                clause = copulas.copula(self.text, self.words, i, self._left(i), self.last)
            if clause is not None:
                out.append(clause)
                self.last, self.last_index = clause, i
        return out

    def _in_name(self, i: int) -> bool:
        """Whether the verb at i is a word of a name: "Oak House Supported Living had been rated"."""
        following = self.words[i + 1] if i + 1 < len(self.words) else self.words[i]
        return self.words[i].text.istitle() and following.text.istitle() and following.lower in _IN_NAMES

    def _onward(self, i: int, clause: Clause) -> Clause | None:
        """The clause of the verb that follows "went on to", "wished to", "took the opportunity to": that is what was said."""
        words = self.words
        for k in range(i + 1, min(i + 5, len(words) - 1)):
            if words[k].group:
                return None
            if words[k].lower in ("to", "onto"):  # "went onto explain"
                form = forms().get(words[k + 1].lower)
                if form is None or form.finite or form.lemma == "understand":
                    return None
                who = Subject(clause.start, clause.subject, clause.noun, clause.shared)
                return complete(self.text, words, Verb(k + 1, form, False, ["not"] if clause.negated else []), who)
        return None

    def _left(self, i: int) -> tuple[int, list[str]]:
        """The token before the verb group of the verb at i, and the group's auxiliaries and adverbs from right to left."""
        words = self.words
        j, seen = i - 1, []
        while j >= 0:
            low = words[j].lower
            if low in AUXILIARIES or adverb(low):
                seen.append(low)
                j -= 1
            elif low in ADVERB_PHRASES and (size := self._phrase(j)):
                seen.append("-")
                j -= size
            else:
                break
        return j, seen

    def _phrase(self, j: int) -> int:
        """The number of words of the adverbial phrase that ends at token j, 0 if none does."""
        for phrase in ADVERB_PHRASES[self.words[j].lower]:
            size = len(phrase)
            if j + 1 >= size and tuple(w.lower for w in self.words[j - size + 1 : j + 1]) == phrase:
                return size
        return 0

    def _clause(self, i: int, form: Form) -> Clause | None:
        """The clause of the verb at i, None where it is none of this meeting or not of the sentence's own level."""
        if form.classes == _BOUND and not any(w.lower == "by" for w in self.words[i + 1 : i + 5]):
            return None
        if i + 1 < len(self.words) and self.words[i + 1].lower in ("us", "me"):
            return None  # "carers told us": not told in the meeting
        j, aux = self._left(i)
        if self.words[i - 1].lower == "to" and tuple(w.lower for w in self.words[max(0, i - 3) : i]) == _WOULD_LIKE:
            if form.lemma not in _SPEAKING_NOW or (i > 3 and self.words[i - 4].lower == "who"):
                return None  # "would like to receive": a wish
            j, aux, form = i - 4, [], replace(form, finite=True)  # "would like to thank": it is done
        elif form.lemma in _ABLE_TO_SAY and "to" in aux[:1] and (k := self._able(i)) is not None:
            (j, aux), form = self._left(k), replace(form, finite=True)  # "was able to confirm": it is done
        elif not (aux or form.finite or form.participle) and j >= 0 and self._speak_now(self.words[j].group):
            form = replace(form, finite=form.lemma in _SPEAKING_NOW)  # "Councillors thank": the present of several
        if not PERFECT.isdisjoint(aux) or "been" in aux or (form.lemma == "have" and self._perfect(i)):
            received = form.lemma == "receive" and "been" in aux and self._a_question(j)
            brought = form.lemma in BROUGHT and "been" in aux and j >= 0 and self.words[j].lower == "there"
            if not (received or brought):
                return None  # "had asked", "has submitted": not an act of this meeting
        if not aux and (clause := self._short(i, form)) is not None:
            return clause
        be = not BE.isdisjoint(aux)
        passive = form.participle and be
        if not (form.finite or passive or aux):
            return None
        if "to" in aux[-1:] or ("to" in aux and not be):
            return None
        if not form.finite and not form.participle and MODALS.isdisjoint(aux) and DO.isdisjoint(aux):
            return None
        if not passive and be and self.words[i].lower.endswith("ing"):
            return None
        who = subject(self.text, self.words, j, passive, self.last)
        if who is not None and who.shared and (self._a_noun(i, form) or self._of_paper(i, form) or self._goes_on(i, form)):
            return None
        if who is None or (passive and who.noun not in NOMINALS and "record" in form.classes):
            return None  # "young people were placed"
        if passive and form.lemma == "show" and self.words[i + 1 : i + 2] and self.words[i + 1].lower == "as":
            return None  # "why 23% was shown as green"
        return complete(self.text, self.words, Verb(i, form, passive, aux), who)

    def _able(self, i: int) -> int | None:
        """The place of "able" where the verb at i is what somebody was able to say, and did: "was able to confirm"."""
        k = i - 2
        if k < 1 or self.words[k].lower not in _ABLE:
            return None
        _, aux = self._left(k)
        return k if not BE.isdisjoint(aux) and NEGATIONS.isdisjoint(aux) and MODALS.isdisjoint(aux) else None

    def _a_noun(self, i: int, form: Form) -> bool:
        """Whether a verb in the present that shares its subject with one in the past is a noun: "received X and reports of Y"."""
        present = form.finite and not form.participle and self.words[i].lower.endswith("s")
        past = self.last_index >= 0 and not self.words[self.last_index].lower.endswith("s")
        return present and past and i + 1 < len(self.words) and self.words[i + 1].lower in _BEHIND_NOUNS

    def _goes_on(self, i: int, form: Form) -> bool:
        """Whether the verb at i only goes on with the verb before: "proposed and seconded", "urged to come and let us know"."""
        last = self.last
        if last is None:
            return False
        seconded = last.passive and last.lemma in ("propose", "move", "nominate") and form.lemma == "second"
        behind = self.words[i + 1].lower if i + 1 < len(self.words) else ""
        apart = self.words[i - 1].text == "," and behind in ("by", "at")
        return seconded or apart or (last.complement == "to" and form.lemma == self.words[i].lower)

    def _of_paper(self, i: int, form: Form) -> bool:
        """Whether the verb at i tells what a paper does that is considered: "a report which set out X and outlined Y"."""
        if self.last is None or self.last.lemma not in _RECEIVES or form.lemma not in _TOLD_BY_PAPERS:
            return False
        between = [word.lower for word in self.words[self.last_index + 1 : i]]
        verbs = [forms().get(verb) for word, verb in pairwise(between) if word in ("which", "that")]
        return any(verb is not None and verb.lemma in _TOLD_BY_PAPERS for verb in verbs)

    def _speak_now(self, group: Group) -> bool:
        """Whether several who meet speak in the present ("Councillors thank"), and do not always ("Members ask each year")."""
        several = bool(group) and all(m.party.label.split()[-1].lower() in _WHO_MEET for m in group)
        return several and _HABITS.isdisjoint(word.lower for word in self.words)

    def _a_question(self, j: int) -> bool:
        """Whether the words up to token j begin with "A question": one that had been received is put in the meeting."""
        return any(w.lower in ("question", "questions") for w in self.words[: min(j + 1, 4)])

    def _perfect(self, i: int) -> bool:
        """Whether the "had" at i is only the auxiliary of what follows."""
        k = i + 1
        while k < len(self.words) - 1 and adverb(self.words[k].lower):
            k += 1
        low = self.words[k].lower if k < len(self.words) else ""
        form = forms().get(low)
        return low in _PERFECTS or low.endswith("ed") or (form is not None and form.participle)

    def _short(self, i: int, form: Form) -> Clause | None:
        """The clause of a note without auxiliary, or of a verb before its speaker; None where it is neither.

        "Question raised by Mr Ames on fees", "Answered by the Clerk", "Submitted report by the Director", "…," said Mrs Bale.
        """
        words = self.words
        following = words[i + 1] if i + 1 < len(words) else None
        if following is None:
            return None
        if form.finite and following.group and self.last is None and (self._quoted(i) or self._inserted(i)):
            if form.classes.isdisjoint(("say", "answer", "ask")) or not self._ends(i + 2):
                return None
            clause = complete(self.text, words, Verb(i, form), Subject(0, following.group))
            return clause._replace(complement="quote")
        if not form.participle or self.last is not None:
            return None
        if i == 0:
            if form.lemma in BROUGHT or ("answer" in form.classes and following.lower == "by"):
                return complete(self.text, words, Verb(i, form, True), Subject(0, (), "there"))
            return None
        if i > 3 or words[i - 1].lower not in NOMINALS or words[0].lower in _DEFINITE or not self._verbless(i + 1):
            return None
        return complete(self.text, words, Verb(i, form, True), Subject(words[0].start, (), words[i - 1].lower))

    def _quoted(self, i: int) -> bool:
        """Whether a quotation ends before token i: "…," said Mrs Bale."""
        before = [w.text for w in self.words[max(0, i - 2) : i]]
        return bool(before) and (before[-1] in _QUOTES or (before[-1] in (",", "?", "!") and before[0] in _QUOTES))

    def _inserted(self, i: int) -> bool:
        """Whether the verb at i, with its speaker behind it, is put between commas: "There was none, explained Mr Lee, but"."""
        return i > 1 and self.words[i - 1].text == "," and not self.words[0].group

    def _ends(self, k: int) -> bool:
        """Whether the sentence, or its clause, ends at token k."""
        return k >= len(self.words) or self.words[k].lower in (",", ".", ";", ":")

    def _verbless(self, k: int) -> bool:
        """Whether no finite verb follows from token k on, but in what was said."""
        for word in self.words[k:]:
            if word.lower in SUBORDINATORS:
                return True
            form = forms().get(word.lower)
            if word.lower in AUXILIARIES - {"to"} or (form is not None and form.finite and not form.participle):
                return False
        return True


def _bracketed(words: tuple[Token, ...]) -> frozenset[int]:
    """Indices of tokens inside round brackets; none where a bracket is not closed."""
    out: set[int] = set()
    depth = 0
    for i, word in enumerate(words):
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            out.add(i)
    return frozenset() if depth else frozenset(out)
