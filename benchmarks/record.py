"""Import of a month's punches into the record, and once more with all of them known.

    python -m benchmarks.record [--url postgresql://USER@HOST/DATABASE] [AGENTS …]

One transaction a file, as `punches import` has it; the punches are made beforehand and reading the
file is not timed. By default the record is an SQLite file in a folder of its own.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.attendance_month import ZONE, generate
from rostering.domain.punches import Punch, PunchKind
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
            measure(chosen.url or Path(folder), agents)


def measure(place: Path | str, agents: int) -> None:
    """Import the punches of so many agents twice and print both times."""
    kinds = {kind.value: kind for kind in PunchKind}
    rows = generate(agents).punches.select("agent", "at", "kind").iter_rows()
    punches = [
        Punch(f"A{agent:06d}", datetime.fromtimestamp(at, UTC), "K1", "", kinds[kind], 0, line)
        for line, (agent, at, kind) in enumerate(rows, 2)
    ]
    with open_record(place, create=True) as record:
        first, new = _import(record, punches, "first")
        again, known = _import(record, punches, "again")
    print(
        f"{agents:>7} agents: {new} punches new in {first:.2f} s "
        f"({new / first:,.0f} a second), once more in {again:.2f} s, {known} new",
        flush=True,
    )
    if known or new != len({(punch.agent, punch.at, punch.kind) for punch in punches}):
        sys.exit("punches were lost or doubled")


def _import(record: Record, punches: Sequence[Punch], name: str) -> tuple[float, int]:
    start = time.perf_counter()
    with record.transaction("benchmark", "punches import") as connection:
        summary = add_import(
            connection,
            file=f"{name}.csv",
            sha256=name,
            importer="generic_csv",
            punches=punches,
            rejected=(),
            complete_from=None,
            complete_until=None,
            zone=ZONE,
        )
    return time.perf_counter() - start, summary.new


if __name__ == "__main__":
    main()
