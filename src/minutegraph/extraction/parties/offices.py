"""Who of the people named without a title holds an office: told anywhere in the minutes, mostly where they list who was there.

"Janine Osgood (Corporate Director)" informs; "Mr Sumner", of whom no post is told, is of the public or a lay member, and judges.
"""

from __future__ import annotations

from minutegraph.extraction.context import Context
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.parties.mentions import find
from minutegraph.extraction.parties.post_hints import may_name_post
from minutegraph.extraction.parties.reference import judges
from minutegraph.model import WITHHELD, Minutes, Party


def lay(parties: tuple[Party, ...], context: Context) -> bool:
    """Whether the speakers are people by name of whom the minutes tell no office that informs."""
    named = [
        p.label for p in parties if p.label == WITHHELD or (p.kind == "person" and not p.label.startswith(v.COUNCILLORS))
    ]
    if not named or len(named) < len(parties):
        return False
    if not context.officers:
        context.officers.append(_officers(context.minutes))
    return all(_surname(label) not in context.officers[0] for label in named)


def _officers(minutes: Minutes) -> frozenset[str]:
    """The names, given ones too, of those whose post the minutes tell."""
    sentences = (s for item in minutes.items for block in item.blocks for s in block.sentences)
    parties = (mention.party for sentence in sentences if may_name_post(sentence.text) for mention in find(sentence.text))
    holders = (p.holder for p in parties if p.holder and not judges((p,)))
    return frozenset(_surname(word) for holder in holders for word in holder.split())


def _surname(name: str) -> str:
    return name.split()[-1].strip(".,").lower()
