"""How the search for rosters grows with the size of the centre.

    python -m benchmarks.size
    python -m benchmarks.size --seconds 60 20 60 1000

Generated centres (benchmarks/centres.py) of 20, 60 and 200 agents for four weeks and 1 000 for one, each
in a process of its own: seconds in all, those of the processor, and the share in which models are built, the
demand that is served and what the hidden roster serves, the gap to the proven bound, and the peak of the
memory. On a quiet machine with two cores the processor's seconds are nearly twice the others.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time

from benchmarks.centres import MONDAY, centre, served
from benchmarks.instances import parser
from rostering.policy.catalogue import load_catalogue
from rostering.scheduling.auditor import audit
from rostering.scheduling.search import SearchLimits
from rostering.scheduling.solver import build_roster

WEEKS = {20: 4, 60: 4, 200: 4, 1000: 1}
WANTED = 0.96
MOST_MEMORY = 4096  # MiB
BUILDING = 0.10  # of the time, at most


def measure(agents: int, seconds: float, workers: int, seed: int) -> dict[str, float]:
    """One search in this process."""
    one = centre(agents, WEEKS.get(agents, 1), seed)
    catalogue = load_catalogue()
    before = time.process_time()
    found = build_roster(one.request, catalogue, limits=SearchLimits(seconds, 0.0, workers, seed))
    broken = audit(found.roster, one.request, catalogue, MONDAY).violations
    return {
        "seconds": found.seconds,
        "processor": time.process_time() - before,
        "building": float(found.details["build_seconds"]),
        "served": served(found.roster, one.request),
        "hidden": served(one.hidden, one.request),
        "cost": found.objective,
        "bound": found.bound,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "broken": len(broken),
    }


def main() -> int:
    """Measure each size, a line each."""
    options = parser(__doc__ or "")
    options.set_defaults(seconds=120.0)
    options.add_argument("--one", type=int, help="one size in this process, as JSON")
    given = options.parse_args()
    if given.one:
        print(json.dumps(measure(given.one, given.seconds, given.workers, given.seed)))
        return 0
    short = 0
    print(
        "agents  weeks  seconds  processor  building  served  hidden      cost     bound     gap  memory"
    )
    for agents in [int(one) for one in given.only] or list(WEEKS):
        command = [sys.executable, "-m", "benchmarks.size", "--one", str(agents)]
        command += ["--seconds", str(given.seconds), "--workers", str(given.workers)]
        command += ["--seed", str(given.seed)]
        told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        got = json.loads(told)
        gap = (got["cost"] - got["bound"]) / max(got["cost"], 1)
        building = got["building"] / max(got["seconds"], 1e-9)
        good = (
            got["served"] >= WANTED
            and not got["broken"]
            and got["memory"] <= MOST_MEMORY
            and building < BUILDING
        )
        short += not good
        print(
            f"{agents:6}  {WEEKS.get(agents, 1):5}  {got['seconds']:7.1f}  {got['processor']:9.1f}  {building:8.1%}"
            f"  {got['served']:6.2%}  {got['hidden']:6.2%}  {got['cost']:8}  {got['bound']:8}"
            f"  {gap:6.1%}  {got['memory']:4} MB" + ("" if good else "  SHORT"),
            flush=True,
        )
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
