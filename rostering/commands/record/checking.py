"""Everything that can be wrong with a record, as `verify` and `restore` ask for it."""

from __future__ import annotations

from rostering.commands.stages import Stages
from rostering.errors import InputProblem, RecordError
from rostering.language import _
from rostering.record.connection import Record
from rostering.record.verifying import Holding


def problems_of(record: Record, name: str, stages: Stages) -> list[InputProblem]:
    """The problems of the record's file, tables, seals and counts, and of its closed months."""
    from rostering.payroll.verification import changed_since_closing
    from rostering.record.closing import closed_month, closed_names, closed_statements_of
    from rostering.record.verifying import record_problems, restore_hint

    try:
        with record.reading() as connection:
            found = record_problems(connection, name, stages.now)
            if found:
                return found
            for month in closed_names(connection):
                stages.now(_("checking the closed month {month}").format(month=month))
                closed = closed_month(connection, month)
                frozen = closed_statements_of(connection, month)
                assert closed is not None
                where = _("closed month {month}").format(month=month)
                found += [
                    InputProblem(where, fault, "", restore_hint())
                    for fault in changed_since_closing(closed, frozen)
                ]
    except RecordError as error:  # a page so damaged that it cannot be asked
        found = [InputProblem(name, error.message, "", error.hint)]
    return found


def held_table(held: Holding) -> str:
    """How much the record holds, and the seal that stands for it."""
    from rostering.reports.terminal import table

    rows = [
        (_("log entries"), held.entries),
        (_("roster versions"), held.versions),
        (_("imports"), held.imports),
        (_("punches"), held.punches),
        (_("seal of the log"), held.seal[:16]),
    ]
    return table(["", _("count")], rows, right=[_("count")])
