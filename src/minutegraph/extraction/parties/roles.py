"""Roles: the posts that a document names as acting, each once, with holder and organisation where it tells them.

The whole document decides on the label: the fullest form that it prints. "The Director" after "Director of Place" is no
second role, nor is "PCC" beside "Police and Crime Commissioner".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minutegraph.extraction.context import Context
from minutegraph.extraction.interventions import acting
from minutegraph.extraction.language import vocabulary as v
from minutegraph.extraction.language import words as wording
from minutegraph.extraction.language.expressions import regex
from minutegraph.extraction.language.phrases import printed
from minutegraph.extraction.latest import kept_of_latest
from minutegraph.extraction.parties import mentions as parties
from minutegraph.extraction.parties import rows
from minutegraph.extraction.parties.coordinations import groups
from minutegraph.extraction.parties.mentions import Mention
from minutegraph.extraction.parties.post_hints import may_name_post
from minutegraph.extraction.parties.posts import ONE_OF_SEVERAL
from minutegraph.extraction.parties.same_posts import ActingPost, merged
from minutegraph.lexicon import load
from minutegraph.model import Block, Minutes, Role

_SENT_TO = regex(
    r"\b(?:letter|card|thanks|congratulations|wishes|condolences|email|e-mail|note)\b[^.;]{0,40}\bto\s+(?:the\s+)?\Z"
)
_TOOK_CHAIR = regex(
    r"(?:,?\s*who)?\s+(?:took|assumed|takes)\s+the\s+chair\b|"
    r"(?:\s*\([^()]{3,60}\))?\s*[,–(-]?\s*(?:was\s+)?in\s+the\s+chair\b",
    re.I,
)
_IN_CHAIR = regex(r"^\W*(?:in\s+the\s+chair|presiding|(?P<post>chair(?:man|woman|person)?))\s*[:–-]\s*$", re.I)
"""Before the name of who takes the chair: "In the Chair: Alderman Haslett", "Chair: Superintendent Dale Oakshott"."""
_ELECTED = regex(
    r"\b(?:(?:elected|appointed|nominated|re-elected|re-appointed)\s+(?:as\s+)?|(?:act|acts|acted|acting|serve|serves|served)\s+as\s+)"
    r"(?:the\s+)?(?:new\s+)?$"
)
_ROW = regex(r"\s*(?P<initials>\([A-Z]{2,4}\))?\s*(?(initials)(?:[-–—,:]|\s)|[-–—])\s*(?:the\s+)?\(?$")
_BEFORE_INITIALS = regex(r"(?P<name>(?:[A-Z][\w'’.-]*\s+){1,4}[A-Z][\w'’-]*)\s+\($")
_INITIALS_ONLY = regex(r"\s*\(\w+\)\s+")
_NAME = regex(r"(?:[A-Z][\w'’.-]*\s+){1,4}$")
_DASHED = regex(r"\w\s*[-–—]\s*$")
# "Ms Hay had been named by the Department as Commissioner"; "an adviser to it, Mrs Tovey", "the adviser sent by X, Eve Tovey,"
_NAMED = regex(
    r"(?P<who>(?:[A-Z][\w'’.-]*\s+){1,4})(?:(?:had|has|have)\s+(?:now\s+)?been|was|were|is)\s+"
    r"(?:appointed|named|confirmed|seconded|engaged)\s+"
    r"(?:by\s+[^,;]{3,50}\s+)?(?:as|to\s+be)\s+(?:the\s+|an?\s+|its\s+|their\s+)?(?:new\s+|interim\s+)?$"
)
_APPOINTED = regex(
    r"(?:\s+(?:to|for|at)\s+(?:it|them|(?:the\s+)?[\w'’]+(?:\s+[\w'’]+){0,3})|"
    r"\s+(?:appointed|named|sent|seconded|engaged|assigned)\s+(?:to\s+[^,;.]{3,40}\s+)?by\s+[^,;.]{3,60}),\s+"
    rf"(?P<who>(?:{v.PRINTED_TITLES}|[A-Z]\w+)\s+[^,.;]{{3,40}})(?=[,.;]|$)"
)
# "that Cllr Hay act as vice chair", "Cllr Hay gave an update as Cabinet Member", "Cllr Hay spoke in her capacity as Leader"
_ACTS_AS = regex(
    r"(?:\s+(?:be|was|is|and|to|proposed|seconded|asked|invited|agreed|nominated|should|would|will|also|then))*"
    r"\s+(?:act(?:s|ed)?|served?|presided)\s+as\s+(?:the\s+|an?\s+)?"
    rf"|\s+(?:{'|'.join(load('roles')['verbs']['speaks_as'])})"
    r"(?:\s+(?:an?|the)\s+(?:\w+\s+)?(?:update|report|briefing|presentation|statement|summary|overview)|\s+to\s+[^.;,]{3,40}?)?"
    r"\s(?:in\s+(?:his|her|their)\s+(?:capacity|role)\s+)?as\s+(?:the\s+)?"
)
_FIRM = regex(rf"\s+(?:{printed([*load('reviewers')['firms']['marks'], 'Associates'])}|&\s)")
_BEHIND_OF = regex(r"^representatives? (?:of|for|from) (?:the )?", re.I)
_OWNER = regex(r"representatives? (?:of|for|from) (?:the )?(.+)", re.I)
_OF_OUTSIDE = (
    v.ORG_HEADS | v.ORG_ALONE | {name.words[0] for names in v.NAMED.values() for name in names if name.kind in v.OUTSIDE}
    | {"representative", "representatives"}
)  # fmt: skip
"""Words of which a post's own name has one where it holds an outside organisation."""


