"""Volumes become demand by each role's own method."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rostering.centre.reader import read_centre
from rostering.domain.calendar import Period
from rostering.errors import CentreError
from rostering.policy.catalogue import load_catalogue
from rostering.staffing.curve import curve, demand_of
from rostering.staffing.shape import Parameters, shape

MONDAY = Period(date(2026, 6, 1), date(2026, 6, 1))
VOLUMES = """\
weekday,role,start,end,contacts,aht_seconds
daily,phone,09:00,,360,240
mon,phone,10:00,11:00,0,240
"""


@pytest.fixture
def with_volumes(folder: Path) -> Path:
    (folder / "volumes.csv").write_text(VOLUMES, encoding="utf-8")
    demand = (folder / "demand.csv").read_text(encoding="utf-8").splitlines()
    kept = [line for line in demand if ",phone," not in line]
    (folder / "demand.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return folder


def test_volumes_and_the_demand_table_together_are_the_demand(with_volumes: Path) -> None:
    demand = demand_of(read_centre(with_volumes), load_catalogue(), MONDAY)
    rows = [(row.role, row.start, row.end, row.minimum, row.target) for row in demand]
    # 48 erlang at 85 % occupancy need 57 people (48 / .85 = 56.5), of 80 % that are there: 71.25;
    # 49 keep up with them, 61.25
    assert rows == [
        ("field", 540, 1080, 0, 1),
        ("phone", 540, 570, 62, 72),
        ("phone", 600, 660, 0, 0),
    ]


def test_the_curve_says_what_the_numbers_come_from(with_volumes: Path) -> None:
    first, second = curve(read_centre(with_volumes), load_catalogue(), MONDAY)
    assert first.volume.load == 48
    assert (first.need.base, first.need.scheduled) == (57, 72)
    assert first.need.queue is not None
    assert first.need.queue.occupancy <= 0.85
    assert second.need.queue is None


def test_a_role_has_volumes_or_demand_and_never_both(folder: Path) -> None:
    (folder / "volumes.csv").write_text(VOLUMES, encoding="utf-8")
    with pytest.raises(CentreError) as error:
        read_centre(folder)
    places = [problem.where for problem in error.value.problems]
    assert places == ["volumes.csv:2 (role)", "volumes.csv:3 (role)"]


def test_a_role_names_a_method_that_there_is(folder: Path) -> None:
    text = (folder / "centre.toml").read_text(encoding="utf-8")
    wrong = text.replace('presence = "mobile"', 'presence = "mobile"\nstaffing = "visit"')
    (folder / "centre.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(CentreError, match="did you mean visits"):
        read_centre(folder)


def test_the_shape_of_a_team_is_counted_by_level(folder: Path) -> None:
    rule = load_catalogue().rule("staffing", "shape").on(date(2026, 6, 1), Parameters)
    levels = shape(read_centre(folder).agents, rule)
    assert [(level.name, level.people, level.percent) for level in levels] == [
        ("agents", 2, 70), ("seniors", 0, 20), ("supervisors", 0, 10),
    ]  # fmt: skip
