"""The overtime order or leave request that a line rests on, by the number people know it by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from rostering.attendance.month import MonthInputs
from rostering.domain.leave import LeaveDay, LeaveStatus, Part

LEAVE_RULES = ("personal_leave", "sick_leave", "other_leave", "compensatory_rest")
HALVES = {2: (Part.FULL,), 1: (Part.FIRST, Part.SECOND), None: (Part.HOURS,)}


class Documents:
    """Finds the document of each line of a month."""

    def __init__(self, inputs: MonthInputs) -> None:
        self._orders = inputs.orders
        self._leave: dict[tuple[str, date], list[LeaveDay]] = {}
        for day in inputs.leave:
            if day.status is LeaveStatus.APPROVED:
                self._leave.setdefault((day.agent, day.date), []).append(day)

    def of(self, agent: str, row: Mapping[str, Any]) -> str | None:
        """The number of the order or the request; None for a line that rests on neither."""
        if row["order"] is not None:
            number: str = self._orders[row["order"]].id
            return number
        if row["rule"] not in LEAVE_RULES:
            return None
        kind = "comp" if row["kind"] == "comp_rest" else row["kind"]
        own = [day for day in self._leave.get((agent, row["date"]), ()) if day.kind == kind]
        of_part = [day for day in own if day.part in HALVES[row["halves"]]]
        numbers = dict.fromkeys(day.request for day in of_part or own)
        return ", ".join(numbers) or None
