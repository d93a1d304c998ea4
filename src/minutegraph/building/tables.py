"""The tables that people write beside their minutes, read together: manifest, corrections, links, names withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from minutegraph.building import linking
from minutegraph.building.linking import Linking
from minutegraph.building.options import Options
from minutegraph.rdf.links import Link
from minutegraph.reading import manifest
from minutegraph.reading.files import Found
from minutegraph.reading.manifest import Manifest, Problem
from minutegraph.redaction import table as redactions
from minutegraph.redaction.table import Redactions
from minutegraph.redaction.withholding import without
from minutegraph.review import rows
from minutegraph.review.rows import Corrections


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of one build say, each by the names of the sources that it tells of."""

    manifest: Manifest
    corrections: Corrections
    linking: Linking
    redactions: Redactions

    def clean(self, words: str) -> str:
        """Words for the user without the names withheld."""
        return without(self.redactions.names, words)

    @property
    def links(self) -> list[Link]:
        """What people say of two nodes, without the names withheld."""
        return [replace(each, by=self.clean(each.by), note=self.clean(each.note)) for each in self.linking.links]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the tables, but for the corrections."""
        return self._clean((*self.manifest.problems, *self.linking.problems, *self.redactions.problems))

    @property
    def wrong_corrections(self) -> tuple[Problem, ...]:
        """What is wrong with the tables of corrections."""
        return self._clean(self.corrections.problems)

    def _clean(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems without the names withheld: they quote cells of the tables as they stand there."""
        return tuple(replace(each, message=self.clean(each.message)) for each in problems)


def read(found: Found, options: Options) -> Tables:
    """The tables of the folders, or those named in their place. Raises SourceError where one cannot be read at all."""
    named, pages = {source.name for source in found.sources}, found.pages
    manifests = [(options.manifest, "")] if options.manifest else found.manifests
    corrections = [(options.corrections, "")] if options.corrections else found.corrections
    links = [options.links] if options.links else [place for place, _ in found.links]
    withheld = [*found.redactions, *([(options.redactions, "")] if options.redactions else [])]
    return Tables(
        manifest.read(manifests, named, pages),
        rows.read(corrections, named, pages),
        linking.read(links),
        redactions.read(withheld, named, pages),
    )
