"""Expressions that know with which letters a match can begin: they find what those of `re` find."""

from __future__ import annotations

import re
import string
import sys

import pytest

from minutegraph.extraction.language import expressions
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.hints import Sieve
from minutegraph.extraction.language.needed import needed
from minutegraph.extraction.language.phrases import choice

TEXTS = (
    "The Clerk agreed to write to Mr O'Dell; Members were told that nothing had been done since 4 May.",
    "RESOLVED: that the report be noted, and that it be brought back\nto the next meeting (Agreed).",
    "  (a) it was proposed by Cllr Ash, seconded by Cllr Birch – carried",
    "ſeconded by the \u212aing, İt waſ agreed",
    "Ünder the heading, öffentlich",
    "",
    ".",
)
SOURCES = (
    (r"\b(?:agreed|told|seconded)\b", 0),
    (r"\b(?:AGREED|told|seconded|king|it)\b", re.I),
    (r"(?<![\w&])(?:re(?:port|solved)|next)(?![\w&])", re.I),
    (r"(?:(?:to|be)\s+)?(?:noted|write)\b", 0),
    (r"(?:(?:to|be)\s+)*", 0),
    (r"\s+(?:and|–)|\d+\s+May", 0),
    (r"^\W*(?:RESOLVED|The)\b", 0),
    (r"(?=Mr)\w+|(?i:cllr)\s+[A-Z]\w+", 0),
    (r"[b-d]\w+ght\b|[^\s]+;", re.I),
    (r"(?P<q>['(])\w+|(?P=q)?zz", 0),
    (r"(?:(?!since)s|x{0}y?)\w+", re.I),
    (r"ü\w+", re.I),
    (r"(?>se|be)\w*", 0),
    (r"$", re.M),
)


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_the_same_is_found(source: str, flags: int) -> None:
    plain, quick = re.compile(source, flags), regex(source, flags)
    for text in TEXTS:
        assert [m.regs for m in quick.finditer(text)] == [m.regs for m in plain.finditer(text)]
        assert quick.split(text) == plain.split(text)
        for start in range(0, len(text), 7):
            one, other = quick.search(text, start, len(text) - 3), plain.search(text, start, len(text) - 3)
            assert (one and one.regs) == (other and other.regs)


@pytest.mark.skipif(expressions._compiler is None, reason="this Python compiles expressions otherwise")
def test_all_that_matches_a_letter_is_known_where_case_is_ignored() -> None:
    for letter in string.ascii_letters + string.digits:
        alike = re.compile(letter, re.I)
        matching = {code for code in range(sys.maxunicode + 1) if alike.match(chr(code))}
        assert matching <= set(expressions._cases(ord(letter), re.I))


@pytest.mark.skipif(expressions._compiler is None, reason="this Python compiles expressions otherwise")
def test_beginnings_are_worked_out_behind_edges_and_in_groups() -> None:
    parser = sys.modules["re._parser"]
    for source, letters in ((r"\b(?:was|(?P<x>is))", "iw"), (r"(?:a?b|[cd])e", "abcd"), (r"(?<!x)(?i:q)r", "Qq")):
        found = expressions._beginnings(parser.parse(source), 0)
        assert found is not None
        assert "".join(sorted(chr(value) for _, value in found)) == letters
    for source in (r"\w+s", r"[^a]b", r"a?", r".x"):
        assert expressions._beginnings(parser.parse(source), 0) is None


def test_other_expressions_are_compiled_as_ever() -> None:
    before = getattr(sys.modules["re._compiler"], "_get_charset_prefix", None)
    regex(r"\b(?:one|two) of a kind")
    with pytest.raises(re.error):
        regex(r"(unclosed")
    assert getattr(sys.modules["re._compiler"], "_get_charset_prefix", None) is before


def test_a_choice_by_first_letters_matches_what_each_expression_matches() -> None:
    sources = ["not (?:\\w+ )?good", "no", "n?ever", "(?:was|no longer) here", "(?:far )?off", r"\d+ homes", "(?<!no )doubts?"]
    plain, led = re.compile("|".join(sources)), re.compile(choice(sources))
    texts = "not very good|not|never|ever|it was here|no longer here|off|far off|12 homes|doubt|no doubt|x"
    for text in texts.split("|"):
        assert bool(led.search(text)) == bool(plain.search(text))


@pytest.mark.parametrize(("source", "flags"), SOURCES)
def test_a_sieve_lets_through_what_an_expression_matches(source: str, flags: int) -> None:
    plain = re.compile(source, flags)
    sieve = Sieve([("found", [source])])
    assert all(sieve.passed(text) for text in TEXTS[:-2] if plain.search(text) and "ſ" not in text)


@pytest.mark.parametrize(
    ("source", "sets"),
    [
        (r"\b(?:was|were)\s+deferred\b", [{" deferred "}]),
        (r"\b(?:was|were)\s+(?:\w+ly\s+)?deferred\b", [{"deferred "}, {" was ", " were "}]),
        (r"\bre(?:ported|quest)", [{" reported", " request"}]),
        (r"seconded(?=\s+by\s+the\b).*|carried", [{"seconded", "carried"}]),
        (r"(?:minutes\s+of.*)?signed", [{"signed"}]),
        (r"\bco-opted\b", [{" opted "}]),
        (r"(?:[A-Z]\w+|the)\s*(?:minutes)?", [{" "}]),
    ],
)
def test_what_an_expression_needs_are_its_rarest_words(source: str, sets: list[set[str]]) -> None:
    assert list(needed(source)) == sets


def test_a_sieve_keeps_the_order_of_its_rules() -> None:
    sieve = Sieve((("voted", ("vote|carried", "carried")), ("noted", (r"\bnoted\b",)), ("any", (r"\w",))))
    assert sieve.passed("The report was NOTED; the motion was carried.") == ["voted", "noted", "any"]
    assert sieve.passed("It was denoted.") == ["any"]
    assert sieve.passed("") == []
