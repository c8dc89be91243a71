"""The office's pages of a month: exceptions, an agent's attendance, statements and where each line
comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rostering.commands.serve.reading import Reading
from rostering.domain.booked import STATUTORY
from rostering.domain.calendar import Period, month_of
from rostering.domain.findings import Standing
from rostering.domain.money import yuan
from rostering.language import _, in_brackets, labelled, listed
from rostering.reports.attendance import clock_of, finding_text, punch_of
from rostering.reports.days import weekday
from rostering.reports.exceptions import exception_text, suggestion
from rostering.reports.page.sections import FINAL, Badge, Cell, Section, Table, sections_page
from rostering.reports.remarks import remarks
from rostering.reports.statement import entry_name

if TYPE_CHECKING:
    from rostering.commands.payroll.statements import OpenedMonth
    from rostering.domain.findings import AttendanceException
    from rostering.domain.statement import Entry, Statement


def exceptions_page(reading: Reading, month: Period, home: Cell) -> str:
    """What a person must settle, and what is only worth a look; each leads to the agent's days."""
    found = reading.exceptions(month)
    centre = reading.session().centre
    names = {agent.id: agent.name for agent in centre.agents}
    sections = []
    for standing, title in (
        (Standing.OPEN, _("To settle before the month can be closed")),
        (Standing.NOTED, _("To look at")),
        (Standing.SETTLED, _("Left as it is")),
    ):
        chosen = [item for item in found if item.standing is standing]
        if chosen:
            table = _exceptions(chosen, names, month)
            sections.append(Section(in_brackets(title, len(chosen)), table=table))
    if not sections:
        sections = [Section(_("No exceptions."))]
    title = _("Exceptions of {month}").format(month=month_of(month.start))
    return sections_page(title, sections, trail=[home], subtitle=centre.name)


def _exceptions(chosen: list[AttendanceException], names: dict[str, str], month: Period) -> Table:
    scope = month_of(month.start)
    rows = tuple(
        (
            Cell(f"{item.date} {weekday(item.date)}"),
            Cell(
                f"{item.agent} {names.get(item.agent, '')}",
                f"/months/{scope}/attendance/{item.agent}" if item.agent else "",
            ),
            Cell(exception_text(item)),
            Cell(suggestion(item.kind)),
        )
        for item in chosen
    )
    headings = (_("date"), _("agent"), _("what"), _("suggestion"))
    return Table(_("Each agent leads to the days of the month."), headings, rows)


def attendance_page(
    reading: Reading, month: Period, agent_id: str, trail: list[Cell]
) -> str | None:
    """An agent's blocks of work with the first and last punch and what was found."""
    from rostering.attendance.days import agent_days

    agent = next((one for one in reading.session().centre.agents if one.id == agent_id), None)
    inputs, pay = reading.month(month)
    if agent is None or agent.id not in inputs.places:
        return None
    rows = tuple(
        (
            Cell(f"{day.date} {weekday(day.date)}"),
            Cell(
                f"{clock_of(day.start, day.date)}-{clock_of(day.end, day.date)}"
                + (_(" ordered") if day.ordered else "")
            ),
            Cell(punch_of(day.first, day.date)),
            Cell(punch_of(day.last, day.date)),
            Cell(
                _("no punches yet")
                if day.pending
                else listed(finding_text(one) for one in day.findings)
            ),
        )
        for day in agent_days(agent.id, inputs, pay.reconciled)
    )
    headings = (_("day"), _("shift"), _("first in"), _("last out"), _("findings"))
    scope = month_of(month.start)
    section = Section(
        _("Shifts and punches"),
        table=Table(_("Times of the centre."), headings, rows),
        links=(Cell(_("Pay statement"), f"/months/{scope}/statements/{agent.id}"),),
    )
    return sections_page(f"{agent.id} {agent.name}  {scope}", [section], trail=trail)


def month_page(reading: Reading, month: Period, home: Cell) -> str:
    """A row a statement, with the sums of all."""
    opened = reading.statements(month)
    centre = reading.session().centre
    names = {agent.id: agent.name for agent in centre.agents}
    scope = month_of(month.start)
    made = list(opened.statements.values())
    section = Section(
        _("Pay statements"),
        table=_month_table(made, names, scope),
        links=(
            Cell(_("Exceptions of {month}").format(month=scope), f"/months/{scope}/exceptions"),
        ),
    )
    return sections_page(
        _("Pay of {month}").format(month=scope),
        [section],
        trail=[home],
        subtitle=centre.name,
        badge=_badge(opened, any(one.provisional for one in made)),
    )