def find(context: Context) -> Iterator[Role]:
    """The roles that the document names first in this item, in order of the text."""
    for post in _of(context.minutes):
        if post.item == context.index:
            yield Role(
                start=post.start,
                end=post.end,
                rule="roles.acting",
                item=post.item,
                label=post.label,
                holder=post.holder,
                organisation=post.organisation,
            )


@kept_of_latest
def _of(minutes: Minutes) -> tuple[ActingPost, ...]:
    """The acting posts of a document, in order."""
    return tuple(merged(list(_named(minutes)), minutes.stated.body or ""))


def _named(minutes: Minutes) -> Iterator[ActingPost]:
    """Every mention of a post in the document, in order of the text."""
    for number, item in enumerate(minutes.items):
        holders = rows.holders(item)
        others = rows.of_other_tables(item)
        for place, block in enumerate(item.blocks):
            if block.section != "furniture" and place not in others:
                for post in _in_columns(block, minutes.document.text) or _in(block):
                    if post.label.partition(" ")[0].lower() in ONE_OF_SEVERAL:
                        continue
                    post.item = number
                    if place in holders:
                        holder = holders[place]
                        post.acts, post.holder = holder is not None, holder
                    yield post


def _in_columns(block: Block, text: str) -> list[ActingPost]:
    """The post of a row of a list of people, the name in its first column: "Shona DOW     Chief Officer"."""
    only = block.sentences[0] if len(block.sentences) == 1 and not block.depth else None
    row = rows.columns(only.text if " | " in only.text else text[block.start : block.end]) if only is not None else None
    found = parties.find(row[1]) if row is not None else ()
    if row is None or not found or found[0].start or found[0].party.kind != "post" or found[0].party.holder:
        return []
    sentence, party = block.sentences[0], found[0].party
    label = found[0].title or party.label
    forms = [label]
    if len(found) > 1 and found[1].party.kind == "post" and row[1][found[0].end : found[1].start] == " and ":
        forms.append(found[1].party.label)
        label = f"{label} and {found[1].title or found[1].party.label}"
    return [
        ActingPost(label, True, row[0], party.organisation, forms=forms, start=sentence.start, end=sentence.end)
    ]  # fmt: skip


