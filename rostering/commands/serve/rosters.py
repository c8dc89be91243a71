"""The office's pages of a week: who works when, how many are there, why, and who had what share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rostering.commands.serve.reading import Reading
from rostering.domain.calendar import Period, week_of
from rostering.language import _, joined, labelled
from rostering.reports.changes import assigned
from rostering.reports.days import day_heading, minute, weekday
from rostering.reports.hours import lines_of
from rostering.reports.page.sections import Cell, Section, Table, sections_page
from rostering.reports.palette import numbered
from rostering.reports.reasons import against, apart
from rostering.reports.wall import role_name

if TYPE_CHECKING:
    from rostering.domain.centre import Centre
    from rostering.domain.roster import Assignment, Roster
    from rostering.scheduling.coverage import Stretch
    from rostering.scheduling.fairness import Share
    from rostering.scheduling.trials import Trial


def week_page(reading: Reading, week: Period, home: Cell) -> str:
    """The roster in force, each cell leading to why it is so; coverage, each figure likewise."""
    from rostering.reports.coverage_chart import coverage_chart
    from rostering.scheduling.coverage import coverage

    roster, request = reading.roster(week)
    centre = reading.session().centre
    name = week_of(week.start)
    stretches = list(coverage(roster, request))
    sections = [
        Section(_("Who works when"), table=_grid(roster, centre, name), links=_beside(name)),
        Section(
            _("Coverage"),
            text=(_("People present / wanted; where too few are there, the figure leads to why."),),
            charts=tuple(coverage_chart(centre, role, stretches, week) for role in request.roles),
        ),
        *(
            Section(
                labelled(_("Coverage"), role_name(role, centre)),
                table=_role_table(stretches, role, week),
            )
            for role in request.roles
        ),
    ]
    return sections_page(
        _("Week {week}").format(week=name),
        sections,
        trail=[home],
        subtitle=f"{centre.name} · {week}",
    )


def _beside(week: str) -> tuple[Cell, ...]:
    return (Cell(_("Fair shares up to this week"), f"/weeks/{week}/fairness"),)


def _grid(roster: Roster, centre: Centre, week: str) -> Table:
    own: dict[tuple[str, date], list[Assignment]] = {}
    for item in sorted(roster.assignments):
        own.setdefault((item.agent, item.date), []).append(item)
    duty = {(item.agent, item.date) for item in roster.duties}
    colours = numbered(centre.shifts)

    def cell(agent: str, name: str, day: date) -> Cell:
        work = own.get((agent, day), [])
        label = " + ".join(
            f"{item.shift} {centre.roles[item.role].label or item.role}" for item in work
        )
        text = (label or "·") + (" " + _("duty") if (agent, day) in duty else "")
        spoken = labelled(f"{name} {day} {weekday(day)}", label or _("rest day"))
        style = f"shift-{colours[work[0].shift]}" if work and work[0].shift in colours else ""
        return Cell(text, f"/weeks/{week}/{agent}/{day}", style, spoken)

    rows = tuple(
        (
            Cell(f"{agent.id} {agent.name}"),
            *(cell(agent.id, agent.name, day) for day in roster.period),
        )
        for agent in centre.agents
        if any(agent.employed_on(day) for day in roster.period)
    )
    headings = (_("agent"), *(day_heading(day) for day in roster.period))
    return Table(_("Each shift leads to why it is so."), headings, rows)


def _role_table(stretches: list[Stretch], role: str, week: Period) -> Table:
    """People present and wanted in a role, days across, a line for each time at which any changes."""
    own = [one for one in stretches if one.role == role and one.date in week]

    def at(start: int) -> list[Cell]:
        return [_present(own, start, day, week) for day in week]

    headings = (_("time"), *(day_heading(day) for day in week))
    rows = tuple(
        (Cell(f"{minute(start)}-{minute(end)}"), *cells)
        for start, end, cells in lines_of(own, at, lambda cell: cell.text)
        if any(cell.text for cell in cells)
    )
    return Table(_("People present / wanted"), headings, rows, frozenset(range(1, len(headings))))


def _present(own: list[Stretch], start: int, day: date, week: Period) -> Cell:
    one = next((one for one in own if one.date == day and one.start <= start < one.end), None)
    if one is None:
        return Cell("")
    wanted = max(one.target, one.minimum)
    text = f"{one.present}/{wanted}"
    if one.present >= wanted:
        return Cell(text)
    spoken = _("{role} {day} {time}: {present} of {wanted} there; why?").format(
        role=one.role, day=day, time=minute(start), present=one.present, wanted=wanted
    )
    clock = minute(one.start).replace(":", "")
    link = f"/weeks/{week_of(week.start)}/gaps/{day}/{one.role}/{clock}"
    return Cell(f"{text} −{wanted - one.present}", link, "bad", spoken)


def day_page(
    reading: Reading, week: Period, agent_id: str, day: date, trail: list[Cell]
) -> str | None:
    """Why an agent's day is what it is: every other choice, really tried; None for a stranger."""
    from rostering.scheduling.reasons import why_so
    from rostering.scheduling.trials import Trials

    session = reading.session()
    agent = next((one for one in session.centre.agents if one.id == agent_id), None)
    if agent is None or day not in week:
        return None
    roster, request = reading.roster(week)
    reasons = why_so(Trials(roster, request, session.catalogue, week.start), agent, day)
    asked = (
        [_("asked for: {requests}").format(requests=joined(reasons.asked))] if reasons.asked else []
    )
    table = Table(
        _("Each other choice while everybody else stays as they are."),
        (_("instead"), _("cost"), _("what it would break or cost")),
        tuple(
            (
                Cell(assigned(one.work, session.centre)),
                _cost(one),
                Cell(against(one, session.centre)),
            )
            for one in reasons.trials
        ),
        frozenset({1}),
    )
    work = assigned(reasons.work, session.centre) + (_(", on duty") if reasons.on_duty else "")
    return sections_page(
        f"{agent.id} {agent.name}  {day} {weekday(day)}",
        [Section(_("Why {work}?").format(work=work), text=tuple(asked), table=table)],
        trail=trail,
        subtitle=work,
    )


