"""Patterns of rotations against every arrangement of tiny ones, and what a pattern keeps round its edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby, pairwise, permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rostering.centre.reader import read_centre
from rostering.domain.rotation import REST, Length, Pattern, Rotation, RotationShift
from rostering.resources import data_folder
from rostering.scheduling.rotation.circulation import find_pattern
from rostering.scheduling.rotation.positions import find_with_free_weekends
from rostering.scheduling.search import Interrupts


def rotation(weeks: int, *shifts: RotationShift, **more: object) -> Rotation:
    return Rotation("tiny", weeks, shifts, **more)  # type: ignore[arg-type]


def every_pattern(tiny: Rotation) -> Iterator[Pattern]:
    """Every arrangement of the people of each weekday over the weeks."""
    columns = []
    for weekday in range(7):
        day = [one.shift for one in tiny.shifts for _ in range(one.people[weekday] or 0)]
        rest = tiny.weeks - len(day)
        if rest < 0:
            return
        columns.append(sorted(set(permutations(day + [REST] * rest))))
    for chosen in product(*columns):
        yield Pattern(tuple(zip(*chosen, strict=True)))


def keeps(pattern: Pattern, tiny: Rotation) -> bool:
    """Whether a pattern holds, read from its days alone, as an agent walks it again and again."""
    days = pattern.days
    runs = {one.shift: one.run for one in tiny.shifts} | {REST: tiny.rest}
    kept = [within(blocks(days, done), length) for done, length in runs.items()]
    work = [day if day == REST else "work" for day in days]
    kept.append(within(blocks(work, "work"), tiny.work))
    kept.append(within([7 - week.count(REST) for week in pattern.weeks], tiny.week))
    twice = days + days + days
    for sequence in tiny.forbidden:
        starts = range(len(days))
        kept.append(all(twice[at : at + len(sequence)] != sequence for at in starts))
    kept.append(pattern.free_weekends() >= tiny.free_weekends)
    kept += [pattern.people(one.shift) == one.people for one in tiny.shifts]
    return all(kept)


def blocks(days: list[str] | tuple[str, ...], done: str) -> list[int]:
    """The lengths of the blocks of one thing, round the edge; without end where there is nothing else."""
    if set(days) == {done}:
        return [10**6]
    first = next(place for place, day in enumerate(days) if day != done)
    turned = [*days[first:], *days[:first]]
    return [len(list(block)) for day, block in groupby(turned) if day == done]


def within(lengths: list[int], limit: Length) -> bool:
    most = 10**9 if limit.most is None else limit.most
    return all(limit.least <= length <= most for length in lengths)


lengths = st.builds(
    lambda least, more: Length(least, None if more is None else least + more),
    st.integers(1, 3),
    st.none() | st.integers(0, 4),
)


@st.composite
def tiny_rotations(draw: st.DrawFn) -> Rotation:
    weeks = draw(st.integers(1, 3))
    codes = draw(st.sampled_from(["D", "DN"]))
    free = [weeks] * 7
    shifts = []
    for code in codes:
        people = tuple(draw(st.integers(0, min(most, 2))) for most in free)
        free = [most - there for most, there in zip(free, people, strict=True)]
        shifts.append(RotationShift(code, "phone", people, draw(lengths)))
    symbols = [*codes, REST]
    sequences = st.lists(st.sampled_from(symbols), min_size=2, max_size=3).map(tuple)
    least = draw(st.integers(0, 4))
    return Rotation(
        "tiny",
        weeks,
        tuple(shifts),
        work=draw(lengths),
        rest=draw(lengths),
        week=Length(least, draw(st.none() | st.integers(max(least, 3), 7))),
        forbidden=draw(st.frozensets(sequences, max_size=2)),
        free_weekends=draw(st.integers(0, 1)),
    )


@settings(max_examples=120, deadline=None, derandomize=True)
@given(tiny_rotations())
def test_a_pattern_is_found_just_where_there_is_one_and_has_the_most_free_weekends(
    tiny: Rotation,
) -> None:
    right = [pattern.free_weekends() for pattern in every_pattern(tiny) if keeps(pattern, tiny)]
    found = find_pattern(tiny)
    if not right:
        assert found.status == "infeasible"
    else:
        assert found.pattern is not None
        assert found.status == "optimal"
        assert keeps(found.pattern, tiny)
        assert found.pattern.free_weekends() == max(right)


def test_the_weeks_are_one_walk_and_not_two() -> None:
    """Seven days of D and seven of N can only be two walks if neither may follow the other."""
    apart = rotation(
        2,
        RotationShift("D", "phone", (1,) * 7),
        RotationShift("N", "phone", (1,) * 7),
        forbidden=frozenset({("N", "D")}),
    )
    assert find_pattern(apart).status == "infeasible"
    joined = replace(apart, forbidden=frozenset())
    found = find_pattern(joined).pattern
    assert found is not None
    assert keeps(found, joined)


def test_a_block_goes_on_from_the_last_week_into_the_first() -> None:
    """Rest only in midweek: the block of work reaches over the weekend, and over the edge."""
    tiny = rotation(
        1, RotationShift("D", "phone", (1, 1, 0, 0, 1, 1, 1), Length(5, 5)), rest=Length(2, 2)
    )
    found = find_pattern(tiny).pattern
    assert found is not None
    assert found.weeks == (("D", "D", "-", "-", "D", "D", "D"),)
    short = replace(tiny, shifts=(replace(tiny.shifts[0], run=Length(1, 4)),))
    assert find_pattern(short).status == "infeasible"


@pytest.mark.parametrize("any_will_do", [True, False])
def test_a_large_rotation_is_no_harder(any_will_do: bool) -> None:
    """Two hundred weeks, three shifts: exact people, blocks and sequences."""
    large = rotation(
        200,
        RotationShift("E", "phone", (50, 50, 50, 50, 50, 40, 40), Length(2, 5)),
        RotationShift("L", "phone", (50, 50, 50, 50, 50, 40, 40), Length(2, 5)),
        RotationShift("N", "phone", (30,) * 7, Length(2, 4)),
        work=Length(3, 6),
        rest=Length(1, 3),
        forbidden=frozenset({("N", "E"), ("N", "L"), ("L", "E"), ("N", "-", "E")}),
        free_weekends=60,
    )
    found = find_pattern(large, any_will_do=any_will_do).pattern
    assert found is not None
    assert keeps(found, large)


def the_sample() -> Rotation:
    return read_centre(data_folder("samples") / "three-role-centre").rotations["phone"]


def test_where_circulations_fall_into_parts_the_best_is_proven_day_by_day() -> None:
    found = find_pattern(the_sample(), 60.0)
    # five of eight people are needed on each weekend day, so that three weekends might be free;
    # no single walk has them
    assert (found.status, found.pattern and found.pattern.free_weekends()) == ("optimal", 2)


def test_a_pattern_found_day_by_day_keeps_what_a_circulation_keeps() -> None:
    sample = the_sample()
    with Interrupts() as interrupts:
        pattern, none = find_with_free_weekends(sample, 2, 30.0, interrupts)
    assert pattern is not None
    assert not none
    assert pattern.free_weekends() >= 2
    walk = Counter(pairwise((*pattern.days, pattern.days[0])))
    assert not any(pair in walk for pair in (("N", "E"), ("N", "D"), ("N", "L"), ("L", "E")))
    for one in sample.shifts:
        assert pattern.people(one.shift) == one.people
    assert all(sum(day != "-" for day in week) == 5 for week in pattern.weeks)


def test_it_is_proven_day_by_day_that_there_is_no_pattern() -> None:
    with Interrupts() as interrupts:
        assert find_with_free_weekends(the_sample(), 3, 30.0, interrupts) == (None, True)
