"""The clauses of a sentence that report an act of speech: verb, voice, subject, hearer, agent, complement.

Only clauses of the sentence's own level are given. What somebody is reported to have said may itself hold verbs of saying
("the Director said that the inspector had told staff"); those are not acts of the meeting and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from minutegraph.extraction.parties import Mention
from minutegraph.extraction.skeleton import Token, tokens
from minutegraph.extraction.verbs import Form, forms
from minutegraph.lexicon import load

Complement = Literal["that", "wh", "to", "about", "for", "quote", "np", "none"]
Group = tuple[Mention, ...]

_BE = frozenset(["was", "were", "is", "are", "be", "been", "being"])
_AUXILIARIES = _BE | frozenset(
    ["had", "has", "have", "would", "could", "should", "will", "can", "may", "might", "must", "shall", "did", "does", "do", "not", "n't", "to", "wasn't", "weren't", "didn't", "cannot"]
)
_MODALS = frozenset(["would", "could", "should", "will", "can", "may", "might", "must", "shall", "to", "cannot"])
_NEGATIONS = frozenset(["not", "n't", "never", "wasn't", "weren't", "didn't", "cannot", "no"])
_COORDINATORS = frozenset(("and", "but", "or", "whilst", "while", "whereas", "though", "although", "yet"))
_SUBORDINATORS = frozenset(
    ["that", "which", "what", "when", "where", "if", "whether", "as", "because", "since", "until", "after", "before", "who", "whom", "whose", "how", "why", "than", "so", "unless", "once"]
)
_WH = frozenset(["whether", "if", "how", "why", "what", "when", "where", "who", "which", "whom", "whose", "whatever"])
_ABOUT = frozenset(["about", "regarding", "concerning", "on", "over", "around"])
_ABOUT_PHRASES = (
    ("in", "relation", "to"),
    ("in", "respect", "of"),
    ("with", "regard", "to"),
    ("with", "regards", "to"),
    ("as", "to"),
    ("in", "regard", "to"),
    ("with", "reference", "to"),
    ("relating", "to"),
    ("in", "connection", "with"),
    ("as", "regards"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One act of speech of a sentence. Places are in the sentence's reading text.

    `start` is where the clause begins (its subject), `verb_start`..`verb_end` the verb. `subject` is empty where it is not a party;
    `noun` is then its head in lower case ("it", "there", "concern", "report"). `shared` tells that the subject was taken
    from the clause before ("X introduced the report and explained that"). `complement` is the kind, `complement_start`
    the place, of what follows.
    """

    start: int
    verb_start: int
    verb_end: int
    lemma: str
    classes: frozenset[str]
    passive: bool
    negated: bool
    modal: bool
    subject: Group
    noun: str | None
    hearer: Group
    agent: Group
    complement: Complement
    complement_start: int
    shared: bool = False
    next_clause: int | None = None


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence's tokens and its clauses in order."""

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]


@lru_cache(maxsize=4096)
def parse(text: str) -> Parse:
    """The clauses of a sentence's reading text. Cached, as several finders ask for the same sentence."""
    words = tokens(text)
    return Parse(text, words, tuple(_Parser(text, words).clauses()))