def _in(block: Block) -> Iterator[ActingPost]:
    """Every mention of a post in a block."""
    for sentence in block.sentences:
        if not may_name_post(sentence.text):
            continue
        before: Mention | None = None
        earlier: Mention | None = None
        found = parties.find(sentence.text)
        for group in groups(sentence.text, found):
            for place, mention in enumerate(group):
                doubled = _doubled(sentence.text, mention, group[place + 1] if place + 1 < len(group) else None, before)
                if place and _doubled(sentence.text, group[place - 1], mention, earlier):
                    continue
                for post in [doubled] if doubled else _read(sentence.text, mention, group, before):
                    row = _row(sentence.text, mention, before) or rows.bracketed(sentence.text, mention, found)
                    post.acts = post.acts or (row is not None and not acting.absent(sentence.text, mention))
                    post.holder = row or _in_full(sentence.text, _as_printed(sentence.text, post.holder))
                    listed = row or (post.holder and sentence.text.lstrip("( ").startswith(post.holder))
                    if block.kind == "heading" and not listed and not acting.titled(sentence.text, mention, group):
                        post.acts = False
                    post.start, post.end, post.purpose = sentence.start, sentence.end, block.section == "purpose"
                    post.forms = post.forms or [post.label]
                    yield post
                earlier, before = before, mention


def _doubled(text: str, first: Mention, second: Mention | None, before: Mention | None) -> ActingPost | None:
    """One post of two names: "Finance Director and S151 Officer (J. Hay)"; None where they are two.

    So too in a row of those present, where the mention before is the holder: "Cllr J Hay - Leader and Cabinet Member".
    """
    if second is None or first.party.kind != "post" or second.party.kind != "post":
        return None
    joint = text[first.end : second.start]
    if joint not in (" and ", " & "):
        return None
    holder = _row(text, first, before) or first.party.holder
    if holder and second.party.label in v.POST_ACRONYMS and text[second.end :].startswith(")"):
        label = f"{first.party.label}{joint}{second.party.label}"  # "Mrs P Lovell (Clerk & RFO)"
        return ActingPost(label, True, holder, forms=[label, first.party.label, second.party.label])
    if holder and (second.party.holder or text[second.end :].strip(" .")):
        return None
    if not holder and not (second.party.holder and text[second.start : second.end].count("(") == 1):
        return None
    label = f"{first.title or first.party.label} and {second.title or second.party.label}"
    names = [first.party.label, second.party.label]
    return ActingPost(label, True, holder or second.party.holder, second.party.organisation, forms=[label, *names])


def _row(text: str, mention: Mention, before: Mention | None) -> str | None:
    """The person of "Ian Hay – Clerk" or "Ian Hay (IH), Clerk", whoever is named behind the post."""
    if before is None or before.party.kind != "person" or before.pronoun or mention.party.kind != "post":
        return None
    row = _ROW.search(text[: mention.start])
    if row is None:
        return None
    named_next = _INITIALS_ONLY.fullmatch(row[0]) and ", " in text[mention.start : mention.end]  # "(IH) CHAIR, Ann Dow"
    if row["initials"] and mention.party.holder and not row[0].rstrip().endswith(("-", "–", "—")) and not named_next:
        return None
    if row["initials"] and text[before.start : before.end] in row["initials"]:
        person = _NAME.search(f"{text[: row.start()]} ")
        return person[0].strip() if person else None
    if not before.start < row.start() <= before.end:
        return None
    return None if row["initials"] is None and _DASHED.search(text[: before.start]) else before.party.label


def _as_printed(text: str, holder: str | None) -> str | None:
    """The holder without a title that the sentence does not print with the name: "Councillors P. Hay (Chair)"."""
    if not holder or holder in text or " " not in holder:
        return holder
    bare = holder.split(" ", 1)[1]
    return bare if bare in text else holder


def _in_full(text: str, holder: str | None) -> str | None:
    """The holder by the name that the sentence gives before the initials: "Ann Dow (AD, Head of Housing)"."""
    named = holder and holder.isupper() and " " not in holder and _BEFORE_INITIALS.search(text[: text.find(f"({holder}") + 1])
    return named["name"] if holder and named and rows.are_initials(holder, named["name"]) else holder


