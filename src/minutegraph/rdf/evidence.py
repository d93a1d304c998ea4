"""The evidence of a document: one node a quote, with Web Annotation selectors that find it in the text again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from pyoxigraph import Literal, NamedNode, Triple

from minutegraph.model import Document
from minutegraph.rdf.iris import quote_names
from minutegraph.rdf.terms import DCTERMS, OA, TYPE, VALUE

_STANDARDS = {
    "application/pdf": NamedNode("http://tools.ietf.org/rfc/rfc8118"),
    "text/html": NamedNode("http://tools.ietf.org/rfc/rfc3236"),
}
"""What tells the meaning of a fragment, by media type; Word files have no such standard."""

CONTEXT = 32
"""How many code points of the text stand in `oa:prefix` and `oa:suffix`: enough to tell equal quotes apart by eye."""


class Evidence:
    """The quotes of one document; facts with the same quote at the same place share a node.

    `places` are (key of the item, start, end), offsets in code points; the key is "" outside all items.
    """

    def __init__(self, document_iri: str, document: Document, places: Iterable[tuple[str, int, int]]) -> None:
        """Name every quote."""
        self._text = document.text
        self._source = NamedNode(f"{document_iri}/text")
        names = quote_names(document, places)
        self._iris = {place: f"{document_iri}/quote/{name}" for place, name in names.items()}
        self._nodes = {place: NamedNode(iri) for place, iri in self._iris.items()}
        self._marks = document.marks
        self._standard = _STANDARDS.get(document.media)

    def node(self, item: str, start: int, end: int) -> NamedNode:
        """The node of the quote at start..end."""
        return self._nodes[item, start, end]

    def write(self, add: Callable[[Triple], None]) -> None:
        """Give every triple of the quotes to `add`."""
        resource, quote, position = OA["SpecificResource"], OA["TextQuoteSelector"], OA["TextPositionSelector"]
        has_source, has_selector = OA["hasSource"], OA["hasSelector"]
        exact, prefix, suffix, first, last = OA["exact"], OA["prefix"], OA["suffix"], OA["start"], OA["end"]
        text = self._text
        for place, node in self._nodes.items():
            _, start, end = place
            words = NamedNode(f"{self._iris[place]}#exact")
            where = NamedNode(f"{self._iris[place]}#position")
            add(Triple(node, TYPE, resource))
            add(Triple(node, has_source, self._source))
            add(Triple(node, has_selector, words))
            add(Triple(node, has_selector, where))
            add(Triple(words, TYPE, quote))
            add(Triple(words, exact, Literal(text[start:end])))
            add(Triple(words, prefix, Literal(text[max(0, start - CONTEXT) : start])))
            add(Triple(words, suffix, Literal(text[end : end + CONTEXT])))
            add(Triple(where, TYPE, position))
            add(Triple(where, first, Literal(start)))
            add(Triple(where, last, Literal(end)))
            if self._marks:
                self._way_back(node, start, add)

    def _way_back(self, node: NamedNode, start: int, add: Callable[[Triple], None]) -> None:
        """The page or element of the file on which the quote begins, where the reader could tell."""
        index = bisect_right(self._marks, start, key=lambda mark: mark.start) - 1
        if index < 0:
            return
        there = NamedNode(f"{node.value}#fragment")
        add(Triple(node, OA["hasSelector"], there))
        add(Triple(there, TYPE, OA["FragmentSelector"]))
        add(Triple(there, VALUE, Literal(self._marks[index].fragment)))
        if self._standard:
            add(Triple(there, DCTERMS["conformsTo"], self._standard))
