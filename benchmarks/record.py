"""Import of a month's punches into the record, and once more with all of them known.

    python -m benchmarks.record [--url postgresql://USER@HOST/DATABASE] [AGENTS …]

The stages of `punches import`, each timed: the file is read, its punches are given to agents, and kept
in one transaction. The second file has the same punches and one line more. By default the record is an
SQLite file in a folder of its own; an empty database is wanted for each size.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.attendance import agents_of
from benchmarks.attendance_month import ZONE, generate
from benchmarks.month_centre import write_punches
from rostering.attendance.clock_files import choose_importer, resolve_agents
from rostering.domain.people import Agent
from rostering.domain.punches import Punch
from rostering.record.connection import Record, open_record
from rostering.record.imports import add_import


def main() -> None:
    """Time both imports of each size."""
    options = argparse.ArgumentParser(description="Import of a month's punches, timed.")
    options.add_argument("--url", help="an empty database instead of a folder of its own")
    options.add_argument("agents", nargs="*", type=int, default=[1000, 10_000])
    chosen = options.parse_args()
    for agents in chosen.agents:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), chosen.url or Path(folder), agents)


def measure(folder: Path, place: Path | str, count: int) -> None:
    """Import the punches of so many agents twice and print the stages of both."""
    write_punches(folder, generate(count).punches)
    agents = agents_of(count)
    with open_record(place, create=True) as record:
        new, punches = _import(record, folder / "punches.csv", agents)
        known, _punches = _import(record, folder / "again.csv", agents)
    if known or new != len({(punch.agent, punch.at, punch.kind) for punch in punches}):
        sys.exit("punches were lost or doubled")


def _import(record: Record, file: Path, agents: Sequence[Agent]) -> tuple[int, Sequence[Punch]]:
    """How many punches of the file are new, and all of them."""
    start = time.perf_counter()
    name, importer = choose_importer(file)
    reading = importer.read(file)
    read = time.perf_counter()
    punches = resolve_agents(reading, agents, ZONE).punches
    resolved = time.perf_counter()
    with record.transaction("benchmark", "punches import") as connection:
        summary = add_import(
            connection,
            file=file.name,
            sha256=file.name,
            importer=name,
            punches=punches,
            rejected=(),
            complete_from=None,
            complete_until=None,
            zone=ZONE,
        )
    kept = time.perf_counter()
    print(
        f"{len(agents):>7} agents, {len(punches):>8} punches, {summary.new:>8} new: "
        f"read {read - start:5.2f} s, agents {resolved - read:5.2f} s, kept {kept - resolved:5.2f} s",
        flush=True,
    )
    return summary.new, punches


if __name__ == "__main__":
    main()
