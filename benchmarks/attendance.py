"""A month of attendance and pay of a large centre, against the time it takes to parse its punches.

    python -m benchmarks.attendance [--sample 200] [AGENTS …]

For each number of agents, by default 1000, 10 000 and 100 000, a month is generated into files by a
process of its own. Another one parses the punches with polars (the measure), then matches, finds,
charges and totals them by the project's own reconcile and pay, in parts; every entry has its clause
and its inputs. The store is not timed. A sample of agents is worked out again in plain Python.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from math import gcd
from pathlib import Path

import polars as pl

from benchmarks.attendance_month import JOINED, MONTH, ZONE, generate, joins_late
from benchmarks.attendance_reference import expected_totals
from rostering.attendance.matching import Inputs
from rostering.attendance.parts import AGENTS_A_PART, Span, in_parts, spans_of
from rostering.attendance.reconcile import reconcile
from rostering.attendance.tables import days_table
from rostering.domain.people import Agent
from rostering.payroll.employment import employment_of, employment_table, wages_table
from rostering.payroll.month import pay_findings
from rostering.payroll.schema import INCIDENTS
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import load_catalogue

TABLES = ("shifts", "orders", "leave")
GRADES = ("agent", "agent", "agent", "team_leader", "intern")
TIMES_ALLOWED = 5
BYTES_ALLOWED = 3 << 30


def main() -> None:
    """Generate and measure each size in processes of their own."""
    options = argparse.ArgumentParser(description="A month of attendance and pay, timed.")
    options.add_argument("--sample", type=int, default=200, help="agents worked out again")
    options.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    options.add_argument("agents", nargs="*", type=int, default=[1000, 10_000, 100_000])
    chosen = options.parse_args()
    if chosen.write:
        write(chosen.write, chosen.agents[0])
    elif chosen.measure:
        measure(chosen.measure, chosen.agents[0], chosen.sample)
    else:
        sys.exit(max(run_apart(agents, chosen.sample) for agents in chosen.agents))


def run_apart(agents: int, sample: int) -> int:
    """Generate and measure in a process each, so that neither's memory is the other's; exit code."""
    with tempfile.TemporaryDirectory() as folder:
        for step in ("--write", "--measure"):
            words = [step, folder, "--sample", str(sample), str(agents)]
            done = subprocess.run([sys.executable, "-m", "benchmarks.attendance", *words])
            if done.returncode:
                return done.returncode
    return 0


def write(folder: Path, agents: int) -> None:
    """Lay the month down: punches.csv as a clock would, the rest as tables."""
    tables: dict[str, list[pl.DataFrame]] = {name: [] for name in TABLES}
    with (folder / "punches.csv").open("wb") as file:
        for first in range(0, agents, AGENTS_A_PART):
            made = generate(min(AGENTS_A_PART, agents - first), first)
            local = pl.from_epoch("at").dt.convert_time_zone(ZONE.key).dt.strftime(FORMAT)
            made.punches.select("agent", local.alias("time"), "kind").write_csv(
                file, include_header=not first
            )
            for name in TABLES:
                tables[name].append(getattr(made, name))
    for name, parts in tables.items():
        pl.concat(parts).write_parquet(folder / f"{name}.parquet")


FORMAT = "%Y-%m-%d %H:%M:%S"


def parse(file: Path) -> pl.DataFrame:
    """The punches by the schema PUNCHES."""
    columns = {"agent": pl.Int64, "time": pl.String, "kind": pl.String}
    moment = pl.col("time").str.to_datetime(FORMAT, time_unit="ms")
    second = moment.dt.replace_time_zone(ZONE.key).dt.epoch("s")
    return (
        pl.scan_csv(file, schema=columns)
        .select("agent", second.alias("at"), "kind")
        .with_row_index("punch")
        .cast({"punch": pl.Int64})
        .collect()
    )


def agents_of(count: int) -> list[Agent]:
    """Agents of several grades; one in fifty joins on the 11th."""
    long_ago, joined = date(2020, 1, 1), MONTH.start + timedelta(days=JOINED)
    return [
        Agent(
            f"A{number:06d}",
            f"A{number:06d}",
            GRADES[number % len(GRADES)],
            ("phone",),
            2400,
            joined if joins_late(number) else long_ago,
        )
        for number in range(count)
    ]


def run(inputs: Inputs, agents: list[Agent]) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Entries and totals of each part of the centre."""
    catalogue, calendar = load_catalogue(), load_calendar()
    employment = employment_of(agents, (), catalogue, MONTH)
    joiners = {place: agent.id for place, agent in enumerate(agents) if agent.hired > MONTH.start}
    days = inputs.shifts.filter(pl.col("agent").is_in(list(joiners))).group_by("agent").agg("date")
    rostered = {joiners[agent]: dates for agent, dates in days.iter_rows()}
    statutory = [day for day in calendar.statutory if day in MONTH]
    wages = wages_table(employment)
    employed = employment_table(employment, rostered, statutory, MONTH)
    nothing = pl.DataFrame(schema={"agent": pl.Int64, "minutes": pl.Int64})
    of_month = pl.col("month") == MONTH.start.year * 100 + MONTH.start.month

    def pay(part: Inputs, span: Span) -> tuple[pl.DataFrame, pl.DataFrame]:
        own = pl.col("agent").is_between(*span)
        entries, _warnings = pay_findings(
            reconcile(part, catalogue, MONTH.start).findings.filter(of_month),
            wages.filter(own),
            employed.filter(own),
            nothing,
            pl.DataFrame(schema=INCIDENTS),
            catalogue,
            MONTH.start,
        )
        return entries, entries.group_by("agent").agg(pl.col("amount_fen", "points").sum())

    return in_parts(inputs, pay, spans_of(len(agents)))


