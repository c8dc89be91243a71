"""From what a person types about an agent's day to the decisions that it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from rostering.attendance.month import MonthInputs, MonthReconciled
from rostering.centre.leave import hours_on
from rostering.domain.decisions import Action
from rostering.domain.findings import AttendanceException
from rostering.domain.leave import OvertimeOrder, Part
from rostering.errors import InputProblem
from rostering.language import _, listed

Row = Mapping[str, Any]
AS_IT_IS = {
    "missing_in", "missing_out", "single_punch_ambiguous", "suspect_missing_out", "missing_part",
    "missing_visit", "unmatched_punch", "unordered_overtime", "overtime_no_show", "punches_on_leave",
    "certificate_missing", "rest_expires",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be done about a day: times are wall times (09:00, 07:00+1) or whole moments.

    `order` is pay or comp, `leave` a kind of leave with its `part`, or with the `hours` that are leave
    (14:00-16:00); `accept` has late and early.
    """

    punch_in: str = ""
    punch_out: str = ""
    accept: tuple[str, ...] = ()
    order: str = ""
    leave: str = ""
    part: Part = Part.FULL
    hours: str = ""
    approve: bool = False
    refuse: bool = False
    as_is: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is not kept yet; an order comes with what it orders, and leave by the hour with
    its hours, from and to."""

    agent: str
    date: date
    action: Action
    value: str = ""
    about: str = ""
    interval: tuple[datetime, datetime] | None = None
    choice: Choice = Choice()


@dataclass(frozen=True, slots=True)
class Target:
    """An agent's day, and the exceptions of that day that are meant, where any are."""

    agent: str
    date: date
    exceptions: tuple[AttendanceException, ...] = ()

    @property
    def about(self) -> str:
        """The exception that is settled, where it is a single one."""
        return self.exceptions[0].id if len(self.exceptions) == 1 else ""

    def __str__(self) -> str:
        return self.about or f"{self.agent}@{self.date}"


