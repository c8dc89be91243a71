"""Each punch goes to the window it lies in; a centre in parts is the centre at once."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from rostering.attendance.matching import Inputs
from rostering.attendance.parts import reconcile_in_parts
from rostering.attendance.placing import place
from rostering.attendance.reconcile import reconcile
from rostering.attendance.schema import DAYS, LEAVE, ORDERS, PUNCHES, SHIFTS
from rostering.policy.catalogue import load_catalogue

TAP = 180
MAY_1 = 1_777_564_800  # 2026-05-01 00:00 in Shanghai
kinds = st.sampled_from(["clock", "phone", "visit"])
punch_lists = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 9000), kinds), max_size=12)


@st.composite
def windows(draw: st.DrawFn) -> list[tuple[int, int, int, str]]:
    """Disjoint windows of two agents: agent, open, close, presence."""
    found = []
    for agent in (0, 1):
        edges = sorted(draw(st.sets(st.integers(0, 9000), min_size=2, max_size=6)))
        for since, until in zip(edges[::2], edges[1::2], strict=False):
            found.append((agent, since, until, draw(st.sampled_from(["required", "none"]))))
    return found


@settings(max_examples=60, deadline=None, derandomize=True)
@given(punch_lists, windows())
def test_first_and_last_of_each_window_and_the_rest_unmatched(
    seen: list[tuple[int, int, str]], spans: list[tuple[int, int, int, str]]
) -> None:
    expected = {}
    left = list(seen)
    for block, (agent, since, until, presence) in enumerate(spans):
        inside = [
            punch
            for punch in seen
            if punch[0] == agent
            and since <= punch[1] <= until
            and (punch[2] == "visit") == (presence == "none")
        ]
        left = [punch for punch in left if punch not in inside]
        if inside:
            first, last = min(at for _, at, _ in inside), max(at for _, at, _ in inside)
            expected[block] = (first, last, 1 if last - first <= TAP else 2)
    rest = sorted({(agent, at) for agent, at, _ in left})
    once = [
        punch
        for number, punch in enumerate(rest)
        if not number or punch[0] != rest[number - 1][0] or punch[1] - rest[number - 1][1] > TAP
    ]
    punches = pl.DataFrame(
        [{"agent": a, "at": at, "kind": kind, "punch": n} for n, (a, at, kind) in enumerate(seen)],
        PUNCHES,
    )
    blocks = pl.DataFrame(
        [(n, *span) for n, span in enumerate(spans)],
        {
            "block": pl.Int64,
            "agent": pl.Int64,
            "window_open": pl.Int64,
            "window_close": pl.Int64,
            "presence": pl.String,
        },
        orient="row",
    )
    taken, unmatched = place(punches, blocks, TAP)
    rows = taken.select("block", "first", "last", "punches").iter_rows()
    assert {block: tuple(values) for block, *values in rows} == expected
    assert list(unmatched.select("agent", "at").iter_rows()) == once


@pytest.mark.parametrize("agents", [1, 2, 3, 100])
def test_a_centre_in_parts_is_the_centre_at_once(agents: int) -> None:
    days = [(agent, day) for agent in range(5) for day in range(6)]
    begin = {(agent, day): MAY_1 + day * 86400 + 9 * 3600 for agent, day in days}
    shifts = [
        {
            "agent": agent,
            "date": date(2026, 5, 1 + day),
            "start": begin[agent, day],
            "end": begin[agent, day] + 9 * 3600,
            "breaks": [],
            "presence": "required",
            "version": 1,
        }
        for agent, day in days
    ]
    moments = [
        (agent, begin[agent, day] + offset + agent * 700)
        for agent, day in days
        for offset in ((0, 32400) if (agent + day) % 4 else (0,))
    ]
    punches = [
        {"agent": agent, "at": at, "kind": "clock", "punch": number}
        for number, (agent, at) in enumerate(moments)
    ]
    inputs = Inputs(
        pl.DataFrame(shifts, SHIFTS),
        pl.DataFrame(schema=ORDERS),
        pl.DataFrame(punches, PUNCHES),
        pl.DataFrame(schema=LEAVE),
        pl.DataFrame([{"date": date(2026, 5, 1), "day_type": "statutory", "moved_to": None}], DAYS),
        "Asia/Shanghai",
    )
    whole = reconcile(inputs, load_catalogue(), date(2026, 5, 1))
    parts = list(reconcile_in_parts(inputs, load_catalogue(), date(2026, 5, 1), agents))
    assert_frame_equal(pl.concat(part.findings for part in parts), whole.findings)
    assert_frame_equal(pl.concat(part.matched.worked for part in parts), whole.matched.worked)
