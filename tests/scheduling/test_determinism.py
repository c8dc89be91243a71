"""The same seed, one worker and as many parts give the same roster, in every process."""

from __future__ import annotations

import os
import subprocess
import sys

SEARCHES = """
import hashlib
from datetime import date, timedelta
from benchmarks.centres import generated_centre
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling import solver
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster
from tests.scheduling.instances import request_of
from tests.scheduling.test_solver import SMALL as WEEK

FEW = {**WEEK, "agents": {name: {} for name in "AB"}, "shifts": ["E", "L"]}
MANY = {f"A{number:02d}": {"roles": ["phone", "walk_in"]} for number in range(18)}
START = date(2026, 6, 1)
MONTH = [str(START + timedelta(days=number)) for number in range(28)]
DEMAND = [
    {"date": day, "role": role, "start": 9, "end": 18, "minimum": 1, "target": wanted}
    for day in MONTH
    for role, wanted in (("phone", 8), ("walk_in", 4))
]
MONTHLY = request_of({"period": [MONTH[0], MONTH[-1]], "agents": MANY, "demand": DEMAND})
limits = SearchLimits(seconds=8.0, workers=1, seed=3, parts=4)


def told(name, request):
    found = build_roster(request, load_catalogue(), limits=limits)
    print(name, found.objective, hashlib.sha256(repr(found.roster).encode()).hexdigest())


told("proven", request_of(FEW))
told("whole first", MONTHLY)
told("head counts", generated_centre(20, 1))
solver.MIDDLE = solver.SMALL
told("rounded", MONTHLY)
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
