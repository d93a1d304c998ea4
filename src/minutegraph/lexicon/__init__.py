"""The words of the domain: verbs, titles of posts, inspectorates, outcomes, themes, as TOML that an expert can edit."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of `lexicon/NAME.toml`. Read once a process; the value is shared, so it must not be changed."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
