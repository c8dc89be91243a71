"""`--dry-run` of commands that write to the record: all of it happens, and is taken back at the end."""

from __future__ import annotations

import click

from rostering.commands.output import warn
from rostering.commands.session import Session
from rostering.language import _


def _begin(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        ctx.ensure_object(Session).dry_run = True
        warn(_("dry run: this is what would happen; the record stays as it is"))


dry_run_option = click.option(
    "--dry-run",
    is_flag=True,
    expose_value=False,
    callback=_begin,
    help=_("Show what would happen; keep nothing."),
)