def gap_page(
    reading: Reading, week: Period, day: date, role: str, at: int, trail: list[Cell]
) -> str | None:
    """Why nobody more is there at a time; None where nobody is wanted or there."""
    from rostering.scheduling.reasons import stretch_at, why_missing
    from rostering.scheduling.trials import Trials

    session = reading.session()
    roster, request = reading.roster(week)
    stretch = stretch_at(roster, request, day, role, at)
    if stretch is None:
        return None
    reasons = why_missing(Trials(roster, request, session.catalogue, week.start), stretch)
    names = {agent.id: agent.name for agent in session.centre.agents}
    rows = tuple(
        (
            Cell(f"{one.agent} {names.get(one.agent, '?')}"),
            Cell(f"{one.work[0].shift} {one.date}"),
            _cost(one),
            Cell(against(one, session.centre)),
        )
        for one in reasons.trials
    )
    table = Table(
        _("Each agent really placed on trial, the nearest first."),
        (_("agent"), _("placed in"), _("cost"), _("what stands against it")),
        rows,
        frozenset({2}),
    )
    title = f"{role_name(role, session.centre)} {day} {weekday(day)} {minute(stretch.start)}-{minute(stretch.end)}"
    wanted = max(stretch.target, stretch.minimum)
    head = _("{present} of {wanted} there").format(present=stretch.present, wanted=wanted)
    section = Section(
        _("Why nobody more is there"), text=tuple(apart(reasons, session.centre)), table=table
    )
    return sections_page(title, [section], trail=trail, subtitle=head)


def _cost(trial: Trial) -> Cell:
    return Cell(f"{trial.cost:+d}" if trial.possible else _("no"))


def fairness_page(reading: Reading, week: Period, trail: list[Cell]) -> str:
    """Days had and due of all that is shared, a table each, who had most above the share first."""
    from rostering.scheduling.fairness import fair_shares

    session = reading.session()
    roster, request = reading.roster(week)
    shares: dict[str, list[Share]] = {}
    for one in fair_shares(roster, request, session.catalogue, week.start):
        shares.setdefault(one.what, []).append(one)
    names = {agent.id: agent.name for agent in session.centre.agents}
    first = min((item.date for item in request.history), default=week.start)
    how = _(
        "What is due: all {total} days had together from {first} to {last}, shared out by days of "
        "employment."
    )
    sections = [
        Section(
            what,
            text=(how.format(total=sum(one.had for one in ones), first=first, last=week.end),),
            table=_share_table(ones, names),
        )
        for what, ones in shares.items()
    ]
    return sections_page(
        _("Fair shares up to {day}").format(day=week.end),
        sections,
        trail=trail,
        subtitle=session.centre.name,
    )


def _share_table(shares: list[Share], names: dict[str, str]) -> Table:
    rows = tuple(
        (
            Cell(f"{one.agent} {names.get(one.agent, '')}"),
            Cell(f"{float(one.due):.1f}"),
            Cell(str(one.had)),
            Cell(f"{float(one.difference):+.1f}"),
            Cell(one.rule),
        )
        for one in sorted(shares, key=lambda one: (-one.difference, one.agent))
    )
    headings = (_("agent"), _("due"), _("had"), _("difference"), _("rule"))
    return Table(_("Days"), headings, rows, frozenset({1, 2, 3}))
