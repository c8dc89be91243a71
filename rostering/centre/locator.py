"""Where a key of a TOML file stands: tomllib tells values, not lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TABLE = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\-\"' ]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^(\s*)([A-Za-z0-9_-]+|\"[^\"]+\"|'[^']+')\s*=")

Path = tuple[str | int, ...]


class Locator:
    """Lines and columns, from 1, of the tables and keys of a TOML text."""

    def __init__(self, text: str) -> None:
        self.places: dict[Path, tuple[int, int]] = {}
        counts: dict[Path, int] = {}
        at: Path = ()
        for number, line in enumerate(text.splitlines(), 1):
            table = _TABLE.match(line)
            key = _KEY.match(line)
            if table:
                name = tuple(part.strip().strip("\"'") for part in table[2].split("."))
                at = name
                if table[1] == "[[":
                    at = (*name, counts.get(name, 0))
                    counts[name] = counts.get(name, 0) + 1
                self.places.setdefault(at, (number, line.index("[") + 1))
            elif key:
                place = (*at, key[2].strip("\"'"))
                self.places.setdefault(place, (number, len(key[1]) + 1))

    def place(self, path: Sequence[str | int]) -> tuple[int, int] | None:
        """The line and column of a key, or of the nearest table around it."""
        whole = tuple(path)
        for length in range(len(whole), 0, -1):
            if whole[:length] in self.places:
                return self.places[whole[:length]]
        return None
