"""The list of exceptions: what is open, what it means, what to do."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence

from rostering.domain.findings import AttendanceException, Standing
from rostering.language import _, in_brackets, plural
from rostering.reports.terminal import WIDTH, clip, table, wide

LEAST = 18  # cells for a suggestion


def suggestion(kind: str) -> str:
    """What the program suggests for an exception of this kind."""
    return {
        "missing_in": _("ask when the shift began"),
        "missing_out": _("ask when the shift ended"),
        "single_punch_ambiguous": _("ask which end was punched"),
        "suspect_missing_out": _("ask when the shift really ended"),
        "missing_part": _("ask about the part without punches"),
        "missing_visit": _("ask for the visit record"),
        "leave_pending": _("approve or refuse the leave"),
        "comp_balance_short": _("give another kind of leave"),
        "annual_balance_short": _("give another kind of leave"),
        "certificate_missing": _("ask for it: leave certificate"),
        "rest_expires": _("let it be taken"),
        "shift_pending": _("import the punches"),
        "unmatched_punch": _("outside every shift: see why"),
        "unordered_overtime": _("order it, or leave it unpaid"),
        "overtime_no_show": _("ordered, nobody came"),
        "punches_on_leave": _("leave stands; see why"),
        "silent_device": _("see whether the clock failed"),
    }.get(kind, "")


def exception_text(item: AttendanceException) -> str:
    """What an exception is and what is known of it, in the language in use.

    Its `detail` is kept in no language, for it is frozen when a month is closed.
    """
    return f"{_(item.kind)} {_detail(item.detail)}".strip()


def _detail(known: str) -> str:
    if found := re.fullmatch(r"request (\S+)", known):
        return _("request {request}").format(request=found[1])
    if found := re.fullmatch(r"(\d+) min", known):
        return _("{minutes} min").format(minutes=found[1])
    if found := re.fullmatch(r"(\d+) min by (\S+)", known):
        return _("{minutes} min by {day}").format(minutes=found[1], day=found[2])
    if found := re.fullmatch(r"(\d+) shifts without punches yet", known):
        return plural(
            "{count} shift without punches yet",
            "{count} shifts without punches yet",
            int(found[1]),
        )
    return known


def exception_lists(exceptions: Sequence[AttendanceException], names: Mapping[str, str]) -> str:
    """A table each: what must be settled before the month can be closed, what is pointed out, and
    what a person left as it is."""
    parts = []
    for standing, title in (
        (Standing.OPEN, _("To settle before the month can be closed")),
        (Standing.NOTED, _("To look at")),
        (Standing.SETTLED, _("Left as it is")),
    ):
        chosen = [item for item in exceptions if item.standing is standing]
        if chosen:
            parts.append(f"{in_brackets(title, len(chosen))}\n\n{_table(chosen, names)}")
    return "\n\n".join(parts) or _("No exceptions.")


def exceptions_csv(exceptions: Sequence[AttendanceException]) -> str:
    """A table to be filled in and read by `attendance decide --from`, a line an exception."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(("date", "agent", "kind", "decision", "value", "why"))
    for item in exceptions:
        if item.agent:
            writer.writerow((item.date, item.agent, item.id.partition(":")[2], "", "", ""))
    return lines.getvalue()


def _table(exceptions: Sequence[AttendanceException], names: Mapping[str, str]) -> str:
    found = [
        (
            item.date,
            f"{item.agent} {clip(names.get(item.agent, ''), 8)}",
            exception_text(item),
            suggestion(item.kind),
        )
        for item in exceptions
    ]
    # what it is must be read whole; the suggestion has the rest of the line
    before = max(wide(agent) for _date, agent, _what, _do in found) + 10 + 3 * 2
    what = min(max(wide(text) for _date, _agent, text, _do in found), WIDTH - before - LEAST)
    rows = [
        (day, agent, clip(text, what), clip(do, WIDTH - before - what))
        for day, agent, text, do in found
    ]
    return table([_("date"), _("agent"), _("what"), _("suggestion")], rows)
