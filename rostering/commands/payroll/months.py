"""The months that were worked on, for what looks at several of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from rostering.domain.calendar import Period, month_of
from rostering.errors import InputError, InputProblem, RecordError
from rostering.language import _


def worked_months(
    connection: Connection,
    kinds: Sequence[str],
    since: Period | None = None,
    until: Period | None = None,
) -> tuple[Period, ...]:
    """The months with a run of one of `kinds`, from `since` to `until`, in order.

    Raises InputError where the span is turned round, RecordError where there is no such month.
    """
    from rostering.record.runs import runs

    if since is not None and until is not None and until.start < since.start:
        problem = InputProblem("--to", _("is before --from"), month_of(until.start))
        raise InputError([problem])
    names = {run.scope for kind in kinds for run in runs(connection, kind)}
    months = [Period.month(*(int(part) for part in name.split("-"))) for name in sorted(names)]
    chosen = tuple(
        month
        for month in months
        if (since is None or since.start <= month.start)
        and (until is None or month.start <= until.start)
    )
    if not chosen:
        raise RecordError(
            _("no month of these was worked on yet"),
            "rostering payroll run --month 2026-11",
        )
    return chosen