def measure(folder: Path, count: int, sample: int) -> None:
    """Time parsing and the job, compare a sample, print a line."""
    parsing: list[tuple[float, float]] = []
    for _ in range(3):
        with timed(parsing):
            punches = parse(folder / "punches.csv")
    shifts, orders, leave = (pl.read_parquet(folder / f"{name}.parquet") for name in TABLES)
    days = days_table(load_calendar())
    inputs = Inputs(shifts, orders, punches, leave, days, ZONE.key)
    agents = agents_of(count)
    load_catalogue()
    jobs: list[tuple[float, float]] = []
    for _ in range(3 if count <= 10_000 else 2):
        entries, totals = 0, []
        with timed(jobs):
            for made, sums in run(inputs, agents):
                entries += made.height
                totals.append(sums)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    (measured, parse_cpu), (job, job_cpu) = sorted(parsing)[1], min(jobs)
    chosen = range(0, count, _stride(max(count // sample, 1)))
    differing = compare(inputs, agents, pl.concat(totals), chosen)
    print(
        f"{count:>7} agents {punches.height:>9} punches {entries:>7} entries: "
        f"parse {measured:5.2f} s, reconcile and pay {job:5.2f} s = {job / measured:.1f} times "
        f"(of processor time {job_cpu / parse_cpu:.1f}), {peak / (1 << 20):.0f} MiB; "
        f"{len(chosen) - len(differing)} of {len(chosen)} agents as in plain Python",
        flush=True,
    )
    for line in differing[:5]:
        print("   ", line)
    if differing or job > TIMES_ALLOWED * measured or peak > BYTES_ALLOWED:
        sys.exit(f"{count} agents: over the bound, or figures differ")


@contextmanager
def timed(times: list[tuple[float, float]]) -> Iterator[None]:
    """Add the seconds on the clock and of the processors, which a busy machine does not stretch."""
    start, used = time.perf_counter(), time.process_time()
    yield
    times.append((time.perf_counter() - start, time.process_time() - used))


def _stride(step: int) -> int:
    """A step near `step` that meets every shift pattern, rest rotation and grade."""
    return next(number for number in range(step, step + 71) if gcd(number, 70) == 1)


def compare(inputs: Inputs, agents: list[Agent], totals: pl.DataFrame, chosen: range) -> list[str]:
    """The agents of the sample whose pay or points differ from plain Python."""
    paid = {agent: (fen, points) for agent, fen, points in totals.iter_rows()}
    expected = expected_totals(inputs, agents, chosen)
    return [
        f"agent {number}: {paid.get(number)}, in plain Python {figures}"
        for number, figures in expected.items()
        if paid.get(number) != figures
    ]


if __name__ == "__main__":
    main()
