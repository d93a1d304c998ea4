"""What a post goes by: one name for the ways in which minutes write it, and the class of post that its name tells."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from minutegraph.lexicon import load
from minutegraph.rdf.iris import key

_AFTER_HEAD = re.compile(r" (?:of|for|to|in|at|with|on) ")


def _any_word(words: list[str]) -> str:
    return r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b"


@cache
def _post_classes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, frozenset[str]], ...]:
    rows = []
    for row in load("agents")["classes"]:
        without = re.compile(_any_word(row["without"])) if "without" in row else None
        rows.append((row["name"], re.compile(_any_word(row["words"])), without, frozenset(row.get("before", ()))))
    return tuple(rows)


@lru_cache(maxsize=65536)
def post_class(label: str) -> str:
    """The class of a post by the head of its label: "Assistant Director, Housing" is a `Director`; else `Role`."""
    words_of_label = key(label)  # the key alone, as it alone names the post: one post, one class
    found = _AFTER_HEAD.search(words_of_label)
    head = words_of_label[: found.start()] if found else words_of_label
    link = found.group().strip() if found else ""
    for name, words, without, before in _post_classes():
        if words.search(head) and not (without and without.search(head)) and (not before or link in before):
            return name
    return "Role"


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How a head and what follows it are written, and the word that joins them."""
    link = r"(?P<link>\s*,\s*|\s+[-–—]\s+|\s*:\s*|\s*\((?=[^()]+\)$)|\s+for\s+|\s+of\s+)(?P<rest>[^()]+)\)?$"
    rows = []
    for word, heads in load("agents")["post_links"].items():
        rows.append((re.compile(rf"(?P<head>(?:[^,(]*\s)?(?:{'|'.join(heads)})){link}", re.I), word))
    return tuple(rows)


@cache
def _other_names(table: str) -> dict[str, str]:
    return {key(name): label for label, names in load("agents")[table].items() for name in names}


@lru_cache(maxsize=65536)
def post_name(label: str, council: bool) -> str:
    """The name by which a post is known: "DCS" is the "Director of Children's Services", as is "Director, Children's
    Services".

    `council` tells that it is a post of the authority itself, for whom some abbreviations have a meaning of their own.
    """
    label = _full_rank(label)
    words = key(label)
    other = _other_names("post_names").get(words) or (
        _other_names("council_post_names").get(words) if council else None
    )
    if other:
        return other
    for pattern, joint in _forms():
        found = pattern.match(label)
        if found and key(found["rest"]) in _states():
            return f"{found['rest']} {found['head']}"  # "Director (Interim)"
        if found and found["link"].strip() not in ("of", joint):
            return f"{found['head']} {joint} {found['rest'].strip()}"
    return label


@cache
def _ranks() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {short: rank for rank, forms in load("agents")["post_ranks"].items() for short in forms}
    return re.compile(rf"(?:{'|'.join(map(re.escape, full))})(?=\s*[,:(–—-]|\s+(?:of|for)\b)", re.I), full


def _full_rank(label: str) -> str:
    """The label with its rank in full: "AD, Housing" begins with "Assistant Director"."""
    pattern, full = _ranks()
    found = pattern.match(label)
    return full[found[0].lower()] + label[found.end() :] if found else label


@cache
def _states() -> frozenset[str]:
    return frozenset(load("agents")["scopes"]["states_of_posts"])


@cache
def _chairs() -> dict[str, str]:
    return {key(name): label for label, names in load("agents")["chairs"].items() for name in names}


@lru_cache(maxsize=65536)
def chair(label: str) -> tuple[str, str] | None:
    """The post and the body, "" where it names none, of one in the chair; None of others.

    "Chairman of the Audit Committee" gives ("Chair", "Audit Committee").
    """
    head, _, body = label.partition(" of ")
    post = _chairs().get(key(head))
    body = re.sub(r"^the\s+", "", body.strip(), flags=re.I)
    if post is None or (body and not body[:1].isupper()):
        return None
    return post, body


@lru_cache(maxsize=4096)
def meant_by(bare: str, named: frozenset[str]) -> str | None:
    """The one post that a bare label ("Director") means among the labels of the posts that a document names.

    None where it may be several, or one that the document does not name. An assistant director is no "Director".
    """
    head_of_bare = key(bare).split()
    names = {key(name): name for name in (post_name(label, True) for label in named)}
    ending = []
    for name in names:
        found = _AFTER_HEAD.search(name)
        head = name[: found.start()].split() if found else []
        before = head[: -len(head_of_bare)]
        if head[-len(head_of_bare) :] == head_of_bare and not _lower_rank() & set(before):
            ending.append((name, before))
    if len(ending) != 1 or not set(ending[0][1]) <= _same_rank():
        return None
    return names[ending[0][0]]


@cache
def _lower_rank() -> frozenset[str]:
    return frozenset(load("agents")["scopes"]["lower_rank"])


@cache
def _same_rank() -> frozenset[str]:
    return frozenset(load("agents")["scopes"]["same_rank"])
