"""Every kind of finding holds its own cases, and the cases would notice if it were gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostering.attendance import reconcile
from rostering.discovery import modules_in
from rostering.payroll.cases import check_case, check_cases, read_cases
from rostering.policy.catalogue import load_catalogue

FILES = sorted((Path(__file__).parents[1] / "cases" / "findings").glob("*.json"))
each_file = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])

START = datetime(2026, 3, 2, 21, 0)
END = START + timedelta(hours=9)
PAUSE = (START + timedelta(hours=3), START + timedelta(hours=4))
moments = st.integers(-2 * 3600, 13 * 3600 - 1).map(
    lambda second: START + timedelta(seconds=second)
)


@each_file
def test_the_cases_of_a_finding_hold(file: Path) -> None:
    for result in check_cases(read_cases(file), load_catalogue()):
        assert result.got == result.expected, f"{result.id}: {result.says}"


@each_file
def test_a_case_fails_where_the_finding_is_left_out(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def others(package: str) -> dict[str, ModuleType]:
        return {name: unit for name, unit in modules_in(package).items() if name != file.stem}

    assert file.stem in modules_in(reconcile.FINDINGS_PACKAGE)
    monkeypatch.setattr(reconcile, "modules_in", others)
    assert not all(one.holds for one in check_cases(read_cases(file), load_catalogue()))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(first=moments, last=moments, part=st.sampled_from([None, "first", "second"]))
def test_a_night_shift_is_judged_as_the_words_of_the_decisions_say(
    first: datetime, last: datetime, part: str | None
) -> None:
    """D1, D2, D4 and D5 read once more, in plain Python, for two punches and half-day leave."""
    first, last = sorted((first, last))
    start = PAUSE[1] if part == "first" else START
    end = PAUSE[0] if part == "second" else END
    late = max((first - start) // timedelta(minutes=1), 0)
    early = max((end - last) // timedelta(minutes=1), 0)
    expected: dict[str, Any] = {"late_minutes": late, "early_minutes": early}
    if last - first <= timedelta(minutes=3) or last < start + (end - start) / 2:
        expected = {}  # an open exception: one punch, or a last one before mid-shift
    elif max(late, early) >= 60:
        expected |= {"absence_days": "0.5" if part else "1", "points_lost": 10}
    else:
        bands = [minutes <= 30 for minutes in (late, early) if minutes]
        expected |= {
            "late_early_events": len(bands),
            "points_lost": sum(3 if short else 5 for short in bands),
        }
    leave = {"type": "annual", "part": part, "date": f"{START:%Y-%m-%d}", "request": "R1"}
    case = {
        "id": "night",
        "pay": {"base": "1740.00", "floating": "435.00"},
        "shifts": [{"start": f"{START}", "end": f"{END}", "breaks": [[f"{at}" for at in PAUSE]]}],
        "punches": [f"{first}", f"{last}"],
        "leaves": [leave] if part else [],
    }
    got = check_case(case, load_catalogue()).got
    judged = ("late_minutes", "early_minutes", "late_early_events", "absence_days", "points_lost")
    assert {key: got[key] for key in judged if key in got} == {
        key: value for key, value in expected.items() if value
    }
