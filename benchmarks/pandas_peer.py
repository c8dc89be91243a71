"""Lateness, early leaving and ordered overtime of a month, in pandas and by this project, in one run.

    pip install pandas
    python -m benchmarks.pandas_peer [AGENTS]

Both read the same punches.csv and start from the same tables of shifts, orders and leave. The pandas
code works out those three figures and no more: times parsed by their format, one `merge_asof` of
punches and windows, `groupby` for first and last punch. The project matches every punch, as for pay, and
finds the same three. The figures must be the same.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.attendance import FORMAT, TABLES, parse, write
from benchmarks.attendance_month import MONTH, ZONE
from rostering.attendance.matching import Inputs
from rostering.attendance.parts import reconcile_in_parts
from rostering.attendance.tables import days_table
from rostering.policy.calendar import load_calendar
from rostering.policy.catalogue import load_catalogue

KINDS = {"late": "late", "early_leaving": "early", "ordered_overtime": "overtime"}
TIMES_WANTED = 3
Figures = dict[int, tuple[int, int, int]]


def main() -> None:
    """Run both three times and compare the medians."""
    options = argparse.ArgumentParser(description="The same job in pandas and here.")
    options.add_argument("agents", nargs="?", type=int, default=10_000)
    agents = options.parse_args().agents
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, agents)
        tables = {table: pl.read_parquet(folder / f"{table}.parquet") for table in TABLES}
        frames = {table: _frame(rows) for table, rows in tables.items()}
        here, peer = [], []
        for _ in range(3):
            start = time.perf_counter()
            ours = by_project(folder / "punches.csv", tables)
            here.append(time.perf_counter() - start)
            start = time.perf_counter()
            theirs = by_pandas(folder / "punches.csv", frames)
            peer.append(time.perf_counter() - start)
    mine, other = sorted(here)[1], sorted(peer)[1]
    differing = [agent for agent in ours | theirs if ours.get(agent) != theirs.get(agent)]
    print(
        f"{agents} agents: pandas {pd.__version__} {other:.2f} s, here {mine:.2f} s, "
        f"{other / mine:.1f} times as fast; {len(ours)} agents with figures, "
        f"{len(differing)} of them differ"
    )
    for agent in differing[:5]:
        print("   ", agent, "here", ours.get(agent), "pandas", theirs.get(agent))
    if differing or other < TIMES_WANTED * mine:
        sys.exit(1)


def by_project(file: Path, tables: dict[str, pl.DataFrame]) -> Figures:
    """Late, early and overtime minutes of each agent with any."""
    inputs = Inputs(
        tables["shifts"],
        tables["orders"],
        parse(file),
        tables["leave"],
        days_table(load_calendar()),
        ZONE.key,
    )
    parts = reconcile_in_parts(inputs, load_catalogue(), MONTH.start, kinds=KINDS)
    found = pl.concat(part.findings for part in parts)
    minutes = [
        pl.col("minutes").filter(pl.col("kind") == kind).sum().alias(name)
        for kind, name in KINDS.items()
    ]
    sums = found.group_by("agent").agg(minutes)
    return {agent: (late, early, over) for agent, late, early, over in sums.iter_rows()}


def _frame(rows: pl.DataFrame) -> pd.DataFrame:
    """A table for pandas; of the breaks, the one there is in this month's shifts."""
    if "breaks" in rows.columns:
        pause = pl.col("breaks").list.get(0, null_on_oob=True).struct
        rows = rows.with_columns(
            pause.field("start").alias("pause"), pause.field("end").alias("resume")
        ).drop("breaks")
    return pd.DataFrame({name: rows[name].to_numpy() for name in rows.columns})


