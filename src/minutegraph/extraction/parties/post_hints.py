"""A quick test whether a text can name a post, or a rank with a name, before its words are read one by one."""

from __future__ import annotations

from functools import cache

from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language.hints import Hints
from minutegraph.extraction.parties import joining, mentions, unlisted
from minutegraph.reading.sentences import LONGEST


def may_name_post(text: str) -> bool:
    """Whether a word stands in the text without which no mention in it is a post, has a rank, or takes the chair."""
    return len(text) > LONGEST or _hints().found(text)


@cache
def _hints() -> Hints:
    collective = (name.words[-1] for names in v.NAMED.values() for name in names if name.kind == "post")
    ranks = (word.lower() for word in v.POST_ACRONYMS | v.RANKS)
    words = unlisted.HEADS | joining.SPEAKS_FOR | mentions.PLURAL_POSTS | v.SPELLED_RANKS
    # beside a word with a hyphen, a stop or a stroke there may be a mark instead of a blank
    return Hints(f" {word} " if word.isalpha() else word for word in (*words, *ranks, *collective))
