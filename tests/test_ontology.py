"""The ontology, code lists and alignments: in profile, told in full, used, and drawing the conclusions they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import get_args

import owlrl
import pytest
from conftest import MINUTES
from owl_profile import problems
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib import namespace as namespaces
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, DefinedNamespace

from minutegraph import model
from minutegraph.extraction.finders import extract
from minutegraph.lexicon import load
from minutegraph.rdf import codelists
from minutegraph.rdf.mapping import triples
from minutegraph.rdf.terms import PREFIXES
from minutegraph.reading.layout import read
from minutegraph.vocabulary import CODES, ONTOLOGY, ontology_parts, shape_parts

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
MG = Namespace(f"{ONTOLOGY}#")
EX = Namespace("https://example.org/test/")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
CODE_LISTS = sorted(iri.removeprefix(CODES) for iri in ontology_parts() if iri.startswith(CODES))


@cache
def part(iri: str) -> Graph:
    return Graph().parse(data=ontology_parts()[iri].read_bytes(), format="turtle")


def ontology() -> Graph:
    return part(ONTOLOGY)


def terms() -> list[URIRef]:
    return sorted({term for term in ontology().subjects(RDF.type) if isinstance(term, URIRef) and term in MG})


def names() -> set[str]:
    return {term.removeprefix(str(MG)) for term in terms()}


def closure(data: str, *more: Graph) -> Graph:
    """All that follows from some Turtle by OWL 2 RL; annotations are left out, as nothing follows from them."""
    graph = Graph()
    for triple in ontology():
        if triple[1] not in (RDFS.label, RDFS.isDefinedBy, SKOS.definition, SKOS.example, SKOS.scopeNote):
            graph.add(triple)
    for other in more:
        graph += other
    graph.parse(data=f"@prefix mg: <{MG}> . @prefix : <{EX}> .\n{data}", format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


# The profile


def test_every_part_is_in_owl_2_rl() -> None:
    assert problems(ontology()) == []
    assert problems(ontology() + part(f"{ONTOLOGY}/alignments")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "mg:Chair rdfs:subClassOf owl:Thing .",
        "mg:Chair rdfs:subClassOf mg:Undeclared .",
        "mg:Report rdfs:subClassOf [ a owl:Restriction ; owl:onProperty mg:presenter ; owl:someValuesFrom mg:Party ] .",
        "mg:Agent owl:disjointUnionOf ( mg:Role mg:Person ) .",
        "mg:told a owl:ReflexiveProperty .",
        "mg:reportedTo a owl:AsymmetricProperty .",
        "mg:told a owl:FunctionalProperty .",
        "mg:about a owl:ObjectProperty .",
        "mg:about a owl:InverseFunctionalProperty .",
        "mg:about rdfs:range xsd:date .",
        "mg:about rdfs:subPropertyOf mg:told .",
        "mg:presenterOf owl:propertyChainAxiom ( mg:mentionedAs mg:told ) .",
        "mg:mentionedAs owl:propertyChainAxiom ( mg:reportedTo mg:told mg:reportedTo ) .",
        "mg:told owl:propertyChainAxiom ( mg:about mg:refersTo ) .",
        "mg:Chair mg:undeclared mg:Mayor .",
    ],
)
def test_the_profile_check_finds_what_is_planted(planted: str) -> None:
    spaces = {"mg": MG, "rdfs": RDFS, "owl": OWL, "xsd": namespaces.XSD}
    prefixes = "".join(f"@prefix {name}: <{space}> .\n" for name, space in spaces.items())
    assert problems(ontology() + Graph().parse(data=prefixes + planted, format="turtle"))


# What it says of itself and of its terms


def test_header() -> None:
    graph, iri = ontology(), URIRef(ONTOLOGY)
    assert (iri, RDF.type, OWL.Ontology) in graph
    version = graph.value(iri, OWL.versionInfo)
    assert graph.value(iri, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert graph.value(iri, DCTERMS.license)
    assert graph.value(iri, DCTERMS.creator) == Literal("minutegraph contributors")
    assert graph.value(iri, VANN.preferredNamespacePrefix) == Literal("mg")
    assert graph.value(iri, VANN.preferredNamespaceUri) == Literal(str(MG))


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.removeprefix(str(MG)))
def test_every_term_is_told(term: URIRef) -> None:
    graph = ontology()
    for annotation in (RDFS.label, SKOS.definition, SKOS.example):
        (text,) = graph.objects(term, annotation)
        assert isinstance(text, Literal) and text.language == "en" and len(text) > 2
    assert str(graph.value(term, SKOS.definition)).endswith(".")
    assert list(graph.objects(term, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY)]
    local = term.removeprefix(str(MG))
    assert (local[0].isupper()) == ((term, RDF.type, OWL.Class) in graph)


def test_no_two_terms_have_one_definition() -> None:
    definitions = [str(text) for text in ontology().objects(None, SKOS.definition)]
    assert len(definitions) == len(set(definitions))


# Use: no term that nothing needs, none that is not there


def sources() -> dict[Path, str]:
    """The files that speak of the graph: code, queries, templates, shapes."""
    folders = (ROOT / "src", ROOT / "shapes")
    files = (path for folder in folders for path in folder.rglob("*") if path.suffix in {".py", ".rq", ".ttl", ".html"})
    return {path: path.read_text("utf-8") for path in files}


def mentioned() -> dict[str, Path]:
    """Names of terms that the files mention: `mg:Report`, `MG["Report"]`, and the IRI in full."""
    pattern = re.compile(rf"""\bmg:([A-Za-z]\w*)|\bMG\["(\w+)"\]|{re.escape(str(MG))}(\w+)""")
    found = ((name, path) for path, text in sources().items() for names in pattern.findall(text) for name in names)
    return {name: path for name, path in found if name}


def test_no_term_is_missing() -> None:
    lacking = {name: path.name for name, path in mentioned().items() if name not in names()}
    assert lacking == {}


def test_no_term_is_left_unused() -> None:
    """Each is named in code, queries or shapes, is a class of posts, or is above, the inverse or in a chain of one."""
    graph = ontology()
    used = {MG[name] for name in mentioned()} | {MG[row["name"]] for row in load("agents")["classes"]}
    chains = [list(graph.items(links)) for links in graph.objects(None, OWL.propertyChainAxiom)]
    while True:
        more = {other for term in used for relation in (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf)
                for other in graph.objects(term, relation)}  # fmt: skip
        more |= {link for chain in chains for link in chain}
        more |= set(graph.subjects(OWL.propertyChainAxiom))
        if more <= used:
            break
        used |= more
    assert [term for term in terms() if term not in used] == []


def test_the_classes_of_posts_are_roles() -> None:
    graph = ontology()
    for row in load("agents")["classes"]:
        assert MG.Role in graph.transitive_objects(MG[row["name"]], RDFS.subClassOf), row["name"]


# Terms of others


@cache
def vocabularies() -> dict[str, DefinedNamespace | set[str]]:
    """The terms of each vocabulary by its namespace: those that rdflib ships, and lists with their source."""
    shipped = (namespaces.DCAT, DCTERMS, namespaces.FOAF, namespaces.ORG, OWL, namespaces.PROV, RDF, RDFS,
               namespaces.SDO, namespaces.SH, SKOS, VANN, namespaces.VOID, namespaces.XSD)  # fmt: skip
    known: dict[str, DefinedNamespace | set[str]] = {str(space): space for space in shipped}
    for path in (DATA / "vocabularies").glob("*.txt"):
        source, namespace, *listed = path.read_text("utf-8").splitlines()
        assert re.search(r"https://\S+", source), path
        known[namespace] = set(listed)
    known["http://id.loc.gov/datatypes/edtf/"] = {"EDTF"}
    return known


def undefined(iris: Iterable[str]) -> set[str]:
    """Those IRIs that lie in the namespace of a vocabulary which has no such term."""
    found = set()
    for iri in iris:
        for namespace, known in vocabularies().items():
            name = iri.removeprefix(namespace)
            if name != iri and name and re.fullmatch(r"\w+", name) and name not in known:
                found.add(iri)
    return found


def test_no_undefined_term_of_others_in_turtle() -> None:
    graphs = [part(iri) for iri in ontology_parts()]
    graphs += [Graph().parse(data=file.read_bytes(), format="turtle") for file in shape_parts()]
    graphs += [Graph().parse(path) for path in (DATA / "shapes").rglob("*.ttl")]
    iris = {str(term) for graph in graphs for triple in graph for term in triple if isinstance(term, URIRef)}
    iris |= {str(term.datatype) for graph in graphs for term in graph.objects() if isinstance(term, Literal)}
    assert undefined(iris) == set()
    assert undefined({"http://www.w3.org/ns/oa#hasSelectr", str(SKOS) + "prefLable"}) != set()


def test_no_undefined_term_of_others_in_queries_and_code() -> None:
    iris = set()
    for path, text in sources().items():
        if path.suffix == ".rq":
            prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", text))
            body = re.sub(r'^#.*$|"[^"\n]*"', "", text, flags=re.MULTILINE)
            named = re.findall(r"(?<![\w:/])(\w[\w-]*):(\w+)", body)
            assert {prefix for prefix, _ in named} <= set(prefixes), path
        else:
            prefixes = {name.upper(): iri for name, iri in PREFIXES.items()} | {"OWL": str(OWL), "RDF": str(RDF)}
            named = [pair for pair in re.findall(r'\b([A-Z]+)\["(\w+)"\]', text) if pair[0] in prefixes]
        iris |= {prefixes[prefix] + name for prefix, name in named}
    assert len(iris) > 50
    assert undefined(iris) == set()


def test_a_built_graph_has_only_known_terms_and_is_consistent() -> None:
    text = MINUTES + "Ofsted carried out a focused visit in May 2018 and judged the service to be good.\n"
    given = model.Metadata(authority="Northmoor Borough Council", body="Scrutiny Committee", date="2019-03-12")
    mapped = triples(extract(read(model.Document("m.txt", text, given))), "https://example.org/id/")
    lines = "".join(f"{triple} .\n" for triple in (*mapped.triples, *mapped.entities))
    graph = Graph().parse(data=lines, format="nt")
    iris = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    own = {iri.removeprefix(str(MG)) for iri in iris if iri.startswith(str(MG))}
    assert len(own) > 30 and own <= names()
    assert undefined(iris) == set()
    codes = {str(concept) for name in CODE_LISTS for concept in part(CODES + name).subjects(RDF.type, SKOS.Concept)}
    assert {iri for iri in iris if iri.startswith(CODES)} <= codes
    assert list(closure(lines).objects(None, ERROR)) == []


def test_alignments_are_of_our_terms_to_known_ones() -> None:
    graph = part(f"{ONTOLOGY}/alignments")
    for subject, relation, target in graph:
        if relation in (SKOS.closeMatch, SKOS.relatedMatch, RDFS.subClassOf):
            assert subject in terms()
            assert any(str(target).startswith(namespace) for namespace in vocabularies()), target
    aligned = {namespace for namespace in vocabularies() if any(str(o).startswith(namespace) for o in graph.objects())}
    assert {"https://schema.org/", "http://www.w3.org/ns/opengov#"} < aligned


def test_alignments_make_no_class_a_concept() -> None:
    graph = closure(":d a mg:Decision .", part(f"{ONTOLOGY}/alignments"))
    assert (MG.Decision, RDF.type, SKOS.Concept) not in graph


# Code lists


@pytest.mark.parametrize("name", CODE_LISTS)
def test_code_list(name: str) -> None:
    graph, scheme = part(CODES + name), URIRef(CODES + name)
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    assert graph.value(scheme, SKOS.prefLabel) and graph.value(scheme, SKOS.definition)
    concepts = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(concepts) > 2
    labels = [str(graph.value(concept, SKOS.prefLabel)) for concept in concepts]
    assert len(labels) == len(set(labels))
    for concept in concepts:
        assert concept == URIRef(f"{scheme}/{graph.value(concept, SKOS.notation)}")
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]
        assert len(list(graph.objects(concept, SKOS.definition))) == 1
        (label,) = graph.objects(concept, SKOS.prefLabel)
        assert label not in set(graph.objects(concept, SKOS.altLabel))
        broader = set(graph.objects(concept, SKOS.broader))
        assert broader <= concepts
        assert bool(broader) != ((concept, SKOS.topConceptOf, scheme) in graph)
        assert all(concept not in graph.transitive_objects(other, SKOS.broader) for other in broader)
    assert set(graph.subjects()) == {scheme, *concepts}


def test_the_code_lists_are_those_of_the_graph() -> None:
    lists = {iri.removeprefix(CODES).rstrip("/") for iri in PREFIXES.values() if iri.startswith(CODES)}
    assert set(CODE_LISTS) == lists | {"inspectorate"}


@pytest.mark.parametrize("code_list", codelists.LISTS, ids=lambda code_list: code_list.name)
def test_code_lists_of_the_lexicon_are_up_to_date(code_list: codelists.CodeList) -> None:
    """Else run `python -m minutegraph.rdf.codelists`."""
    assert set(codelists.graph(code_list)) == set(part(CODES + code_list.name))


def test_frameworks_are_of_known_inspectorates() -> None:
    inspectorates = set(part(f"{CODES}inspectorate").subjects(RDF.type, SKOS.Concept))
    assert set(part(f"{CODES}framework").objects(None, SKOS.related)) <= inspectorates


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("basis", get_args(model.Basis)),
        ("party-kind", get_args(model.PartyKind)),
        ("stance", ("concern", "praise", "neutral")),
        ("decision-kind", ("resolved", "recommended", "agreed")),
        (
            "inspection-kind",
            ("inspection", "monitoring visit", "focused visit", "assurance visit", "peer review", "audit", "other"),
        ),
        (
            "intervention-kind",
            ("statutory direction", "improvement notice", "adviser appointment", "commissioner appointment",
             "statutory recommendation", "other"),
        ),
    ],
)  # fmt: skip
def test_labels_of_fixed_lists_are_the_words_of_facts(name: str, words: tuple[str, ...]) -> None:
    """Named queries print the label in lower case: it must be the word that the fact has."""
    labels = {str(label).lower() for label in part(CODES + name).objects(None, SKOS.prefLabel)}
    scheme = str(part(CODES + name).value(URIRef(CODES + name), SKOS.prefLabel)).lower()
    assert labels - {scheme} == set(words)


# What follows


def test_who_reported_to_whom() -> None:
    graph = closure(
        """:report a mg:Report ; mg:presenter :director ; mg:addressee :panel .
        :director mg:refersTo :post . :panel mg:refersTo :body ."""
    )
    for relation in (MG.reportedTo, MG.told):
        assert set(graph.subject_objects(relation)) == {(EX.post, EX.body)}
    for relation in (MG.receivedReportFrom, MG.wasToldBy):
        assert set(graph.subject_objects(relation)) == {(EX.body, EX.post)}
    assert (EX.report, MG.speaker, EX.director) in graph


@pytest.mark.parametrize(
    ("kind", "slot", "relation"),
    [
        ("Question", "asker", MG.askedOf),
        ("Answer", "answerer", MG.answeredTo),
        ("Statement", "stater", MG.statedTo),
    ],
)
def test_all_speech_is_telling(kind: str, slot: str, relation: URIRef) -> None:
    graph = closure(f":f a mg:{kind} ; mg:{slot} :a ; mg:addressee :b . :a mg:refersTo :x . :b mg:refersTo :y .")
    assert set(graph.subject_objects(relation)) == {(EX.x, EX.y)}
    assert (EX.x, MG.told, EX.y) in graph and (EX.y, MG.wasToldBy, EX.x) in graph
    assert not set(graph.subject_objects(MG.reportedTo))


def test_a_chair_is_a_role() -> None:
    graph = closure(":chair a mg:Chair .")
    for kind in (MG.Role, MG.Agent, namespaces.ORG.Post):
        assert (EX.chair, RDF.type, kind) in graph


def test_inverses() -> None:
    graph = closure(":a mg:answers :q . :m mg:mentions :i . :p mg:refersTo :x . :d mg:records :s .")
    for triple in ((EX.q, MG.answeredBy, EX.a), (EX.i, MG.mentionedIn, EX.m), (EX.s, MG.recordedIn, EX.d)):
        assert triple in graph
    assert (EX.x, MG.mentionedAs, EX.p) in graph


def test_good_data_is_consistent() -> None:
    world = Graph().parse(DATA / "shapes" / "world.ttl")
    assert list(closure("", world).objects(None, ERROR)) == []


@pytest.mark.parametrize(
    "planted",
    [
        ":x a mg:Report , mg:Answer .",
        ":a mg:answers :s . :s a mg:Statement .",
        ":p mg:refersTo :r . :r a mg:Party .",
        ":x a mg:Chair , mg:Person .",
        ":m mg:records :b . :b a mg:Body .",
        ":r mg:presenter :d . :r a mg:Decision .",
        ":i mg:inspectedBy :p . :p a mg:Party .",
    ],
)
def test_disjointness_catches_a_planted_error(planted: str) -> None:
    assert list(closure(planted).objects(None, ERROR))
