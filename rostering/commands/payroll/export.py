"""`rostering payroll export`."""

from __future__ import annotations

import click

from rostering.commands.exporting import Destination, export_options
from rostering.commands.months import month_option
from rostering.commands.output import examples, next_step
from rostering.commands.session import Session, pass_session
from rostering.domain.calendar import Period
from rostering.errors import InputError, InputProblem
from rostering.language import _


@click.command(
    help=_(
        "Take a month's pay away: payslips as a page (html) or on paper (pdf), one file or a folder of "
        "files, a workbook with every line and what it rests on (xlsx), a table (csv) or data (json). "
        "What is PROVISIONAL says so all over.\n\n"
        "--bank writes the net pay for the bank, a row an agent, with the accounts of accounts.csv and "
        "the columns of rules/payroll/bank_list.toml. It is refused while exceptions are open, "
        "statutory deductions are missing, or an agent has no account."
    )
    + examples(
        "payroll export --month 2026-05 -o payslips.html",
        "payroll export --month 2026-05 -o payslips/ --format pdf",
        "payroll export --month 2026-05 --agent A06 -o A06.pdf",
        "payroll export --month 2026-05 -o pay-2026-05.xlsx",
        "payroll export --month 2026-05 --lines -o lines.csv",
        "payroll export --month 2026-05 --bank bank.csv",
    )
)
@month_option
@click.option("--agent", "agents", multiple=True, help=_("Only this agent; may be repeated."))
@click.option("--lines", is_flag=True, help=_("In csv, a row a line instead of a row an agent."))
@click.option(
    "--bank", metavar="FILE", help=_("The list for the bank: the file to write, - standard output.")
)
@export_options("text", "json", "csv", "xlsx", "html", "pdf")
@pass_session
def command(
    session: Session,
    month: Period | None,
    agents: tuple[str, ...],
    lines: bool,
    bank: str | None,
    destination: Destination,
) -> None:
    from rostering.commands.payroll.banking import write_bank_list
    from rostering.commands.payroll.slips import PayMonth, made_of

    if bank is not None:
        if month is None:
            raise InputError([InputProblem("--bank", _("needs the month: --month 2026-05"))])
        if destination.output or agents:
            hint = _("the list for the bank is of everybody, and goes where --bank says")
            raise InputError([InputProblem("--bank", _("stands alone"), "", hint)])
        write_bank_list(session, bank, month, destination.force, destination.dry_run)
        return
    pay = PayMonth.open(session, month, agents)
    destination.write(made_of(pay, destination, lines))
    if not destination.is_screen:
        next_step(pay.next_command)