@dataclass(frozen=True, slots=True)
class Settler:
    """Makes drafts for the days of one month; every problem goes into `problems`."""

    inputs: MonthInputs
    reconciled: MonthReconciled
    problems: list[InputProblem]

    def drafts(self, target: Target, choice: Choice) -> list[Draft]:
        """The decisions that `choice` means for `target`."""
        found = [
            *self._punches(target, choice),
            *self._accepted(target, choice),
            *self._order(target, choice),
            *self._leave(target, choice),
            *self._decided(target, choice),
            *self._as_is(target, choice),
        ]
        return [replace(draft, choice=choice) for draft in found]

    def _wrong(self, target: Target, message: str, value: str = "", hint: str = "") -> None:
        self.problems.append(InputProblem(str(target), message, value, hint))

    def _blocks(self, target: Target) -> list[Row]:
        place = self.inputs.places[target.agent]
        own = (pl.col("agent") == place) & (pl.col("date") == target.date)
        return list(self.reconciled.worked.filter(own).sort("start").iter_rows(named=True))

    def _punches(self, target: Target, choice: Choice) -> Iterator[Draft]:
        placed = []
        for text, action in (
            (choice.punch_in, Action.PUNCH_IN),
            (choice.punch_out, Action.PUNCH_OUT),
        ):
            if text:
                moment = self._moment(target, text, action)
                if moment is not None:
                    placed.append(moment)
                    yield Draft(target.agent, target.date, action, str(moment), target.about)
        if len(placed) == 2 and placed[0] >= placed[1]:
            self._wrong(target, _("the punch-out is not after the punch-in"), choice.punch_out)

    def _moment(self, target: Target, text: str, action: Action) -> int | None:
        blocks = self._blocks(target)
        if not blocks:
            hint = _("see what the day has: rostering attendance show {agent}")
            self._wrong(target, _("no shift on this day"), "", hint.format(agent=target.agent))
            return None
        try:
            moments = moments_of(text, target.date, self.inputs.zone)
        except ValueError:
            self._wrong(
                target, _("is no time; type it as 09:00, 07:00+1 or 2026-05-10 07:00"), text
            )
            return None
        fitting = [
            moment
            for moment in moments
            for row in blocks
            if row["window_open"] <= moment <= row["window_close"]
            and (moment < row["end"] if action is Action.PUNCH_IN else moment > row["start"])
        ]
        if not fitting:
            spans = listed(self._span(row["start"], row["end"]) for row in blocks)
            message = _("lies outside what the shift {spans} can have (D13)")
            self._wrong(target, message.format(spans=spans), text)
            return None
        return fitting[0]

    def _span(self, start: int, end: int) -> str:
        first, last = (datetime.fromtimestamp(one, self.inputs.zone) for one in (start, end))
        return f"{first:%H:%M}-{last:%H:%M}"

    def _accepted(self, target: Target, choice: Choice) -> Iterator[Draft]:
        found = self._kinds(target)
        kinds = {
            "late": ("late", Action.ACCEPT_LATE),
            "early": ("early_leaving", Action.ACCEPT_EARLY),
        }
        for side in choice.accept:
            kind, action = kinds[side]
            if kind not in found:
                self._wrong(target, _("there is nothing of this kind to accept"), side)
            yield Draft(target.agent, target.date, action, side, target.about)

    def _kinds(self, target: Target) -> set[str]:
        place = self.inputs.places[target.agent]
        own = (pl.col("agent") == place) & (pl.col("date") == target.date)
        return set(self.reconciled.findings.filter(own)["kind"])

    def _order(self, target: Target, choice: Choice) -> Iterator[Draft]:
        if not choice.order:
            return
        stayed = False
        for row in self._blocks(target):
            start = max([row["end"], *self._ordered_until(target.agent, row)])
            if row["last"] is not None and row["last"] - start >= 60 and not row["held"]:
                stayed = True
                interval = (_utc(start), _utc(row["last"]))
                yield Draft(
                    target.agent, target.date, Action.ORDER, "", target.about, interval=interval
                )
        if not stayed:
            self._wrong(target, _("nobody stayed on without an order"))

    def _ordered_until(self, agent: str, row: Row) -> list[int]:
        return [
            int(order.end.timestamp())
            for order in self.inputs.orders
            if _covers(order, agent, row["end"], row["last"])
        ]

    def _leave(self, target: Target, choice: Choice) -> Iterator[Draft]:
        if not choice.leave:
            if choice.hours:
                self._wrong(target, _("are hours of no leave: add --leave"), choice.hours)
            return
        hours = None
        if choice.hours:
            start, _dash, end = choice.hours.replace("–", "-").partition("-")
            try:
                hours = hours_on(start.strip(), end.strip(), target.date, self.inputs.zone)
            except ValueError:
                message = _(
                    "is no part of a day: full, first, second, or hours such as 14:00-16:00"
                )
                self._wrong(target, message, choice.hours)
                return
        yield Draft(target.agent, target.date, Action.LEAVE, "", target.about, interval=hours)

    def _decided(self, target: Target, choice: Choice) -> Iterator[Draft]:
        """Pending leave of the day, and orders of the day that are not approved."""
        if not (choice.approve or choice.refuse):
            return
        action = Action.APPROVE if choice.approve else Action.REFUSE
        requests = {
            day.request
            for day in self.inputs.leave
            if day.agent == target.agent and day.date == target.date and day.status == "pending"
        }
        orders = {
            order.id
            for order in self.inputs.orders
            if order.agent == target.agent
            and not order.approved
            and order.start.astimezone(self.inputs.zone).date() == target.date
        }
        if not requests | orders:
            self._wrong(target, _("no pending leave and no order to decide on this day"))
        for number in sorted(requests):
            value = f"leave {number}"
            yield Draft(target.agent, target.date, action, value, target.about)
        for number in sorted(orders):
            yield Draft(target.agent, target.date, action, f"order {number}", target.about)

    def _as_is(self, target: Target, choice: Choice) -> Iterator[Draft]:
        if not choice.as_is:
            return
        if not target.exceptions:
            self._wrong(target, _("nothing is to be settled on this day"))
        for item in target.exceptions:
            if item.kind not in AS_IT_IS:
                self._wrong(target, _("cannot stay as it is"), item.kind, _hint(item))
            yield Draft(target.agent, target.date, Action.AS_IS, item.facts, item.id)


def moments_of(text: str, day: date, zone: ZoneInfo) -> Sequence[int]:
    """The seconds since the epoch that a wall time may mean for a shift of `day`: that day, the next,
    the one before; one alone where the text says which. Raises ValueError."""
    if len(text) > 10:
        return [int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())]
    clock, plus, days = text.partition("+")
    hour = time.fromisoformat(clock.zfill(5) if clock.count(":") == 1 else clock)
    steps = [int(days)] if plus else [0, 1, -1]
    return [
        int(datetime.combine(day + timedelta(days=step), hour, zone).timestamp()) for step in steps
    ]


def _hint(item: AttendanceException) -> str:
    return {
        "leave_pending": _("approve or refuse it: --approve, --refuse"),
        "comp_balance_short": _("give the day another kind of leave: --leave personal"),
        "annual_balance_short": _("give the day another kind of leave: --leave personal"),
        "shift_pending": _("import its punches, or give both: --punch-in, --punch-out"),
    }.get(item.kind, "")


def _covers(order: OvertimeOrder, agent: str, start: int, end: int) -> bool:
    inside = order.start.timestamp() < end and order.end.timestamp() > start
    return order.agent == agent and order.approved and inside


def _utc(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