def by_pandas(file: Path, tables: dict[str, pd.DataFrame]) -> Figures:
    """The same figures in pandas."""
    punches = pd.read_csv(file)
    local = pd.to_datetime(punches["time"], format=FORMAT).dt.tz_localize(ZONE.key)
    utc = local.dt.tz_convert("UTC").dt.tz_localize(None).astype("datetime64[s]")
    punches["at"] = utc.astype("int64")
    blocks = _due(_blocks(tables["shifts"], tables["orders"]), tables["leave"])
    blocks = _judged(_with_punches(blocks, punches))
    clear = blocks[~blocks["held"] & (blocks["n"] > 0)]
    clocked = clear[~clear["own"] & (clear["presence"] != "none") & clear["due_start"].notna()]
    events = pd.DataFrame(
        {
            "agent": clocked["agent"],
            "late": ((clocked["first"] - clocked["due_start"]) // 60).clip(lower=0),
            "early": ((clocked["due_end"] - clocked["last"]) // 60).clip(lower=0),
        }
    )
    over = clear[clear["order_end"].notna() & (clear["last"] - clear["first"] > 180)]
    since = np.maximum(over["order_start"], over["first"])
    until = np.minimum(over["order_end"], over["last"])
    overtime = ((until - since) // 60).clip(lower=0).groupby(over["agent"]).sum()
    sums = events.groupby("agent")[["late", "early"]].sum()
    both = sums.join(overtime.rename("overtime"), how="outer").fillna(0).astype("int64")
    both = both[(both != 0).any(axis=1)]
    return {int(row[0]): (int(row[1]), int(row[2]), int(row[3])) for row in both.itertuples()}


def _blocks(shifts: pd.DataFrame, orders: pd.DataFrame) -> pd.DataFrame:
    """Shifts, lengthened by the order that follows them, and orders of their own, with windows."""
    times = orders[["agent", "start", "end"]].rename(
        columns={"start": "order_start", "end": "order_end"}
    )
    blocks = shifts.merge(
        times, left_on=["agent", "end"], right_on=["agent", "order_start"], how="left"
    )
    touching = orders.merge(
        shifts[["agent", "end"]].rename(columns={"end": "start"}), on=["agent", "start"]
    )
    own = orders[~orders["order"].isin(touching["order"])].copy()
    own["order_start"], own["order_end"], own["presence"] = own["start"], own["end"], "required"
    local = pd.to_datetime(own["start"], unit="s", utc=True).dt.tz_convert(ZONE.key)
    own["date"] = local.dt.tz_localize(None).dt.normalize().astype(shifts["date"].dtype)
    blocks["own"], own["own"] = False, True
    columns = ["agent", "date", "start", "end", "pause", "resume", "presence", "own"]
    columns += ["order_start", "order_end"]
    both = pd.concat([blocks[columns], own[columns]]).sort_values(["agent", "start"])
    both = both.reset_index(drop=True)
    both["long_end"] = np.fmax(both["end"], both["order_end"]).astype("int64")
    by_agent = both.groupby("agent")
    before, after = by_agent["long_end"].shift(1), by_agent["start"].shift(-1)
    opens, closes = both["start"] - 7200, both["long_end"] + 14400
    both["open"] = opens.where(~(opens < before + 14400), (before + both["start"]) // 2)
    both["close"] = closes.where(~(closes > after - 7200), (both["long_end"] + after) // 2 - 1)
    return both


def _due(blocks: pd.DataFrame, leave: pd.DataFrame) -> pd.DataFrame:
    """What approved leave leaves of each shift."""
    approved = leave[leave["status"] == "approved"]
    parts = approved[["agent", "date", "part"]]
    blocks = blocks.merge(parts, on=["agent", "date"], how="left")
    days = blocks[~blocks["own"]].groupby(["agent", "date"])
    gap = days.agg(gap_start=("end", "min"), gap_end=("start", "max"), n_parts=("end", "size"))
    halves = blocks["part"].isin(["first", "second"])
    cut = blocks[halves].merge(gap.reset_index(), on=["agent", "date"], how="left")
    split = cut["n_parts"] > 1
    start = cut["gap_start"].where(split, cut["pause"])
    end = cut["gap_end"].where(split, cut["resume"])
    blocks["due_start"], blocks["due_end"] = (
        blocks["start"].astype(float),
        blocks["end"].astype(float),
    )
    rows = blocks.index[halves]
    first = (cut["part"] == "first").to_numpy()
    blocks.loc[rows[first], "due_start"] = np.maximum(cut["start"], end)[first].to_numpy()
    blocks.loc[rows[~first], "due_end"] = np.minimum(cut["end"], start)[~first].to_numpy()
    gone = ~blocks["own"] & (
        (blocks["part"] == "full") | (blocks["due_start"] >= blocks["due_end"])
    )
    blocks.loc[gone, ["due_start", "due_end"]] = np.nan
    return blocks


def _with_punches(blocks: pd.DataFrame, punches: pd.DataFrame) -> pd.DataFrame:
    blocks["block"] = np.arange(len(blocks))
    windows = blocks[["agent", "block", "open", "close", "presence"]].copy()
    windows["open"] = windows["open"].astype("int64")
    found = pd.merge_asof(
        punches.sort_values("at"),
        windows.sort_values("open"),
        left_on="at",
        right_on="open",
        by="agent",
    )
    proves = (found["kind"] == "visit") == (found["presence"] == "none")
    found = found[(found["at"] <= found["close"]) & proves]
    taken = found.groupby("block")["at"].agg(["min", "max", "size"])
    taken.columns = pd.Index(["first", "last", "n"])
    blocks = blocks.join(taken, on="block")
    blocks["n"] = blocks["n"].fillna(0)
    return blocks


def _judged(blocks: pd.DataFrame) -> pd.DataFrame:
    """Which shifts are held for a missing punch."""
    due = blocks["due_start"].notna()
    visit = (blocks["presence"] == "none") & ~blocks["own"]
    came = blocks["n"] > 0
    single = came & (blocks["last"] - blocks["first"] <= 180)
    suspect = came & (blocks["last"] < (blocks["due_start"] + blocks["due_end"]) / 2)
    open_ones = due & np.where(visit, ~came, single | suspect)
    days = [blocks["agent"], blocks["date"], blocks["own"]]
    any_came = (due & came).groupby(days).transform("any")
    open_ones |= due & ~visit & ~blocks["own"] & ~came & any_came
    of_day = open_ones.groupby(days).transform("any")
    blocks["held"] = np.where(blocks["own"], open_ones, of_day)
    return blocks


if __name__ == "__main__":
    main()
