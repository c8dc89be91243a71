"""The classic rotating-workforce instances, Example1 to Example20, each as one circulation.

    python -m benchmarks.rotating [--instances FOLDER] [NUMBER …]

What comes out is recounted from the text of the instance, without the project's own types. Two times
are told: for any pattern, as the instances ask, and for the one with the most free weekends.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.instances import parser
from rostering.domain.rotation import Length, Rotation, RotationShift
from rostering.scheduling.rotation.circulation import find_pattern

WITHIN = 1.0  # seconds for each
REST = "-"


@dataclass(frozen=True)
class Instance:
    """An instance as its text says it; lengths are least and most."""

    employees: int
    people: dict[str, list[int]]
    runs: dict[str, tuple[int, int]]
    rest: tuple[int, int]
    work: tuple[int, int]
    forbidden: list[tuple[str, ...]]


def read(path: Path) -> Instance:
    """The instance; lines that begin with # only say what follows."""
    lines = [line.split("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines()]
    rows = iter([line for line in lines if line])
    next(rows)  # seven days
    employees, shifts = int(next(rows)[0]), int(next(rows)[0])
    people = [[int(cell) for cell in next(rows)] for _ in range(shifts)]
    kinds = [next(rows) for _ in range(shifts)]
    rest, work = (tuple(int(cell) for cell in next(rows)) for _ in range(2))
    two, three = (int(cell) for cell in next(rows))
    return Instance(
        employees,
        {kind[0]: row for kind, row in zip(kinds, people, strict=True)},
        {kind[0]: (int(kind[-2]), int(kind[-1])) for kind in kinds},
        (rest[0], rest[1]),
        (work[0], work[1]),
        [tuple(next(rows)) for _ in range(two + three)],
    )


def rotation_of(instance: Instance) -> Rotation:
    """The instance in the project's terms."""
    return Rotation(
        "example",
        instance.employees,
        tuple(
            RotationShift(code, "work", tuple(row), Length(*instance.runs[code]))
            for code, row in instance.people.items()
        ),
        work=Length(*instance.work),
        rest=Length(*instance.rest),
        forbidden=frozenset(instance.forbidden),
    )


def recount(instance: Instance, weeks: list[list[str]]) -> list[str]:
    """What a schedule breaks, from the text of the instance alone."""
    broken = []
    if len(weeks) != instance.employees or any(len(week) != 7 for week in weeks):
        broken.append("size")
    for code, row in instance.people.items():
        if [sum(week[day] == code for week in weeks) for day in range(7)] != row:
            broken.append(f"people on {code}")
    line = "".join(day for week in weeks for day in week)
    edge = next((at for at in range(len(line)) if line[at] != line[at - 1]), 0)
    turned = line[edge:] + line[:edge]  # begins with a block, which no edge cuts
    for code, (least, most) in {**instance.runs, REST: instance.rest}.items():
        lengths = [len(list(block)) for day, block in groupby(turned) if day == code]
        if any(not least <= length <= most for length in lengths):
            broken.append(f"blocks of {code}")
    at = line.index(REST)
    work = [len(block) for block in re.split(REST + "+", line[at:] + line[:at]) if block]
    if any(not instance.work[0] <= length <= instance.work[1] for length in work):
        broken.append("blocks of work")
    for sequence in instance.forbidden:
        if "".join(sequence) in line + line[:2]:
            broken.append("sequence " + " ".join(sequence))
    return broken


def main() -> int:
    """Measure each instance, a line each."""
    options = parser(__doc__ or "").parse_args()
    folder = options.instances / "rotating"
    numbers = sorted(int(re.sub(r"\D", "", file.stem)) for file in folder.glob("Example*.txt"))
    solved, measured, times, wrong = 0, 0, [0.0, 0.0], 0
    print("example  employees  steps  any pattern  most free weekends  weekends  recount")
    for number in numbers:
        if options.only and str(number) not in options.only:
            continue
        instance = read(folder / f"Example{number}.txt")
        measured += 1
        both = [
            find_pattern(rotation_of(instance), options.seconds, any_will_do=any_will_do)
            for any_will_do in (True, False)
        ]
        broken = [
            fault
            for found in both
            for fault in (
                recount(instance, [list(week) for week in found.pattern.weeks])
                if found.pattern
                else ["no pattern"]
            )
        ]
        solved += not broken and both[0].seconds < WITHIN
        wrong += bool(broken)
        times = [time + found.seconds for time, found in zip(times, both, strict=True)]
        free = both[1].pattern.free_weekends() if both[1].pattern else 0
        print(
            f"{number:7}  {instance.employees:9}  {both[0].steps:5}  {both[0].seconds:9.2f} s"
            f"  {both[1].seconds:16.2f} s  {free:8}  {', '.join(broken) or 'holds'}",
            flush=True,
        )
    print(f"{solved} of {measured} hold, any pattern in less than {WITHIN:g} s; together "
          f"{times[0]:.2f} s and {times[1]:.2f} s")  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
