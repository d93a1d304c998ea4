"""What follows from a document: just what an OWL reasoner derives from the same axioms."""

from __future__ import annotations

from importlib.resources import files

import graph_samples as samples
import owlrl
import pytest
import rdflib
from graph_samples import BASE, MG
from rdflib import OWL, RDF, RDFS

from minutegraph.rdf import mapping
from minutegraph.rdf.inference import infer, ontology_rules, read_rules
from minutegraph.rdf.prepared import graph_lines, prepare, statements

AXIOMS = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom, RDF.first, RDF.rest)
TERMS = (OWL.Class, OWL.ObjectProperty, RDF.Property, RDFS.Class)
DIRECTOR = f"<{BASE}authority/eastmere-city-council/post/director-of-childrens-services>"
BODY = f"<{BASE}authority/eastmere-city-council/body/childrens-scrutiny-committee>"


def mg(name: str) -> str:
    return f"<{MG}{name}>"


def reasoned(own: list[tuple[str, str, str]], ontology: str) -> set[tuple[str, str, str]]:
    """What owlrl derives about the nodes of the data from the axioms of these kinds, as N-Triples terms."""
    data = rdflib.Graph().parse(data="".join(f"{' '.join(line)} .\n" for line in own), format="nt")
    whole = rdflib.Graph()
    whole += data
    axioms = rdflib.Graph().parse(data=ontology, format="turtle")
    for predicate in AXIOMS:
        for triple in axioms.triples((None, predicate, None)):
            whole.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    nodes = set(data.subjects()) | {node for node in data.objects() if isinstance(node, rdflib.URIRef)}
    found = (t for t in whole if t[0] in nodes and t not in data and t[2] not in (OWL.Thing, RDFS.Resource))
    about_terms = (str(OWL), str(RDFS), str(RDF))  # what follows about classes and properties themselves
    kept = ((s, p, o) for s, p, o in found if not str(p).startswith(about_terms) or (p == RDF.type and o not in TERMS))
    return {(s.n3(), p.n3(), o.n3()) for s, p, o in kept}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_same_follows_as_by_owlrl() -> None:
    mapped = mapping.triples(samples.meeting(), BASE)
    own = statements([*mapped.triples, *mapped.entities])
    ontology = (files("minutegraph.ontology") / "minutegraph.ttl").read_text("utf-8")
    derived = infer(own, ontology_rules())
    assert set(derived) == reasoned(own, ontology)
    assert len(derived) == len(set(derived)) > 40


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_chains_over_derived_links_and_inverses_are_followed() -> None:
    ontology = """
        @prefix : <urn:x:> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        :parent owl:inverseOf :child . :mother rdfs:subPropertyOf :parent .
        :A rdfs:subClassOf :B . :B rdfs:subClassOf :C .
        :grandparent owl:propertyChainAxiom ( :parent :parent ) ; owl:inverseOf :grandchild .
        :great owl:propertyChainAxiom ( :grandparent :parent ) ; rdfs:subPropertyOf :forebear .
    """
    rows = [("a", "mother", "b"), ("c", "child", "b"), ("c", "parent", "d"), ("d", "parent", "e")]
    own = [(f"<urn:x:{s}>", f"<urn:x:{p}>", f"<urn:x:{o}>") for s, p, o in rows]
    own.append(("<urn:x:a>", f"<{RDF.type}>", "<urn:x:A>"))
    derived = set(infer(own, read_rules(ontology.encode())))
    assert derived == reasoned(own, ontology)
    assert ("<urn:x:a>", "<urn:x:forebear>", "<urn:x:d>") in derived


def test_who_told_whom_follows_and_who_was_told() -> None:
    mapped = mapping.triples(samples.meeting(), BASE)
    derived = set(infer(statements(mapped.triples), ontology_rules()))
    for name in ("reportedTo", "told"):
        assert (DIRECTOR, mg(name), BODY) in derived
    for name in ("receivedReportFrom", "wasToldBy"):
        assert (BODY, mg(name), DIRECTOR) in derived


def test_what_one_document_alone_says_is_told_from_what_several_may_say() -> None:
    mapped = mapping.triples(samples.meeting(), BASE)
    quads, shared = graph_lines(mapped.iri, BASE, statements(mapped.triples))
    graphs = {line.rsplit(" ", 2)[1] for line in quads.decode().splitlines()}
    assert graphs == {f"<{mapped.iri}>", f"<{BASE}inferred>"}
    assert f"{DIRECTOR} {mg('reportedTo')} {BODY} ." in shared
    assert not any(f"<{mapped.iri}" in line for line in shared)
    made = prepare(mapped, BASE)
    assert f"{DIRECTOR} <{RDF.type}> {mg('Role')} ." in made.inferred
    assert set(shared) <= set(made.inferred)
