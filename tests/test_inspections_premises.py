"""Inspections told by the homes and schools that they were of: by their reports, by their grades, as going on."""

from __future__ import annotations

from typing import Any

import pytest
from sample_inspections import found
from sample_items import item, labels

TOLD: list[tuple[str, list[Any]]] = [
    ("She advised that the Care Inspectorate reports on Birchgrove and Loch Lane Nurseries, and Dunmore Family Centre had been "
     "published.", [(["Care Inspectorate"], "Birchgrove", None), (["Care Inspectorate"], "Loch Lane Nurseries", None),
                    (["Care Inspectorate"], "Dunmore Family Centre", None)]),
    ("The team were awaiting draft inspection reports for Heather Nursery and Corrie Out of School Club and Improvement Plans "
     "were to be drawn up.", [([], "Heather Nursery", None), ([], "Corrie Out of School Club", None)]),
    ("Inspection reports had been received for Hollin House and Mill Court.",
     [([], "Hollin House", None), ([], "Mill Court", None)]),
    ("Estyn had published its reports on Ysgol Glan Aber and Ysgol Bryn Teg.",
     [(["Estyn"], "Ysgol Glan Aber", None), (["Estyn"], "Ysgol Bryn Teg", None)]),
    ("Inspections were being undertaken in the Childminding Service. / Corriebank in Dunmore had received their final report.",
     [([], "Childminding Service", None), ([], "Corriebank", None)]),
    ("One unannounced inspection was currently being held at the Ann Moir Nursery, and this would be reported.",
     [([], "Ann Moir Nursery", None)]),
    # By their grades.
    ("One service, Hawthorn Supported Living, had received an overall rating of 'Excellent' following its second inspection.",
     [([], "Hawthorn Supported Living", "excellent")]),
    ("Ash Care – Tarn Home Care and Wharf House were lowered to 'Requires Improvement' from an earlier rating of 'Good'.",
     [([], "Ash Care – Tarn Home Care", "requires improvement"), ([], "Wharf House", "requires improvement")]),
    ("The lead clarified that Tinker Bank Nursery had previously been graded as good and was now graded as requires improvement.",
     [([], "Tinker Bank Nursery", "requires improvement")]),
    ("Elm Infant and Nursery School had kept its rating of Good.", [([], "Elm Infant and Nursery School", "good")]),
    ("A targeted inspection of Brook Lane Surgery was published, which saw it retain its overall rating of 'Good'.",
     [([], "Brook Lane Surgery", "good")]),
]  # fmt: skip

UNTOLD = [
    "The CQC's report on Oak House was considered.",
    "Reports on Elm House, Oak Court and the Old Mill were received from the Surveyor.",
    "The report on Elm Primary School and Oak Academy was published by the Council.",
    "The Council had received its final report.",
    "Leadership and Management was rated Good.", "Elm House had been found to have good drainage.",
    "Oak School had been judged good for leadership.", "Elm House had last been rated Good, it was hoped.",
    "An inspection of Elm House would be welcome.", "An inspection of the trees was under way.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_each_home_or_school_has_its_inspection(text: str, events: list[Any]) -> None:
    made = found(item(text.replace(" / ", "\n\n"), title="Update"))
    assert [(labels(f.inspector), *labels(f.on), f.outcome) for f in made] == events


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_only_said_of_them_is_none(text: str) -> None:
    assert found(item(text, title="Update")) == []
