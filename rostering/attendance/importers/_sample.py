"""What an importer looks at to recognise a file: its name and its first lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rostering.centre.tables import decode

LOOKED_AT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """`lines` are the first lines of the file that hold anything, decoded; none for a binary file."""

    name: str
    lines: tuple[str, ...]


def sample_of(path: Path) -> Sample:
    """The sample of a file; raises OSError where it cannot be read."""
    with path.open("rb") as file:
        raw = file.read(LOOKED_AT)
    return Sample(path.name, tuple(_lines(raw)[:20]))


def _lines(raw: bytes) -> list[str]:
    whole = raw if len(raw) < LOOKED_AT else raw[: raw.rfind(b"\n") + 1]
    try:
        text = decode(whole)
    except UnicodeDecodeError:
        return []
    if "\x00" in text:
        return []
    return [line for line in text.splitlines() if line.strip()]
