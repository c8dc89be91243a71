"""The same seed, one worker and as many parts give the same roster, in every process."""

from __future__ import annotations

import os
import subprocess
import sys

SEARCHES = """
import hashlib
from datetime import date, timedelta
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling import solver
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL as WEEK

FEW = {**WEEK, "agents": {name: {} for name in "AB"}, "shifts": ["E", "L"]}
TEN = {f"A{number}": {"roles": ["phone", "walk_in"]} for number in range(10)}
DAYS = [str(date(2026, 6, 1) + timedelta(days=number)) for number in range(14)]
DEMAND = [
    {"date": day, "role": role, "start": 9, "end": 18, "minimum": 1, "target": wanted}
    for day in DAYS
    for role, wanted in (("phone", 4), ("walk_in", 3))
]
FORTNIGHT = request_of({"period": [DAYS[0], DAYS[-1]], "agents": TEN, "demand": DEMAND})
# so that no clock ends a phase on a busy machine, and their work is small nevertheless
limits = SearchLimits(seconds=600.0, workers=1, seed=3, parts=4)
solver.FIRST_SHARE = 5.0 / limits.seconds
solver.RELAXING_SHARE = solver.ROUNDING_WORK = 0.5 / limits.seconds


def told(name, request):
    found = build_roster(request, load_catalogue(), limits=limits)
    print(name, found.objective, hashlib.sha256(repr(found.roster).encode()).hexdigest())


told("proven", request_of(FEW))
solver.SMALL = 100
told("whole first", FORTNIGHT)
solver.MIDDLE = solver.SMALL
told("rounded", FORTNIGHT)
solver.ROUNDED = solver.SMALL
told("head counts", FORTNIGHT)
"""


def test_every_way_to_a_roster_gives_the_same_one_in_another_process() -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", SEARCHES],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    first, second = (process.communicate()[0].splitlines() for process in processes)
    assert [process.returncode for process in processes] == [0, 0]
    assert len(first) == 4
    assert first == second
