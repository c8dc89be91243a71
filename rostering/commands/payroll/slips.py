"""A month's pay, opened once, in the form that was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rostering.commands.exporting import Destination, Made
from rostering.commands.months import chosen_month
from rostering.commands.output import warn
from rostering.commands.payroll.statements import (
    OpenedMonth,
    agent_of_month,
    agents_of,
    open_month,
)
from rostering.commands.session import Session
from rostering.commands.stages import Stages
from rostering.domain.calendar import Period, month_of
from rostering.domain.statement import Statement
from rostering.errors import RecordError
from rostering.language import _, listed
from rostering.reports.payslip import Basis, Payslip, payslip

ALONE = ("html", "pdf")  # forms that a folder holds one file an agent of


@dataclass(frozen=True, slots=True)
class PayMonth:
    """The statements asked for, in the order of the centre's list, with what payslips are made of."""

    month: str
    statements: tuple[Statement, ...]
    names: dict[str, str]
    teams: dict[str, str]
    basis: Basis

    @classmethod
    def open(cls, session: Session, month: Period | None, agents: Sequence[str]) -> PayMonth:
        """The month as it was closed, or as it stands now; only `agents` where any are named."""
        with session.record() as record, record.reading() as connection, Stages() as stages:
            month = chosen_month(connection, month, "payroll", "payroll run")
            chosen = [agent_of_month(connection, session, name, month).id for name in agents]
            stages.now(_("opening the month"))
            opened = open_month(connection, session, month)
            people = agents_of(connection, session, month, opened.statements)
        scope = month_of(month.start)
        lacking = [agent for agent in chosen if agent not in opened.statements]
        if lacking or not opened.statements:
            text = _("{agent} does not work here in {month}")
            raise RecordError(text.format(agent=listed(lacking) or _("nobody"), month=scope))
        if opened.changed:
            text = _("facts changed since {month} was run; this is how it stands now")
            warn(text.format(month=scope))
        return cls(
            scope,
            tuple(opened.statements[agent] for agent in chosen or opened.statements),
            {agent.id: agent.name for agent in people.values()},
            {agent.id: agent.team for agent in people.values()},
            Basis(
                session.centre,
                opened.catalogue,
                opened.explain,
                _standing(session, opened),
                opened.changed,
            ),
        )

    @property
    def provisional(self) -> bool:
        """Whether nothing may be paid of it yet."""
        return self.basis.changed or any(one.provisional for one in self.statements)

    @property
    def next_command(self) -> str:
        """The sensible next command."""
        if self.basis.changed:
            return f"payroll run --month {self.month}"
        if self.provisional:
            return f"attendance exceptions --month {self.month}"
        return f"payroll export --month {self.month} --bank bank.csv"

    def slips(self) -> list[Payslip]:
        """The payslip of every statement."""
        return [
            payslip(one, self.names.get(one.agent, ""), self.teams.get(one.agent, ""), self.basis)
            for one in self.statements
        ]


def _standing(session: Session, opened: OpenedMonth) -> str:
    closed = opened.closed
    if closed is None:
        return _("not closed yet")
    text = _("CLOSED {at} by {who}; hash {hash}")
    at = f"{closed.at.astimezone(session.centre.zone):%Y-%m-%d %H:%M}"
    return text.format(at=at, who=closed.who, hash=closed.sha256[:16])


def made_of(pay: PayMonth, destination: Destination, lines: bool) -> list[Made]:
    """The files in the format of the destination: payslips one by one in a folder, all else as one."""
    kind = destination.format
    if kind in ALONE:
        with Stages() as stages:
            stages.now(_("explaining the lines"))
            slips = pay.slips()
            parts = [[slip] for slip in slips] if destination.folder is not None else [slips]
            stages.now(_("setting payslips"), of=len(parts))
            return list(_in_turn(parts, pay.month, kind, stages))
    return [Made(f"pay-{pay.month}.{'txt' if kind == 'text' else kind}", _whole(pay, kind, lines))]


def _in_turn(
    parts: Sequence[Sequence[Payslip]], month: str, kind: str, stages: Stages
) -> Iterator[Made]:
    for number, part in enumerate(parts, 1):
        yield Made(_name(part, month, kind), _set(part, kind))
        stages.done(number)


def _name(slips: Sequence[Payslip], month: str, kind: str) -> str:
    return f"{slips[0].agent}-{month}.{kind}" if len(slips) == 1 else f"payslips-{month}.{kind}"


def _set(slips: Sequence[Payslip], kind: str) -> str | bytes:
    if kind == "pdf":
        from rostering.reports.payslip_print import payslips_pdf

        return payslips_pdf(slips)
    from rostering.reports.payslip_page import payslips_page

    return payslips_page(slips)


def _whole(pay: PayMonth, kind: str, lines: bool) -> str | bytes:
    if kind == "xlsx":
        from rostering.reports.pay_workbook import pay_workbook

        return pay_workbook(pay.month, pay.slips(), pay.statements, pay.basis)
    if kind == "csv":
        from rostering.reports.pay_table import lines_table, pay_table

        return lines_table(pay.slips()) if lines else pay_table(pay.slips(), pay.statements)
    if kind == "json":
        from rostering.reports.data import statement_data

        data = [statement_data(one) for one in pay.statements]
        whole = {
            "schema": "rostering/payroll-export/1",
            "month": pay.month,
            "provisional": pay.provisional,
            "statements": data,
        }
        return json.dumps(whole, ensure_ascii=False, indent=2)
    return _text(pay)


def _text(pay: PayMonth) -> str:
    """One agent's statement, or a row an agent."""
    from rostering.reports.statement import month_table, statement_text

    people = {agent.id: agent for agent in pay.basis.centre.agents}
    first = pay.statements[0]
    if len(pay.statements) == 1 and first.agent in people:
        agent, basis = people[first.agent], pay.basis
        return statement_text(first, agent, basis.centre, basis.catalogue)
    return month_table(pay.statements, pay.names)
