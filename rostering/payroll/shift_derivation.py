"""The shift behind a line: as it was published, what was due of it, its punches and its minutes (T2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from rostering.attendance.month import MonthInputs
from rostering.domain.derivation import Derivation
from rostering.domain.statement import Entry
from rostering.language import _, listed
from rostering.payroll.own_facts import OwnFacts
from rostering.payroll.sources import Sources

MEASURED = ("late_early", "absence")
ON_HOLIDAYS = "statutory_overtime"


@dataclass(frozen=True)
class ShiftDerivation:
    """What one agent's worked block (a row of WORKED) says of a line."""

    row: Mapping[str, Any]
    own: OwnFacts
    inputs: MonthInputs
    sources: Sources

    def shift(self) -> Iterator[Derivation]:
        """The published shifts of the block, what leave left due of it, and the punches."""
        row = self.row
        for shift in self.own.shifts:
            inside = row["start"] <= shift.start.timestamp() < row["end"]
            if inside and row["order"] is None:
                role = self.inputs.roles.get(shift.role)
                text = _(
                    "shift {code} ({role}) {span}, roster version {version}{published}"
                ).format(
                    code=shift.shift,
                    role=role.label if role else shift.role,
                    span=self.span(row["start"], row["end"]),
                    version=shift.version,
                    published=self.sources.publications.get(shift.version, ""),
                )
                yield Derivation("shift", text)
        if row["due_start"] not in (None, row["start"]) or row["due_end"] not in (None, row["end"]):
            due = self.span(row["due_start"], row["due_end"])
            text = _("expected {span}: half-day leave (D4)")
            if row["due_minutes"] is not None:
                text = _("expected {span}: leave by the hour (D4)")
            yield Derivation("expected", text.format(span=due))
        yield from self._punches()

    def minutes(self, entry: Entry) -> Iterator[Derivation]:
        """The minutes that the line turns on, where its formula does not show where they are from."""
        if entry.minutes and entry.kind in MEASURED:
            yield Derivation("minutes", self._late_or_early(entry))
        if entry.due_minutes is not None:
            text = _("{minutes} work minutes were due beside leave by the hour (D4)")
            yield Derivation("minutes", text.format(minutes=entry.due_minutes))
        if entry.rule == ON_HOLIDAYS:
            names = self.inputs.calendar.statutory
            days = listed(f"{day} {_(names[day])}" for day in self._days() if day in names)
            text = _("{minutes} min worked on the statutory holiday: {days} (D7, D8)")
            yield Derivation("minutes", text.format(minutes=entry.minutes, days=days))

    def span(self, start: float, end: float) -> str:
        """Two instants as the wall clock has them, such as 2026-05-14 07:00–16:00."""
        first, last = (datetime.fromtimestamp(at, self.inputs.zone) for at in (start, end))
        return f"{first:%Y-%m-%d %H:%M}–{last:%H:%M}"

    def _late_or_early(self, entry: Entry) -> str:
        """Which punch lies how far from which end; the minutes alone where leave by the hour pauses
        the shift between the two."""
        row, zone = self.row, self.inputs.zone
        ends = [
            (row["due_start"], row["first"], 1, _("in at {at}, due {due}: {minutes} whole minutes late (D1)")),
            (row["due_end"], row["last"], -1, _("out at {at}, due until {due}: {minutes} whole minutes early (D1)")),
        ]  # fmt: skip
        for due, punch, sign, text in reversed(ends) if "A4" in entry.clause else ends:
            if (
                due is not None
                and punch is not None
                and (punch - due) * sign // 60 == entry.minutes
            ):
                at, wall = (datetime.fromtimestamp(second, zone) for second in (punch, due))
                return text.format(at=f"{at:%H:%M:%S}", due=f"{wall:%H:%M}", minutes=entry.minutes)
        return _("{minutes} whole minutes late or early (D1)").format(minutes=entry.minutes)

    def _days(self) -> Iterator[date]:
        """The dates that the block reaches over, with the overtime ordered around it."""
        first, last = (
            datetime.fromtimestamp(at, self.inputs.zone).date()
            for at in (self.row["long_start"], self.row["long_end"] - 1)
        )
        yield from (first + timedelta(days) for days in range((last - first).days + 1))

    def _punches(self) -> Iterator[Derivation]:
        found = False
        for punch in self.own.punches:
            if self.row["window_open"] <= punch.at.timestamp() <= self.row["window_close"]:
                found = True
                text = _("punch {time}, {file} line {line} (import {number})").format(
                    time=f"{punch.at.astimezone(self.inputs.zone):%Y-%m-%d %H:%M:%S}",
                    file=self.sources.imports.get(punch.import_id, "?"),
                    line=punch.line,
                    number=punch.import_id,
                )
                yield Derivation("punch", text)
        if not found:
            window = self.span(self.row["window_open"], self.row["window_close"])
            yield Derivation("punch", _("no punch in its window {span} (D13)").format(span=window))
