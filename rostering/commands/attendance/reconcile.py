"""`rostering attendance reconcile`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, warn
from rostering.commands.periods import MONTH
from rostering.commands.session import Session, pass_session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.language import _

if TYPE_CHECKING:
    from rostering.attendance.differences import Difference


@click.command(
    help=_(
        "Match a month's punches with the published roster. Doing it again is always safe: the "
        "same inputs give the same result, and what changed since the last time is shown."
    )
    + examples("attendance reconcile --month 2026-05", "attendance reconcile --month last")
)
@click.option("--month", type=MONTH, required=True, help=_("The month: 2026-11, this or last."))
@json_option
@pass_session
def command(session: Session, month: Period, as_json: bool) -> None:
    from rostering.attendance.differences import differences, findings_list
    from rostering.attendance.gathering import fingerprint, month_inputs
    from rostering.attendance.month import reconcile_month
    from rostering.record.runs import add_run, latest_run

    scope = month_of(month.start)
    with Stages() as stages, session.record() as record:
        stages.now(_("reading the record"))
        with record.reading() as connection:
            inputs = month_inputs(connection, session.centre, month)
            before = latest_run(connection, "reconcile", scope)
        stages.now(_("matching punches with shifts"))
        reconciled = reconcile_month(inputs, session.catalogue)
        counts = dict(sorted(Counter(reconciled.findings["kind"].to_list()).items()))
        worked = reconciled.worked
        result = {
            "shifts": worked.height,
            "pending": int(worked["pending"].sum()),
            "punches": len(inputs.punches),
            "findings": counts,
        }
        stages.now(_("comparing with the last time"))
        found = findings_list(reconciled.findings, inputs.agents)
        known = before.result.get("found") if before else None
        changes = differences(known, found) if known is not None else ()
        mark = fingerprint(inputs, session.catalogue)
        with record.transaction(session.who, "attendance reconcile", scope) as connection:
            add_run(connection, "reconcile", scope, mark, {**result, "found": found})
    if as_json:
        listed = [asdict(one) for one in changes]
        data = {"month": scope, "inputs": mark, **result, "changes": listed}
        emit_json("reconciliation", data)
        return
    if not worked.height:
        warn(_("no shifts are published for {month}").format(month=scope))
    _show(scope, result, before.result if before else None, changes)
    _show_changes(changes)
    for silence in inputs.silences:
        zone = session.centre.zone
        warn(
            _("device {device} is silent from {start} to {end} although people were due").format(
                device=silence.device or "?",
                start=f"{silence.start.astimezone(zone):%m-%d %H:%M}",
                end=f"{silence.end.astimezone(zone):%m-%d %H:%M}",
            )
        )
    next_step(f"attendance exceptions --month {scope}")


def _show(
    month: str,
    result: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    changes: Sequence[Difference],
) -> None:
    from rostering.reports.terminal import table

    click.echo(
        _("{month}: {shifts} shifts, {pending} of them without punches yet").format(
            month=month, shifts=result["shifts"], pending=result["pending"]
        )
    )
    old = before["findings"] if before else {}
    new = result["findings"]
    changed = before is not None and old != new
    rows = [
        (_(kind), new.get(kind, 0), *([_difference(new, old, kind)] if changed else []))
        for kind in sorted({*new, *old})
    ]
    headings = [_("finding"), _("count"), *([_("change")] if changed else [])]
    click.echo(table(headings, rows, right=headings[1:]))
    if before is not None and not changed and not changes:
        click.echo(_("Nothing changed since the last reconciliation."))


def _show_changes(changes: Sequence[Difference]) -> None:
    """By agent and day: what is gone, and what is new."""
    from rostering.reports.terminal import clip, table

    if not changes:
        return
    rows = [
        (one.agent, one.date, _("new") if one.new else _("gone"), clip(one.finding, 44))
        for one in changes
    ]
    click.echo(f"\n{_('Since the last reconciliation')}\n")
    click.echo(table([_("agent"), _("date"), "", _("finding")], rows))


def _difference(new: dict[str, int], old: dict[str, int], kind: str) -> str:
    change = new.get(kind, 0) - old.get(kind, 0)
    return f"{change:+d}" if change else ""
