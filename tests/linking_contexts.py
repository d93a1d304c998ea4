"""Short invented minutes, each with mentions and whom they mean: the files `context-*.txt` of data/linking.

A context is a head `### NAME`, a line `given: field=value; …` where a manifest would tell something, the text up to `---`,
and the mentions, one a line: `kind | words | whom`. Of the document (kind `document`) and of authorities, `whom` is the id
in the register, or "=" and the slug of the name; of bodies, posts and people any words that tell one from the others of its
authority, used for all mentions of the same. `unknown` is what nothing in the text decides. ` @ ` parts a post from the
organisation it is in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_samples import BASE

from minutegraph.extraction.finders import extract
from minutegraph.model import Document, Metadata, Party, PartyKind
from minutegraph.rdf.entities import Agents, Occasion
from minutegraph.rdf.joining import renamed
from minutegraph.rdf.links import NOTHING_SAID
from minutegraph.rdf.mapping import meeting_of
from minutegraph.rdf.mentions import PERSON, Mention, find_people, find_renamings, posts
from minutegraph.rdf.people import joined_people
from minutegraph.reading.layout import read

DATA = Path(__file__).parent / "data" / "linking"
UNKNOWN = "unknown"
KINDS: tuple[PartyKind, ...] = ("authority", "body", "post", "person")


@dataclass(frozen=True)
class Linked:
    """A mention, the node that is right, and the one that it was led to."""

    kind: str
    mention: str
    expected: str
    found: str


@dataclass(frozen=True)
class Context:
    """A document, and of each mention in it its kind, its words and whom they mean."""

    name: str
    document: Document
    mentions: tuple[tuple[str, str, str], ...]


def contexts(file: str) -> Iterator[Context]:
    """The contexts of a file of data/linking."""
    for part in (DATA / file).read_text("utf-8").split("### ")[1:]:
        name, _, rest = part.partition("\n")
        text, _, mentions = rest.partition("\n---\n")
        given = Metadata()
        if text.startswith("given: "):
            told, _, text = text.partition("\n")
            given = Metadata(**dict(each.split("=", 1) for each in told.removeprefix("given: ").split("; ")))
        rows = [tuple(cell.strip() for cell in line.split("|")) for line in mentions.splitlines() if line]
        yield Context(name, Document(f"{name}.txt", text, given), tuple(rows))  # type: ignore[arg-type]


def linked(file: str) -> list[Linked]:
    """Whom each mention of a file is led to, when all its documents are known."""
    asked: list[tuple[str, str, str, str]] = []  # kind, mention, whom it means in that authority, node
    made: list[Linked] = []
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for context in contexts(file):
        minutes = read(context.document)
        known = meeting_of(context.document.given, minutes.stated)
        occasion = Occasion(known.authority, known.body, known.date, known.url, posts(extract(minutes)), context.document.text)
        document = f"{BASE}minutes/{context.name}"
        agents = Agents(BASE, document, occasion)
        for kind, words, whom in context.mentions:
            if kind == "document":
                made.append(Linked(kind, context.name, whom.lstrip("="), agents.authority_slug or UNKNOWN))
                continue
            node = _node(agents, kind, words)
            if kind == "authority":
                slug = node.rsplit("/", 1)[1] if node else UNKNOWN
                made.append(Linked(kind, f"{words} ({context.name})", whom.lstrip("="), slug))
            else:
                whom = whom if whom == UNKNOWN else f"{agents.authority_slug}: {whom}"
                asked.append((kind, f"{words} ({context.name})", whom, node))
        found = (*find_people(document, agents, known.date), *find_renamings(document, agents, context.document.text))
        named[agents.authority or document] += found
    people = (merge for found in named.values() for merge in joined_people(_people(found), NOTHING_SAID).merges)
    same = {merge.left: merge.right for merge in (*people, *(merge for found in named.values() for merge in renamed(found)))}
    asked = [(kind, mention, whom, same.get(node, node)) for kind, mention, whom, node in asked]
    for kind in KINDS:
        made += _told([row for row in asked if row[0] == kind])
    return made


def _people(mentions: list[Mention]) -> list[Mention]:
    return [each for each in mentions if each.type == PERSON]


def _node(agents: Agents, kind: str, words: str) -> str:
    """The node that a mention is led to, "" where it stays with the document."""
    label, _, organisation = words.partition(" @ ")
    label = label.removeprefix("the ").removeprefix("The ")  # as the labels of parties have none
    iri = agents.of(Party(label, kind, organisation=organisation or None))  # type: ignore[arg-type]
    return iri if agents.certain(iri) else ""


def _told(asked: list[tuple[str, str, str, str]]) -> Iterator[Linked]:
    """Each mention with whom its node is: the one that most of the node's mentions mean.

    A person's name that is left apart is unknown; any other that is led to a second node of its own is led wrongly.
    """
    of_node: defaultdict[str, Counter[str]] = defaultdict(Counter)
    home: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, _, whom, node in asked:
        of_node[node][whom] += 1
        home[whom][node] += 1
    for kind, mention, whom, node in asked:
        meant = of_node[node].most_common(1)[0][0]
        at_home = home[whom].most_common(1)[0][0] == node
        if not node or (kind == "person" and whom == meant and (not at_home or whom == UNKNOWN)):
            found = UNKNOWN
        else:
            found = meant if meant == whom and at_home and whom != UNKNOWN else f"{node.rsplit('/', 1)[1]} ({meant})"
        yield Linked(kind, mention, whom, found)
