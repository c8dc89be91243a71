"""The states that a walk through a pattern passes, and the steps between them.

A state is a weekday with what must be remembered of the days before: how long this shift, or this rest,
and this work have lasted, and the day before where a forbidden sequence may go on from it. A count that
no rule asks about any more stands still, so that there are a few hundred states however many weeks
the pattern has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rostering.domain.rotation import REST, WEEK_DAYS, Length, Rotation

MONDAY = 0


@dataclass(frozen=True, slots=True)
class State:
    """A day of a walk: what is done on it, and for how long already."""

    weekday: int
    done: str  # a shift code, or a rest day
    run: int  # days of `done` in a row
    work: int  # days of work in a row
    week: int  # days of work since Monday
    before: str  # the day before, where a forbidden sequence may go on


@dataclass(frozen=True, slots=True)
class Step:
    """From one day to the next."""

    start: State
    end: State


def steps_of(rotation: Rotation) -> list[Step]:
    """Every step that a pattern of the rotation can have, in a fixed order."""
    known = _Known(rotation)
    todo = list(known.beginnings())
    seen = set(todo)
    steps: list[Step] = []
    while todo:
        state = todo.pop()
        for following in known.after(state):
            steps.append(Step(state, following))
            if following not in seen:
                seen.add(following)
                todo.append(following)
    return _without_dead_ends(steps)


class _Known:
    """What a rotation says of one day after another."""

    def __init__(self, rotation: Rotation) -> None:
        self.rotation = rotation
        self.run = {one.shift: one.run for one in rotation.shifts} | {REST: rotation.rest}
        self.people = {one.shift: one.people for one in rotation.shifts}
        self.goes_on = {sequence[:2] for sequence in rotation.forbidden if len(sequence) == 3}

    def beginnings(self) -> Iterator[State]:
        """A first day of every kind of block; every block that there is begins with one."""
        for weekday in range(WEEK_DAYS):
            for done in self._possible(weekday):
                work = int(done != REST)
                for before in self._befores(done):
                    for week in self._week_counts(weekday, work):
                        yield State(weekday, done, 1, work, week, before)

    def after(self, state: State) -> Iterator[State]:
        """The states of the next day."""
        weekday = (state.weekday + 1) % WEEK_DAYS
        if weekday == MONDAY and state.week < self.rotation.week.least:
            return
        for done in self._possible(weekday):
            if not self._forbidden(state, done) and self._may_end(state, done):
                following = self._following(state, weekday, done)
                if following is not None:
                    yield following

    def _possible(self, weekday: int) -> Iterator[str]:
        for shift, people in self.people.items():
            if people[weekday] != 0:
                yield shift
        yield REST

    def _befores(self, done: str) -> Iterator[str]:
        yield ""
        for before, then in sorted(self.goes_on):
            if then == done and before != done:
                yield before

    def _week_counts(self, weekday: int, work: int) -> range:
        """The days of work since Monday that there can be on the first day of a block."""
        if not self._counts_weeks():
            return range(1)
        return range(work, min(weekday + work, _counted(self.rotation.week)) + 1)

    def _counts_weeks(self) -> bool:
        return self.rotation.week.least > 0 or self.rotation.week.most is not None

    def _forbidden(self, state: State, done: str) -> bool:
        forbidden = self.rotation.forbidden
        return (state.done, done) in forbidden or (state.before, state.done, done) in forbidden

    def _may_end(self, state: State, done: str) -> bool:
        """Whether what ends with `state`, where `done` follows it, has lasted long enough."""
        if done == state.done:
            return True
        if state.run < self.run[state.done].least:
            return False
        return done != REST or state.work >= self.rotation.work.least

    def _following(self, state: State, weekday: int, done: str) -> State | None:
        work = done != REST
        run = _longer(state.run, self.run[done]) if done == state.done else 1
        days = _longer(state.work, self.rotation.work) if work else 0
        week: int | None = 0
        if self._counts_weeks():
            since = 0 if weekday == MONDAY else state.week
            week = _longer(since, self.rotation.week) if work else since
        if run is None or days is None or week is None:
            return None
        before = state.done if (state.done, done) in self.goes_on else ""
        return State(weekday, done, run, days, week, before)


def _counted(length: Length) -> int:
    """The highest count that makes a difference."""
    return max(length.least, 1) if length.most is None else length.most


def _longer(days: int, length: Length) -> int | None:
    """One day more; None where that is too long, and no more than makes a difference."""
    if length.most is not None and days >= length.most:
        return None
    return min(days + 1, _counted(length))


def _without_dead_ends(steps: list[Step]) -> list[Step]:
    """The steps that a walk without end can have."""
    while True:
        lasting = {step.start for step in steps} & {step.end for step in steps}
        kept = [step for step in steps if step.start in lasting and step.end in lasting]
        if len(kept) == len(steps):
            return kept
        steps = kept
