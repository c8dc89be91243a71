"""The search beside pyworkforce's MinHoursRoster and beside a plain CP-SAT model, in one run.

    .venv/bin/python -m pip install pyworkforce==0.5.1
    python -m benchmarks.peers
    python -m benchmarks.peers --seconds 60 50 200
    python -m benchmarks.peers --family --seconds 20

pyworkforce is no dependency of the project: install it for this measurement alone.

The problem is one that both can say: two weeks, three shifts of eight, eight and twelve hours, so many
people on each shift and day or more, at most one shift a day, hours of the period at least, days on which
a resource cannot have a shift, and no morning after a night; the fewest hours in all are best. A person
missing is dearer than all hours together, since MinHoursRoster allows no shortage. Its sequences forbid
more than they say (with one forbidden successor a night has none at all), so that all three are held to
that. The plain model says each rule as clauses and has the default parameters: the floor.

With `--family` it is small problems of many kinds instead, with other lengths, demand, bans and hours, some
seeds each: the seconds and the processor's seconds of each way, and how they compare where all prove their
roster the best.

What comes out is recounted from the problem alone. The exit code is 1 where a roster here is worse than
another's.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import dataclass

from benchmarks.instances import parser
from benchmarks.peer_problems import FAMILY, Kind, Problem, problem, recount
from benchmarks.peer_ways import WAYS, Answer

SIZES = (10, 50, 200)


@dataclass(frozen=True)
class Measured:
    """What a way came to: its answer, recounted hours, what it breaks, seconds and the processor's."""

    answer: Answer
    hours: int
    broken: list[str]
    seconds: float
    processor: float

    @property
    def value(self) -> tuple[bool, int]:
        """Less is better."""
        return bool(self.broken), self.hours


def measured(name: str, given: Problem, seconds: float) -> Measured:
    """One way on one problem."""
    began, processor = time.monotonic(), time.process_time()
    answer = WAYS[name](given, seconds)
    took = time.monotonic() - began, time.process_time() - processor
    return Measured(answer, *recount(given, answer.plan), *took)


def sizes(chosen: list[str], seconds: float, seed: int) -> int:
    """Each size and way, a line each; how often another way was better."""
    worse = 0
    print("resources  way            hours  seconds  processor  status      recount")
    for size in [int(one) for one in chosen] or SIZES:
        asked = problem(Kind("", size), seed)
        reached: dict[str, Measured] = {}
        for name in WAYS:
            one = reached[name] = measured(name, asked, seconds)
            rest = f"{len(one.broken)} broken, {one.broken[0]}" if one.broken else "holds"
            if name != "here":
                rest += f"; here as good after {reached['here'].answer.when_as_good(one.hours)}"
            print(
                f"{size:9}  {name:13}  {one.hours:5}  {one.seconds:7.2f}  {one.processor:9.2f}"
                f"  {one.answer.status:10}  {rest}",
                flush=True,
            )
        worse += any(other.value < reached["here"].value for other in reached.values())
    return worse


def family(seconds: float, seeds: int) -> int:
    """Every kind and seed, a line each, each way beginning in its turn; how often another was better."""
    worse = 0
    names = list(WAYS)
    proven: list[dict[str, Measured]] = []
    for name in names:
        WAYS[name](problem(Kind("", 3, days=3, least_hours=8), 1), 5.0)  # what is loaded once
    print("                       hours of all                 seconds of the processor")
    print("kind, seed             here  pyworkforce  plain     here  pyworkforce  plain")
    for place, (kind, seed) in enumerate((k, s) for k in FAMILY for s in range(1, seeds + 1)):
        asked = problem(kind, seed)
        turn = names[place % 3 :] + names[: place % 3]
        found = {name: measured(name, asked, seconds) for name in turn}
        if _proven(found):
            proven.append(found)
        worse += any(other.value < found["here"].value for other in found.values())
        print(_line(f"{kind.name}, {seed}", found), flush=True)
    for name in names[1:]:
        print(_compared(name, proven))
    return worse


def _proven(found: dict[str, Measured]) -> bool:
    """Whether every way proved its roster the best."""
    return all(one.answer.status == "optimal" for one in found.values())


def _line(label: str, found: dict[str, Measured]) -> str:
    """Hours and seconds of all three; `+` where a rule is broken."""
    three = [found[name] for name in WAYS]
    hours = [f"{one.hours}{'+' if one.broken else ''}" for one in three]
    took = [f"{one.processor:.2f}" for one in three]
    line = f"{label:21}  {hours[0]:>4}  {hours[1]:>11}  {hours[2]:>5}"
    line += f"  {took[0]:>7}  {took[1]:>11}  {took[2]:>5}"
    if not _proven(found):
        return line + "  not proven by all"
    fastest = min(one.processor for one in three)
    return line + ("  SLOWER" if found["here"].processor > fastest else "")


def _compared(name: str, proven: list[dict[str, Measured]]) -> str:
    """The processor's seconds here beside those of another way, of what all three proved: only there
    did all do the same."""
    if not proven:
        return f"nothing was proven by all: no seconds here and of {name} to compare"
    here, other = ([found[way].processor for found in proven] for way in ("here", name))
    ratios = [own / its for own, its in zip(here, other, strict=True)]
    return (
        f"proven by all: {len(proven)}; here {sum(here):.1f} s, {name} {sum(other):.1f} s of the "
        f"processor; of one of its seconds here takes {statistics.geometric_mean(ratios):.2f}, "
        f"at most {max(ratios):.2f}"
    )


def main() -> int:
    """The sizes, or the family; 1 where another way was better."""
    options = parser(__doc__ or "")
    options.add_argument("--family", action="store_true", help="small problems of many kinds")
    options.add_argument("--seeds", type=int, default=3, help="problems of each kind")
    given = options.parse_args()
    if given.family:
        return 1 if family(given.seconds, given.seeds) else 0
    return 1 if sizes(given.only, given.seconds, given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