def _read(text: str, mention: Mention, group: tuple[Mention, ...], before: Mention | None) -> Iterator[ActingPost]:
    """The posts that a mention names, `before` being the mention before it."""
    party = mention.party
    if party.kind == "person" and not mention.pronoun:
        rank, holder = _rank(party.label)
        if rank and not _FIRM.match(text, mention.end) and not _SENT_TO.search(text[: mention.start]):
            yield ActingPost(rank, not acting.absent(text, mention), holder, _behind(text, group, mention))
        if not rank and _TOOK_CHAIR.match(text, mention.end):
            yield ActingPost("Chair", True, party.label, implied=True)
    holder = _holder(mention)
    if holder and (chair := _IN_CHAIR.match(text, 0, mention.start)):
        yield ActingPost((chair["post"] or "Chair").capitalize(), True, holder, implied=not chair["post"])
    if party.kind != "post" or _FIRM.match(text, mention.end) or acting.gone(text, mention, group):
        return
    label, organisation = mention.title or party.label, party.organisation or _owner(party.label)
    acts, holder = acting.acts(text, mention, group), party.holder
    acts = acts and not (holder and _SENT_TO.search(text[: mention.start]))
    if before and not holder and _ELECTED.search(text[before.end : mention.start]):
        acts, holder = True, _holder(before)
    if before and not holder and _holder(before) and _ACTS_AS.fullmatch(text, before.end, mention.start):
        acts, holder = True, _holder(before)
    named = _NAMED.search(text[: mention.start]) if not holder else None
    if named:
        acts = True
        holder = next((m.party.label for m in parties.find(named["who"]) if m.party.kind == "person"), None)
    if not holder and (behind := _APPOINTED.match(text, mention.end)):
        holder = next((m.party.label for m in parties.alone(behind["who"]) if m.party.kind == "person"), None)
        acts = acts or holder is not None
    joined = " and " in label or " & " in label
    several = [label, *(m.party.label for m in parties.find(f"{label},"))] if joined else []
    yield ActingPost(label, acts, holder, organisation, forms=several)  # "Head of Law and Monitoring Officer": either
    for other in mention.beside:
        yield ActingPost(other.label, acts, holder, other.organisation)


def _holder(mention: Mention) -> str | None:
    """The person of a mention, or the one that it names with a post."""
    if mention.party.holder or mention.pronoun or mention.party.kind != "person":
        return mention.party.holder
    return mention.party.label


def _rank(label: str) -> tuple[str, str | None]:
    """Rank and name of "DCI Neil Petrie" or "Chief Inspector Hay"; an empty rank where there is none."""
    words = label.split()
    for count in range(len(words) - 1, 0, -1):
        head = words[count - 1]
        if head in v.RANKS or head.rstrip(".") in v.RANKS or head.lower() in v.SPELLED_RANKS:
            return " ".join(words[:count]), " ".join(w for w in words[count:] if not w.isdigit())
    return "", None


def _behind(text: str, group: tuple[Mention, ...], mention: Mention) -> str | None:
    """The organisation printed right behind a name ("DCI Neil Petrie, Police Scotland")."""
    after = next((m for m in group if m.start > mention.end), None)
    if after and after.party.kind == "organisation" and text[mention.end : after.start].strip() == ",":
        return after.party.label
    return None


def _owner(label: str) -> str | None:
    """The outside organisation in a post's own name: "representative of the Health Board", "DfE Adviser"."""
    if _OF_OUTSIDE.isdisjoint(wording.read(label).low):
        return None
    named = parties.find(label)
    if (
        len(named) == 1
        and named[0].start == 0
        and any(p.party.kind == "post" for p in parties.find(_BEHIND_OF.sub("", label)))
    ):
        return None  # "representative of the Director of Place"
    for inside in named:
        if inside.party.kind in v.OUTSIDE:
            return inside.party.label
    match = _OWNER.fullmatch(label)
    return match[1] if match else None