def analyse(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence's reading text, in order."""
    return parse(text).clauses


@cache
def _adverbs() -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    words = load("saying")["adverbs"]["words"]
    return frozenset(w for w in words if " " not in w), tuple(tuple(w.split()) for w in words if " " in w)


@cache
def _nominals() -> frozenset[str]:
    tables = load("saying")["questions"]
    business = load("saying")["business"]["nouns"]
    return frozenset(
        w.split()[-1] for w in (*tables["nouns"], *tables["concerns"], *tables["thanks"], *tables["matters"], *business)
    )


@cache
def _papers() -> frozenset[str]:
    return frozenset(load("saying")["business"]["speakers"])


@cache
def _feelings() -> dict[str, str]:
    return {word: kind for kind, words in load("saying")["feelings"].items() for word in words}


def feeling(lemma: str) -> str | None:
    """`concern`, `praise` or `neutral` where the word, after "was", tells what somebody feels; else None."""
    return _feelings().get(lemma)


class _Parser:
    """Walks the tokens once, left to right, and keeps the last clause accepted."""

    def __init__(self, text: str, words: tuple[Token, ...]) -> None:
        self.text = text
        self.words = words
        self.last: Clause | None = None
        self.last_index = -1
        self.brackets = _bracketed(words)

    def clauses(self) -> list[Clause]:
        out: list[Clause] = []
        known = forms()
        for i, word in enumerate(self.words):
            if i in self.brackets or i <= self.last_index:
                continue
            form = known.get(word.lower)
            clause = self._clause(i, form) if form else None
            if clause is not None and clause.lemma in _AUXILIARY_VERBS:
                clause = self._onward(i, clause) or clause
            if clause is None and word.lower in _BE and i + 1 < len(self.words):
                clause = self._copula(i)
            if clause is not None:
                out.append(clause)
                self.last, self.last_index = clause, i
        return out

    def _onward(self, i: int, clause: Clause) -> Clause | None:
        """The clause of the verb that follows "went on to", "wished to", "took the opportunity to": that is what was said."""
        words = self.words
        for k in range(i + 1, min(i + 5, len(words) - 1)):
            if words[k].group:
                return None
            if words[k].lower == "to":
                form = forms().get(words[k + 1].lower)
                if form is None or form.finite:
                    return None
                subject = (clause.start, clause.subject, clause.noun, clause.shared)
                return self._complete(k + 1, form, subject, False, ["not"] if clause.negated else [])
        return None

    # The verb group: auxiliaries and adverbs to the left of the verb.
    def _left(self, i: int) -> tuple[int, list[str]]:
        single, multiple = _adverbs()
        j, seen = i - 1, []
        while j >= 0:
            low = self.words[j].lower
            if (
                low in _AUXILIARIES
                or low in single
                or (low.endswith("ly") and len(low) > 4 and not self.words[j].group)
            ):
                seen.append(low)
                j -= 1
                continue
            for phrase in multiple:
                n = len(phrase)
                if j + 1 >= n and tuple(w.lower for w in self.words[j - n + 1 : j + 1]) == phrase:
                    seen.append("-")
                    j -= n
                    break
            else:
                break
        return j, seen

    def _clause(self, i: int, form: Form) -> Clause | None:
        j, aux = self._left(i)
        if _PERFECT & set(aux):
            return None  # "had asked", "has submitted": not an act of this meeting
        passive = form.participle and any(a in _BE for a in aux)
        if not (form.finite or passive or aux):
            return None
        if "to" in aux[-1:] or ("to" in aux and not any(a in _BE for a in aux)):
            return None
        if (
            not form.finite
            and not form.participle
            and not any(a in _MODALS or a in ("did", "does", "do", "didn't") for a in aux)
        ):
            return None
        if not passive and any(a in _BE for a in aux) and self.words[i].lower.endswith("ing"):
            return None
        subject = self._subject(j, i, passive)
        if subject is None:
            return None
        at, group, noun, shared = subject
        return self._complete(i, form, (at, group, noun, shared), passive, aux)

    def _copula(self, i: int) -> Clause | None:
        """ "X was concerned that", "There was concern that": the feeling or the noun stands for the verb."""
        j, aux = self._left(i)
        k = i + 1
        single, _ = _adverbs()
        skipped: list[str] = []
        words = self.words
        while k < len(words) and (
            words[k].lower in single or words[k].lower.endswith("ly") or words[k].lower in _COPULA_SKIP
        ):
            skipped.append(words[k].lower)
            k += 1
        if k >= len(words):
            return None
        word = words[k].lower
        negative = "not" in skipped or "not" in aux
        phrase = " ".join(w.lower for w in words[k : k + 3])
        known = _feelings()
        lemma = f"not {word}" if negative and f"not {word}" in known else word
        if phrase in known:
            lemma, k = phrase, k + 2
        elif " ".join(phrase.split()[:2]) in known:
            lemma, k = " ".join(phrase.split()[:2]), k + 1
        if lemma not in known and not (self._there(j) and self._nominal_after(k)):
            return None
        subject = self._subject(j, i, False)
        if subject is None:
            return None
        if subject[2] == "there":
            if not (noun := self._nominal_after(k)):
                return None
            lemma = noun[1]
            k = noun[0]
        elif subject[2] not in (None,) or lemma not in known:
            return None
        form = Form(lemma, frozenset({"feeling"} if subject[1] else {"existence"}), True, False)
        return self._complete(
            k, form, subject, False, aux + (["not"] if negative and not lemma.startswith("not") else [])
        )

    def _there(self, j: int) -> bool:
        return j >= 0 and self.words[j].lower == "there"

    def _nominal_after(self, k: int) -> tuple[int, str] | None:
        for n in range(k, min(k + 5, len(self.words))):
            if self.words[n].lower in _nominals():
                return n, self.words[n].lower
            if self.words[n].lower in ("of", "in", "that", ","):
                break
        return None

    def _subject(self, j: int, i: int, passive: bool) -> tuple[int, Group, str | None, bool] | None:
        """Where the clause begins, its subject's parties or its noun, and whether the subject is the last clause's."""
        j = self._skip_back(j)
        words = self.words
        if j < 0:
            return None
        word = words[j]
        if word.group and self._level(j):
            return words[j].start, words[j].group, None, False
        if word.lower in ("it", "there"):
            return (word.start, (), word.lower, False) if self._level(j) else None
        if word.lower in _COORDINATORS or word.lower == ",":
            return self._shared(j)
        if (head := self._head(j)) is not None and (passive or self._paper(head, j)):
            return (words[head[0]].start, (), head[1], False) if self._level(head[0]) else None
        return None

    def _paper(self, head: tuple[int, str], j: int) -> bool:
        """Whether the noun phrase is a paper that speaks: "The report stated that"."""
        return j - head[0] <= 6 and self.last is None and head[1] in _papers()

    def _shared(self, j: int) -> tuple[int, Group, str | None, bool] | None:
        last = self.last
        if last is None and j > 1 and self.words[0].group:  # "Ms Lowe was present and asked what"
            return self.words[0].start, self.words[0].group, None, True
        if last is None or not (last.subject or last.noun == "it"):
            return None
        return self.words[j].start, last.subject, last.noun, True

    def _head(self, j: int) -> tuple[int, str] | None:
        """The start and head noun of a noun phrase that ends at j and stands first in its clause: "A question on X was"."""
        words = self.words
        k = j
        while k >= 0 and words[k].lower not in (";", ":", "–", "-", "."):
            k -= 1
        k += 1
        while k < j and words[k].lower in (",", "and", "but"):
            k += 1
        for n in range(k, j + 1):
            if words[n].lower in _nominals():
                return k, words[n].lower
            if words[n].lower in _SUBORDINATORS or words[n].lower in ("of", "on", "about", "for", "in", "regarding"):
                break
        return (k, "") if j - k < 40 else None

    def _skip_back(self, j: int) -> int:
        """Past a bracket or an insertion between commas that stands between subject and verb."""
        words = self.words
        for _ in range(3):
            if j < 0:
                break
            if words[j].lower == ")":
                while j >= 0 and words[j].lower != "(":
                    j -= 1
                j -= 1
            elif (
                words[j].lower == "," and words[j - 1].group and "," in self.text[words[j - 1].start : words[j - 1].end]
            ):
                j -= 1  # the comma that closes an apposition: "Mrs Lowe, Head of SEND, said"
            elif words[j].lower in (",", "–", "-") and (k := self._insertion(j)) is not None:
                j = k
            else:
                break
        return j

    def _insertion(self, j: int) -> int | None:
        """The place before an insertion that ends at j: "X, who was present, said"; None where it is none."""
        words = self.words
        mark = words[j].lower
        for k in range(j - 1, max(-1, j - 45), -1):
            if words[k].lower == mark and k > 0:
                before = k - 1
                if words[before].lower == ")":
                    while before > 0 and words[before].lower != "(":
                        before -= 1
                    before -= 1
                if words[before].group and (words[k + 1].lower in _INSERTION_STARTS or j - k <= 12):
                    return before
        return None

    def _level(self, j: int) -> bool:
        """Whether a clause whose subject stands at j is the sentence's own, not part of what somebody said."""
        words = self.words
        before = words[j - 1].lower if j else ""
        if before in _SUBORDINATORS:
            return before == "which" and j > 1 and words[j - 2].lower == "to"
        if self.last is None:
            return not before or before in _OPENERS or self._leads(j)
        if before in (";",) or (before in _COORDINATORS or before == ",") or before == ":":
            return self._coordinate(j)
        return False

    def _leads(self, j: int) -> bool:
        """Whether what stands before the first subject is an opening phrase: "In response to the query the Director said"."""
        words = self.words
        return words[0].lower in _LEADS or (j <= 2 and words[0].lower in _adverbs()[0])

    def _coordinate(self, j: int) -> bool:
        last = self.last
        assert last is not None
        words = self.words
        before = words[j - 1].lower
        if before == ";":
            return True
        if before == ",":
            return last.complement in ("wh", "about", "for") and "ask" in last.classes
        comma = j > 1 and words[j - 2].lower in (",", ";")
        asked = bool(last.classes & {"ask"}) or last.noun in ("question", "query", "concern", "concerns")
        return comma or asked

    def _complete(
        self, i: int, form: Form, subject: tuple[int, Group, str | None, bool], passive: bool, aux: list[str]
    ) -> Clause:
        words = self.words
        start, group, noun, shared = subject
        k = i + 1
        hearer: Group = ()
        agent: Group = ()
        single, _ = _adverbs()
        while k < len(words):
            low = words[k].lower
            if low in single or (low.endswith("ly") and len(low) > 4 and not words[k].group):
                k += 1
            elif low == "by" and k + 1 < len(words) and words[k + 1].group:
                agent = words[k + 1].group
                k += 2
            elif low == "to" and k + 1 < len(words) and words[k + 1].group and form.lemma not in ("refer",):
                hearer = words[k + 1].group
                k += 2
            elif words[k].group and not hearer and not passive and self._hears(form, k):
                hearer = words[k].group
                k += 1
            elif low == "," and k + 2 < len(words) and (jump := self._aside(k)):
                k = jump
            else:
                break
        kind = self._complement(k)
        return Clause(
            start, words[i].start, words[i].end, form.lemma, form.classes, passive, bool(_NEGATIONS & set(aux)),
            bool(_MODALS & set(aux)), group, noun, hearer, agent, kind, words[k].start if k < len(words) else len(self.text), shared,
        )  # fmt: skip

    def _hears(self, form: Form, k: int) -> bool:
        """Whether the party right after the verb is who hears, not the subject of what is said."""
        if not form.classes & _TAKES_HEARER and form.lemma not in _HEARER_VERBS:
            return False
        pronoun = self.words[k].group[0].pronoun
        return not pronoun or "tell" in form.classes

    def _aside(self, k: int) -> int | None:
        """The place after "…, in response to X, …" between verb and complement."""
        words = self.words
        if words[k + 1].lower not in ("in", "with", "for", "on", "following", "through", "via", "as", "by"):
            return None
        for n in range(k + 2, min(k + 16, len(words) - 1)):
            if words[n].lower == ",":
                return n + 1
        return None

    def _complement(self, k: int) -> Complement:
        words = self.words
        if k >= len(words) or words[k].lower in (".", ";"):
            return "none"
        low = words[k].lower
        if low == "that":
            return "that"
        if low in _WH:
            return "wh"
        if low == "to":
            return "to"
        if low in _ABOUT:
            return "about"
        if low == "for":
            return "for"
        if low in (":", '"', "'"):
            return "quote"
        following = tuple(w.lower for w in words[k : k + 3])
        if any(following[: len(p)] == p for p in _ABOUT_PHRASES):
            return "about"
        return "np"


_COPULA_SKIP = frozenset(
    (
        "very",
        "most",
        "more",
        "so",
        "quite",
        "also",
        "not",
        "a",
        "some",
        "extremely",
        "no",
        "considerable",
        "great",
        "general",
    )
)
_INSERTION_STARTS = frozenset(
    ["who", "which", "whose", "in", "on", "as", "with", "by", "having", "speaking", "for", "from", "referring", "supported", "accompanied", "although", "while"]
)
_OPENERS = frozenset(
    (",", ":", "-", "–", ")", ".", "?", "•", ";", "and", "but", '"', "then", "so", "here", "also", "—", "…", "]", "|")
)
_LEADS = frozenset(
    ["in", "on", "at", "with", "following", "further", "responding", "replying", "answering", "referring", "regarding", "by", "having", "as", "after", "before", "during", "under", "for", "to", "from", "when", "asked", "while", "moving", "continuing", "speaking", "turning", "furthermore", "moreover", "additionally", "also", "however", "therefore", "then", "here", "finally", "overall", "whilst", "although", "given", "commenting", "introducing", "concluding", "summing", "noting", "via", "upon", "through", "notwithstanding", "subsequently"]
)
_PERFECT = frozenset(("had", "has", "have"))
_AUXILIARY_VERBS = frozenset(["go", "wish", "want", "continue", "proceed", "take", "begin"])
_TAKES_HEARER = frozenset(("tell", "ask", "answer", "present"))
_HEARER_VERBS = frozenset(
    ["thank", "congratulate", "praise", "commend", "applaud", "refer", "encourage", "urge", "direct", "challenge", "press", "welcome", "invite", "wish"]
)


def _bracketed(words: tuple[Token, ...]) -> frozenset[int]:
    """Indices of tokens inside round brackets."""
    out: set[int] = set()
    depth = 0
    for i, word in enumerate(words):
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth = max(0, depth - 1)
        elif depth:
            out.add(i)
    return frozenset(out) if not depth else frozenset()
