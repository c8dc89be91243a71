"""Fixed duties for the terminal and as data (R7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from rostering.domain.fixed_duties import DutyStanding, DutyState, Falls, FixedDuty, Tick
from rostering.language import _, labelled, listed, word
from rostering.payroll.duty_evidence import DutyEvidence
from rostering.policy.choices import named
from rostering.policy.fixed_duties import WEEKDAYS
from rostering.reports.terminal import WIDTH, clip, table, wrap


def when_text(duty: FixedDuty) -> str:
    """When it falls due, in words."""
    if duty.falls is Falls.WEEKDAYS:
        return _("every {days}").format(days=listed(_(WEEKDAYS[day]) for day in duty.weekdays))
    if duty.falls is Falls.MONTH_DAYS:
        days = listed(duty.month_days)
        return _("day {days} of the month").format(days=days)
    if duty.falls is Falls.MONTH:
        return _("{times} a month").format(times=duty.times)
    if duty.falls is Falls.INDUCTION:
        text = _("{hours} h within {months} months of hiring")
        return text.format(hours=hours(duty.minutes), months=duty.within_months)
    return _("every working day")


def hours(minutes: int) -> str:
    """Minutes as hours: 40, 12.5."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def kind_rows(duties: Sequence[FixedDuty]) -> str:
    """One row a fixed duty."""
    rows = [
        (
            clip(named(duty.name, duty.title), 16),
            clip(when_text(duty), 32),
            clip(listed((*duty.grades, *duty.roles)) or _("everybody"), 14),
            duty.grace_days,
            _(duty.proof.value),
        )
        for duty in duties
    ]
    headings = [_("fixed duty"), _("falls due"), _("for"), _("grace"), _("shown by")]
    return table(headings, rows, right=[_("grace")]) if rows else _("No fixed duties.")


def count_rows(states: Sequence[DutyState], names: Mapping[str, str]) -> str:
    """One row an agent: how many stand where."""
    counts: dict[str, Counter[DutyStanding]] = {}
    for state in states:
        counts.setdefault(state.owed.agent, Counter())[state.standing] += 1
    rows = [
        (f"{agent} {clip(names.get(agent, ''), 12)}", *(own[kind] for kind in DutyStanding))
        for agent, own in counts.items()
    ]
    right = [word(kind.value, "fixed duty") for kind in DutyStanding]
    nothing = _("Nobody owes a fixed duty: no roster is published for these days.")
    return table([_("agent"), *right], rows, right=right) if rows else nothing


def state_rows(states: Sequence[DutyState], names: Mapping[str, str]) -> str:
    """One row a duty, by the day it is due."""
    rows = [
        (
            state.owed.due,
            f"{state.owed.agent} {clip(names.get(state.owed.agent, ''), 12)}",
            named(state.owed.duty.name, state.owed.duty.title),
            "" if state.owed.date == state.owed.due else state.owed.date,
            word(state.standing.value, "fixed duty"),
        )
        for state in sorted(states, key=lambda state: (state.owed.due, state.owed.agent))
    ]
    headings = [
        _("falls due"),
        _("agent"),
        _("fixed duty"),
        _("owed for"),
        _("standing"),
    ]
    return table(headings, rows) if rows else _("Nothing is open.")


def agent_text(states: Sequence[DutyState], evidence: DutyEvidence | None, zone: ZoneInfo) -> str:
    """Every duty of one agent, and what they suggest to the person who judges (P2)."""
    if not states or evidence is None:
        return _("Owes no fixed duty: no roster is published for these days.")
    rows = [
        (
            state.owed.due,
            clip(named(state.owed.duty.name, state.owed.duty.title), 15),
            word(state.standing.value, "fixed duty"),
            state.done_on or "",
            clip(shown_by(state, zone), 30),
        )
        for state in states
    ]
    headings = [_("falls due"), _("fixed duty"), _("standing"), _("done"), _("shown by")]
    return "\n".join([table(headings, rows), "", *evidence_lines(evidence)])


def shown_by(state: DutyState, zone: ZoneInfo) -> str:
    """What shows where a duty stands: who ticked it off and when, the mark, the trainings."""
    if state.tick is not None:
        when = f" {state.tick.at.astimezone(zone):%m-%d %H:%M}" if state.tick.at else ""
        place = f" {state.tick.file}:{state.tick.line}" if state.tick.file else ""
        note = f" {state.tick.note}" if state.tick.note else ""
        return f"{state.tick.who}{when}{place}{note}"
    if state.mark is not None:
        return _("exam mark {mark}").format(mark=state.mark.mark)
    if state.owed.duty.minutes:
        text = _("{done} of {hours} h of training")
        return text.format(done=hours(state.minutes), hours=hours(state.owed.duty.minutes))
    return listed(f"{line.date:%m-%d} {line.name}".strip() for line in state.trainings)


