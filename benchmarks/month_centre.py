"""A centre folder with a month of the generated attendance in it, such that the month can be closed.

python -m benchmarks.month_centre FOLDER AGENTS
"""

from __future__ import annotations

import csv
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from benchmarks.attendance import FORMAT, agents_of
from benchmarks.attendance_month import DAYS, MONTH, PATTERNS, SPLIT, ZONE, generate
from rostering.attendance.matching import Inputs, Matched
from rostering.attendance.reconcile import reconcile
from rostering.attendance.tables import days_table
from rostering.domain.people import Agent
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import load_catalogue

SHIFTS = {
    "D": ("09:00", "18:00", '["12:00-13:00"]'),
    "E": ("08:00", "17:00", '["11:30-12:30"]'),
    "N": ("22:00", "07:00", '["01:00-02:00"]'),
    "A": ("08:00", "12:00", "[]"),
    "B": ("15:00", "19:00", "[]"),
}
CODES = {540: "D", 480: "E", 1320: "N", 900: "B"}  # by the minute of the start


def make_centre(folder: Path, count: int) -> None:
    """Write the files of a centre whose month can be closed."""
    inputs = closable(count)
    agents = agents_of(count)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "centre.toml").write_text(_settings(), encoding="utf-8")
    _write(folder / "demand.csv", ("weekday", "role", "start", "end", "minimum", "target"), [])
    _write_agents(folder / "agents.csv", agents)
    _write_roster(folder / "rosters" / "2026-05.csv", agents, inputs.shifts)
    _write_leave(folder / "leave.csv", inputs.leave)
    _write_orders(folder / "overtime.csv", inputs.orders)
    write_punches(folder, inputs.punches)


def write_punches(folder: Path, punches: pl.DataFrame) -> None:
    """punches.csv as a clock would have it, and again.csv with the same punches and an empty line."""
    local = pl.from_epoch("at").dt.convert_time_zone(ZONE.key).dt.strftime(FORMAT).alias("time")
    named = pl.format("A{}", pl.col("agent").cast(pl.String).str.zfill(6)).alias("agent")
    text = punches.select(named, local, "kind").write_csv()
    (folder / "punches.csv").write_text(text, encoding="utf-8")
    (folder / "again.csv").write_text(f"{text}\n", encoding="utf-8")


def closable(count: int) -> Inputs:
    """The generated month without pending leave, and without the days that leave anything open."""
    made = generate(count)
    # sick leave waits for its certificate, compensatory rest for its balance
    leave = made.leave.filter(pl.col("kind") == "personal")
    inputs = Inputs(
        made.shifts,
        made.orders,
        made.punches,
        leave.with_columns(status=pl.lit("approved")),
        days_table(load_calendar()),
        ZONE.key,
    )
    catalogue = load_catalogue()
    while True:
        matched = reconcile(inputs, catalogue, MONTH.start).matched
        held = matched.worked.filter("held")
        if held.is_empty():
            return inputs
        inputs = _without(inputs, held, matched)


def _without(inputs: Inputs, held: pl.DataFrame, matched: Matched) -> Inputs:
    days = held.select("agent", "date")
    orders = matched.orders.filter(pl.col("block").is_in(held["block"].implode()))
    return replace(
        inputs,
        shifts=inputs.shifts.join(days, on=["agent", "date"], how="anti", maintain_order="left"),
        orders=inputs.orders.filter(~pl.col("order").is_in(orders["order"].implode())),
    )


def _settings() -> str:
    lines = [
        'name = "Benchmark"', 'timezone = "Asia/Shanghai"', 'language = "en"',
        'week_start = "monday"', "[opening_hours]", 'phone = "24h"', 'field = "24h"',
        "[[roles]]", 'code = "phone"', 'label = "Phone"', 'presence = "required"',
        "[[roles]]", 'code = "field"', 'label = "Field"', 'presence = "none"',
    ]  # fmt: skip
    for code, (start, end, breaks) in SHIFTS.items():
        lines += ["[[shifts]]", f'code = "{code}"', f'label = "{code}"', f'start = "{start}"']
        lines += [f'end = "{end}"', f"breaks = {breaks}", 'roles = ["phone", "field"]']
    return "\n".join(lines) + "\n"


def _write(path: Path, head: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _write_agents(path: Path, agents: list[Agent]) -> None:
    head = ("id", "name", "grade", "roles", "weekly_hours", "hired")
    rows: list[tuple[object, ...]] = [
        (agent.id, agent.name, agent.grade, "phone;field", 40, agent.hired) for agent in agents
    ]
    _write(path, head, rows)


def _write_roster(path: Path, agents: list[Agent], shifts: pl.DataFrame) -> None:
    cells: dict[tuple[int, date], list[str]] = {}
    local = pl.from_epoch("start").dt.convert_time_zone(ZONE.key)
    minute = local.dt.hour().cast(pl.Int64) * 60 + local.dt.minute()
    for agent, day, start, presence in shifts.select(
        "agent", "date", minute.alias("minute"), "presence"
    ).iter_rows():
        split = PATTERNS[agent % len(PATTERNS)] == SPLIT
        code = "A" if split and CODES[start] == "E" else CODES[start]
        role = "field" if presence == "none" else "phone"
        cells.setdefault((agent, day), []).append(f"{code}:{role}")
    days = [MONTH.start + timedelta(days=day) for day in range(DAYS)]
    rows: list[tuple[object, ...]] = [
        (agent.id, agent.name, *(" ".join(cells.get((place, day), ())) for day in days))
        for place, agent in enumerate(agents)
    ]
    _write(path, ("agent", "name", *(str(day) for day in days)), rows)


def _write_leave(path: Path, leave: pl.DataFrame) -> None:
    head = ("request", "agent", "from", "to", "kind", "part", "status", "decided_by")
    columns = ("agent", "date", "kind", "part", "status", "request")
    rows: list[tuple[object, ...]] = [
        (request, f"A{agent:06d}", day, day, kind, part, status, "benchmark")
        for agent, day, kind, part, status, request in leave.select(columns).iter_rows()
    ]
    _write(path, head, rows)


def _write_orders(path: Path, orders: pl.DataFrame) -> None:
    moments = [
        pl.from_epoch(name).dt.convert_time_zone(ZONE.key).dt.strftime("%Y-%m-%d %H:%M")
        for name in ("start", "end")
    ]
    head = ("id", "agent", "start", "end", "approved", "reason", "settle", "ordered_by")
    rows: list[tuple[object, ...]] = [
        (f"O{order}", f"A{agent:06d}", start, end, "yes", reason, settle, "benchmark")
        for order, agent, start, end, reason, settle in orders.select(
            "order", "agent", *moments, "reason", "settle"
        ).iter_rows()
    ]
    _write(path, head, rows)


if __name__ == "__main__":
    make_centre(Path(sys.argv[1]), int(sys.argv[2]))
