"""`rostering doctor`: whether this machine and this centre are fit for the work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from rostering.commands.output import emit_json, examples, json_option, next_step
from rostering.commands.session import Session, pass_session
from rostering.language import _

if TYPE_CHECKING:
    from rostering.commands.health import Check

COLOURS = {"ok": "green", "optional": "cyan", "warning": "yellow"}


@click.command(
    help=_(
        "Look at what the work needs: versions of Python and libraries, extras, fonts with Chinese "
        "characters, locale, terminal, time zone, disk, the centre's files and its record. Each line "
        "is ok, optional, or a warning with what to do. Nothing is changed; exit code 1 where there "
        "is a warning."
    )
    + examples("doctor", "--centre demo doctor", "doctor --json")
)
@json_option
@pass_session
@click.pass_context
def command(ctx: click.Context, session: Session, as_json: bool) -> None:
    from rostering.commands.health import WARNING, checks
    from rostering.reports.wrapping import wide, wrapped

    found = list(checks(session.folder, session.database))
    well = all(check.state != WARNING for check in found)
    if as_json:
        rows = [
            {"what": c.what, "state": c.state, "shows": c.shows, "do": c.do} for c in found
        ]  # fmt: skip
        emit_json("doctor", {"well": well, "checks": rows})
        ctx.exit(0 if well else 1)

    states = max(wide(_(state)) for state in COLOURS)
    names = max(wide(check.what) for check in found)

    def lines(check: Check) -> str:
        state = _(check.state) + " " * (states - wide(_(check.state)))
        name = check.what + " " * (names - wide(check.what))
        margin = states + names + 4
        first, *more = wrapped(check.shows, 80 - margin, 0)
        more += [f"-> {line}" if n == 0 else f"   {line}" for n, line in enumerate(
            wrapped(check.do, 77 - margin, 0) if check.do else ())]  # fmt: skip
        head = f"{click.style(state, fg=COLOURS[check.state])}  {name}  {first}"
        return "\n".join([head, *(" " * margin + line for line in more)])

    click.echo("\n".join(lines(check) for check in found))
    next_step(_next(found))
    ctx.exit(0 if well else 1)


def _next(found: Sequence[Check]) -> str:
    """What to type after it: what a damaged record needs comes first."""
    from rostering.commands.health import WARNING

    record = next((check for check in found if check.what == _("record")), None)
    if record is None:
        return "demo"
    if record.state != WARNING:
        return "check"
    return "init ." if record.shows == _("there is none") else "record verify"