def evidence_lines(evidence: DutyEvidence, width: int = WIDTH) -> Iterator[str]:
    """How the month's duties stand, which are late or missing, and the points they suggest."""
    count = evidence.counts
    text = _("R7 fixed duties: {owed} owed, {done} done, {late} late, {missing} missing, {due} due")
    line = text.format(
        owed=evidence.owed,
        **{kind.value: count.get(kind, 0) for kind in DutyStanding if kind.value != "excused"},
    )
    yield from wrap(line, width).splitlines()
    for standing in (DutyStanding.MISSING, DutyStanding.LATE):
        found = [
            state
            for state in evidence.lacking
            if state.standing is standing and state.owed.duty.name not in evidence.unrecorded
        ]
        by_duty: dict[str, list[str]] = {}
        for state in found:
            duty = named(state.owed.duty.name, state.owed.duty.title)
            by_duty.setdefault(duty, []).append(f"{state.owed.due:%m-%d}")
        for name, days in by_duty.items():
            text = labelled(word(standing.value, "fixed duty"), f"{name} {listed(days)}")
            yield from (f"  {part}" for part in wrap(text, width - 2).splitlines())
    if evidence.unrecorded:
        text = _("nothing is recorded of anybody's: {duties}")
        titles = {one.owed.duty.name: one.owed.duty.title for one in evidence.lacking}
        names = (named(name, titles.get(name, "")) for name in evidence.unrecorded)
        text = text.format(duties=listed(names))
        yield from (f"  {part}" for part in wrap(text, width - 2).splitlines())
    for item, points in evidence.suggested.items():
        text = _("suggested for {item} (P2): {points}, for a person to judge")
        yield "  " + text.format(item=_(item), points=points)


def kind_data(duty: FixedDuty) -> dict[str, Any]:
    """A fixed duty as data."""
    return {
        "duty": duty.name,
        "title": duty.title,
        "clause": duty.clause,
        "falls": duty.falls.value,
        "weekdays": [WEEKDAYS[day] for day in duty.weekdays],
        "month_days": list(duty.month_days),
        "times": duty.times,
        "hours": hours(duty.minutes) if duty.minutes else None,
        "within_months": duty.within_months or None,
        "grades": list(duty.grades),
        "roles": list(duty.roles),
        "grace_days": duty.grace_days,
        "proof": duty.proof.value,
        "item": duty.item,
        "late_points": duty.late_points,
        "missing_points": duty.missing_points,
    }


def state_data(state: DutyState) -> dict[str, Any]:
    """What became of an owed duty, as data."""
    return {
        "agent": state.owed.agent,
        "duty": state.owed.duty.name,
        "date": str(state.owed.date),
        "due": str(state.owed.due),
        "until": str(state.owed.until),
        "standing": state.standing.value,
        "done_on": str(state.done_on) if state.done_on else None,
        "tick": tick_data(state.tick) if state.tick else None,
        "mark": str(state.mark.mark) if state.mark else None,
        "trainings": [
            {"date": str(line.date), "name": line.name, "minutes": line.minutes, "who": line.who}
            for line in state.trainings
        ],
    }


def tick_data(tick: Tick) -> dict[str, Any]:
    """What a person said of a duty, as data."""
    return {
        "agent": tick.agent,
        "duty": tick.duty,
        "date": str(tick.date),
        "status": tick.status.value,
        "done_on": str(tick.done_on) if tick.done_on else None,
        "note": tick.note,
        "file": tick.file,
        "line": tick.line,
        "who": tick.who,
        "at": tick.at.isoformat() if tick.at else None,
    }


def evidence_data(evidence: DutyEvidence | None) -> dict[str, Any] | None:
    """The evidence as data; None where nothing was owed."""
    if evidence is None:
        return None
    return {
        "owed": evidence.owed,
        **{kind.value: evidence.counts.get(kind, 0) for kind in DutyStanding},
        "suggested": dict(evidence.suggested),
        "unrecorded": list(evidence.unrecorded),
        "lacking": [state_data(state) for state in evidence.lacking],
    }