def _month_table(made: list[Statement], names: dict[str, str], scope: str) -> Table:
    rows = tuple(
        (
            Cell(
                f"{one.agent} {names.get(one.agent, '')}", f"/months/{scope}/statements/{one.agent}"
            ),
            Cell(yuan(one.gross_fen)),
            Cell(yuan(one.withheld_fen)),
            _net(one),
            Cell(str(-one.points_lost or 0)),
            Cell(_("PROVISIONAL") if one.provisional else ""),
        )
        for one in made
    )
    nets = [one.net_fen for one in made]
    net = _("not known yet") if None in nets else yuan(sum(fen or 0 for fen in nets))
    total = (
        Cell(_("total")),
        Cell(yuan(sum(one.gross_fen for one in made))),
        Cell(yuan(sum(one.withheld_fen for one in made))),
        Cell(net),
        Cell(str(-sum(one.points_lost for one in made) or 0)),
        Cell(""),
    )
    headings = (
        _("agent"), _("gross pay 应发"), _("withheld"), _("net pay 实发"), _("points"), _("standing"),
    )  # fmt: skip
    caption = _("Yuan; each agent leads to the statement.")
    return Table(caption, headings, rows, frozenset({1, 2, 3, 4}), total)


def _badge(opened: OpenedMonth, provisional: bool) -> Badge:
    """Closed, provisional, or changed since it was run."""
    if opened.closed is not None:
        text = _("CLOSED {at} by {who}")
        return Badge(text.format(at=f"{opened.closed.at:%Y-%m-%d}", who=opened.closed.who))
    if provisional:
        return Badge(_("PROVISIONAL: open exceptions are not priced yet"), draft=True)
    if opened.changed:
        return Badge(_("Facts changed since the month was run"), draft=True)
    return FINAL


def _net(statement: Statement) -> Cell:
    net = statement.net_fen
    return Cell(_("not known") if net is None else yuan(net))


def statement_page(
    reading: Reading, month: Period, agent_id: str, where: str, trail: list[Cell]
) -> str | None:
    """An agent's statement; each line leads, under `where`, to what it comes from."""
    opened = reading.statements(month)
    statement = opened.statements.get(agent_id)
    if statement is None:
        return None
    centre = reading.session().centre
    names = {agent.id: agent.name for agent in centre.agents}
    own = [entry for entry in statement.entries if entry.kind not in STATUTORY]
    withheld = [entry for entry in statement.entries if entry.kind in STATUTORY]
    rows = [_entry(entry, opened, where) for entry in own]
    rows.append(_sum(_("gross pay 应发"), yuan(statement.gross_fen)))
    rows += [_entry(entry, opened, where) for entry in withheld]
    total = _sum(_("net pay 实发"), _net(statement).text)
    headings = (_("what"), _("date"), _("clause"), _("yuan"), _("points"))
    caption = _("Each amount leads to clause, rule, punches and formula.")
    table = Table(caption, headings, tuple(rows), frozenset({3, 4}), total)
    head = _("{rostered} days rostered, {worked} days worked").format(
        rostered=statement.days_rostered, worked=statement.days_worked
    )
    sections = [Section(_("Lines"), text=(head,), table=table), *_remarks(statement, opened)]
    name = names.get(agent_id, "")
    return sections_page(
        f"{_('Pay statement')} {statement.month}",
        sections,
        trail=trail,
        subtitle=f"{agent_id} {name}",
        badge=_badge(opened, statement.provisional),
    )


def _entry(entry: Entry, opened: OpenedMonth, where: str) -> tuple[Cell, ...]:
    name = entry_name(entry, opened.catalogue)
    amount = yuan(entry.amount_fen)
    spoken = _("{amount} yuan, {what}: why?").format(amount=amount, what=name)
    return (
        Cell(f"{entry.line}. {name}"),
        Cell(str(entry.date)),
        Cell(entry.clause),
        Cell(amount, f"{where}/{entry.line}", spoken=spoken),
        Cell(str(-entry.points) if entry.points else ""),
    )


def _sum(name: str, amount: str) -> tuple[Cell, ...]:
    return (Cell(name, style="sum"), Cell(""), Cell(""), Cell(amount, style="sum"), Cell(""))


def _remarks(statement: Statement, opened: OpenedMonth) -> list[Section]:
    return [
        Section(title, text=tuple(str(one) for one in told))
        for title, told in remarks(statement, opened.catalogue)
    ]


def line_page(
    reading: Reading, month: Period, agent_id: str, line: int, trail: list[Cell]
) -> str | None:
    """The whole derivation of a line of a statement, as a tree."""
    opened = reading.statements(month)
    statement = opened.statements.get(agent_id)
    entry = (
        next((one for one in statement.entries if one.line == line), None) if statement else None
    )
    if statement is None or entry is None:
        return None
    section = Section(_("Where it comes from"), tree=opened.explain(statement, entry))
    return sections_page(
        labelled(f"{line}. {entry_name(entry, opened.catalogue)}", yuan(entry.amount_fen)),
        [section],
        trail=trail,
        subtitle=f"{agent_id}  {statement.month}",
        badge=_badge(opened, statement.provisional),
    )
