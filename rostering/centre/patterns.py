"""rotations/NAME.csv read back: the pattern of a rotation, which people may have edited."""

from __future__ import annotations

from pathlib import Path

from rostering.centre.grids import read_grid
from rostering.centre.rotations import DAYS, FOLDER, pattern_path
from rostering.domain.rotation import REST, WEEK_DAYS, Pattern, Rotation
from rostering.errors import InputError, InputProblem
from rostering.language import _, in_brackets


def read_pattern(folder: Path, rotation: Rotation) -> Pattern:
    """The pattern of the rotation; raises InputError with every cell that does not hold."""
    path = pattern_path(folder, rotation.name)
    name = f"{FOLDER}/{path.name}"
    again = _("find it: rostering rotation build {name}").format(name=rotation.name)
    if not path.is_file():
        raise InputError([InputProblem(name, _("the rotation has no pattern yet"), "", again)])
    problems: list[InputProblem] = []
    grid = read_grid(path, problems)
    rows = [row for row in grid.rows if any(row[1])][1:] if grid else []
    if len(rows) != rotation.weeks and not problems:
        text = _("the rotation has {count} weeks, and the pattern another number").format(
            count=rotation.weeks
        )
        problems.append(InputProblem(name, text, str(len(rows)), again))
    codes = [one.shift for one in rotation.shifts]
    weeks = []
    for number, cells in rows:
        days = (*cells[1:], *[""] * WEEK_DAYS)[:WEEK_DAYS]
        for weekday, done in zip(DAYS, days, strict=True):
            if done not in (REST, *codes):
                text = _("is no shift of the rotation, and - is a rest day")
                problems.append(InputProblem(in_brackets(f"{name}:{number}", weekday), text, done))
        weeks.append(days)
    if problems:
        raise InputError(problems)
    return Pattern(tuple(weeks))
