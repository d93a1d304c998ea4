"""Writes those code lists whose words lie in the lexicon, so that they stand in one place only.

Run `python -m minutegraph.rdf.codelists` in a checkout after a change in `lexicon/*.toml`; a test tells where that was
forgotten.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutegraph import lexicon
from minutegraph.vocabulary import CODES, ontology_parts

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True)
class CodeList:
    """A scheme made from the lexicon: its name, its words for people, and the file and table that hold its codes."""

    name: str
    title: str
    definition: str
    file: str
    table: str | None = None


LISTS = (
    CodeList("attendance-kind", "Kinds of attendance", "How somebody attended a meeting, or did not.", "attendance", "kinds"),
    CodeList("authority-kind", "Kinds of authorities", "The kinds of principal councils.", "authorities", "kinds"),
    CodeList("framework", "Frameworks of inspection", "The frameworks of outside bodies.", "frameworks"),
    CodeList(
        "inspectorate",
        "Outside bodies",
        "The bodies that inspect, regulate, audit or review councils and their services.",
        "inspectorates",
    ),
    CodeList(
        "intervention-kind", "Kinds of intervention", "The formal acts upon an authority.", "interventions", "kinds"
    ),
    CodeList("outcome", "Outcomes of inspections", "The overall judgements of outside bodies.", "outcomes"),
    CodeList("paper-kind", "Kinds of papers", "The kinds of documents that minutes name.", "papers"),
    CodeList("theme", "Themes", "The matters of business that a fact may be about.", "themes"),
)


def graph(code_list: CodeList) -> Graph:
    """The SKOS scheme of one list, as the lexicon now has it."""
    from rdflib import Graph, Literal, URIRef
    from rdflib.namespace import DCTERMS, RDF, SKOS

    made = Graph()
    scheme = URIRef(CODES + code_list.name)
    made.bind("code", str(scheme) + "/")
    made.bind("dcterms", DCTERMS)
    made.add((scheme, RDF.type, SKOS.ConceptScheme))
    made.add((scheme, DCTERMS.title, Literal(code_list.title, "en")))
    made.add((scheme, SKOS.prefLabel, Literal(code_list.title, "en")))
    made.add((scheme, SKOS.definition, Literal(code_list.definition, "en")))
    tables = lexicon.load(code_list.file)
    for notation, entry in (tables[code_list.table] if code_list.table else tables).items():
        _add_code(made, scheme, notation, entry)
    return made


def _add_code(made: Graph, scheme: Any, notation: str, entry: dict[str, Any]) -> None:
    from rdflib import Literal, URIRef
    from rdflib.namespace import DCTERMS, RDF, SKOS

    def code(other: str, within: str = str(scheme)) -> URIRef:
        return URIRef(f"{within}/{other}")

    concept = code(notation)
    made.add((concept, RDF.type, SKOS.Concept))
    made.add((concept, SKOS.notation, Literal(notation)))
    made.add((concept, SKOS.prefLabel, Literal(entry["label"], "en")))
    made.add((concept, SKOS.definition, Literal(entry["definition"], "en")))
    made.add((concept, SKOS.inScheme, scheme))
    if "broader" in entry:
        made.add((concept, SKOS.broader, code(entry["broader"])))
    else:
        made.add((concept, SKOS.topConceptOf, scheme))
    for source in (entry.get("source"), entry.get("home")):
        if source:
            made.add((concept, DCTERMS.source, URIRef(source)))
    for inspector in entry.get("inspectors", ()):
        made.add((concept, SKOS.related, code(inspector, CODES + "inspectorate")))
    for word in _other_names(entry):
        made.add((concept, SKOS.altLabel, Literal(word, "en")))


def _other_names(entry: dict[str, Any]) -> list[str]:
    """The words of an entry that are names of it: no pattern with `*`, and not its label again."""
    words = [*entry.get("words", ()), *entry.get("names", ()), *entry.get("abbreviations", ())]
    return [word for word in words if "*" not in word and word.casefold() != entry["label"].casefold()]


def main() -> None:
    """Write all lists where the package has them, and tell which files they are."""
    for code_list in LISTS:
        target = Path(str(ontology_parts()[f"{CODES}outcome"])).parent / f"{code_list.name}.ttl"
        target.write_text(graph(code_list).serialize(format="turtle"), "utf-8", newline="\n")
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
