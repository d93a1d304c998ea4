"""Where sentences end in minutes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minutegraph.reading.sentences import printed, reading_form, split


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cllr. J. Smith and Mr. T J Bullock asked about No. 4 in the plan.",
        "The Rev. P. Oake spoke for St. Mary's and Dr. Nair for the Trust.",
        "The meeting began at 7.30 p.m. and rose at 9 p.m.",
        "Spending of £1.4m was 3.2 per cent above plan, i.e. over by £43,000.",
        "Papers are at www.example.gov.uk and from clerk.office@example.org on request.",
        "It was asked, e.g. by Cllr. Vye, why para. 12 and App. 3 differed.",
        "Limb (iv) of the plan, etc. was put off; limb (v) was not; nor was (vi).",
        "The panel heard Mr. A. B. Carr, Mrs. C.D. Eels and D.I. Stott.",
        "Quotations from C.G.M. Ltd and the P.C.C. were read out.",
        'She asked "Was it safe?" and was told that it was.',
        "It was ... not what members had hoped for",
        "Paid by cheque (Ch. No. 300196) on 2 May",
        "the chair (Cllr. V. Lee) agreed.",
        "Held on 3 Sept. 2014 in the hall.",
        "Cllr. Hugh Dodd (Chairman)Cllr. Marian Storey",
        "Co-opted at meeting:Cllr. Stephen Brough",
        "Proposed by D. Pickston, P.\nMarkwell and S. Reed.",
    ],
)
def test_does_not_end_inside(text: str) -> None:
    assert texts(text) == [" ".join(text.split())]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was agreed. Members asked why.", ["It was agreed.", "Members asked why."]),
        ("The plan was delivered.The Chair thanked staff.", ["The plan was delivered.", "The Chair thanked staff."]),
        ("Who signed it off? Nobody knew! It was odd.", ["Who signed it off?", "Nobody knew!", "It was odd."]),
        ("It closed at 9 p.m. The Clerk locked up.", ["It closed at 9 p.m.", "The Clerk locked up."]),
        ("See Appendix B. The report was noted.", ["See Appendix B.", "The report was noted."]),
        ("It went to the LA. Schools were told.", ["It went to the LA.", "Schools were told."]),
        ("(This was noted.) The Chair moved on.", ["(This was noted.)", "The Chair moved on."]),
        ('He said "no." She said "yes."', ['He said "no."', 'She said "yes."']),
        ("It fell to 22. Two years ago it was 31.", ["It fell to 22.", "Two years ago it was 31."]),
        ("Rated good.. 45 homes were seen.", ["Rated good..", "45 homes were seen."]),
        ("Noted; agreed; and carried.  None spoke.", ["Noted; agreed; and carried.", "None spoke."]),
    ],
)
def test_ends(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


def test_places_point_into_the_text() -> None:
    text = "  Carers’ views\n were sought.\xa0 “Yes,” said one. "
    found = split(text)
    assert [text[s.start : s.end] for s in found] == ["Carers’ views\n were sought.", "“Yes,” said one."]
    assert [s.text for s in found] == ["Carers' views were sought.", '"Yes," said one.']


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "One. Two. Three. Four."
    assert [s.text for s in split(text, 5, 16)] == ["Two.", "Three."]


def test_reading_form_folds_what_only_looks_different() -> None:
    assert reading_form("of\ufb01cers\u200b\xa0 asked – “why”…\n") == 'officers asked – "why"...'


ALPHABET = "ab AB.?!;:()[]\"'’“”\n\t\xa0\u200b19-–•/@…"
TEXT = st.text(alphabet=st.sampled_from(ALPHABET), max_size=200) | st.text(max_size=120)


@settings(deadline=None)
@given(TEXT)
def test_any_text_is_covered_by_sentences_in_order(text: str) -> None:
    last = 0
    for sentence in split(text):
        assert last <= sentence.start < sentence.end <= len(text)
        assert not text[last : sentence.start].strip(" \u200b\n\t\xa0").strip()
        part = text[sentence.start : sentence.end]
        assert part == part.strip()
        assert sentence.text == reading_form(part.replace("\t", " | "))
        assert "  " not in sentence.text
        last = sentence.end
    assert not text[last:].strip(" \u200b\n\t\xa0").strip()


@settings(max_examples=5, deadline=None)
@given(st.sampled_from([". ", ".", "?)", "a. ", "A. ", "a.A", "... ", ")", ".)", "\n", "\u200b", "1. "]))
def test_long_runs_take_linear_time(piece: str) -> None:
    start = time.perf_counter()
    split(piece * (300_000 // len(piece)))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    ("document", "part", "there"),
    [
        ("A. The\u200b Dir\u00adector said it was au\u00adtumn.", "autumn.", "au\u00adtumn."),
        ("Mill Lane\tLate\tThe Clerk would write\tJune", "The Clerk would write", "The Clerk would write"),
        ("It was ﬁne, and ﬁve came.", "five came.", "ﬁve came."),
    ],
)
def test_where_a_part_of_the_reading_text_is_printed(document: str, part: str, there: str) -> None:
    (sentence,) = split(document)
    start, end = printed(document, sentence.start, sentence.end, sentence.text[: sentence.text.index(part)], part)
    assert document[start:end] == there


def test_the_head_of_a_column_of_numbers_ends_no_sentence() -> None:
    assert [sentence.text for sentence in split("No. | Action | Owner")] == ["No. | Action | Owner"]
