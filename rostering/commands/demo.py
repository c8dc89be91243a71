"""`rostering demo`: the whole job on the sample centre, each command before its output."""

from __future__ import annotations

import shlex
import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from rostering.commands.output import examples, next_step
from rostering.language import _

SAMPLE = "three-role-centre"
AGENT = "A06"
FILES = ("punches.csv", "week.html", f"{AGENT}.ics")
STEPS = (
    "check",
    "roster build --week 2026-W23",
    "roster show",
    "roster check",
    "roster publish",
    "roster export --week 2026-W23 -o week.html",
    "punches import punches.csv",
    "attendance reconcile --month 2026-05",
    "attendance exceptions",
    "payroll run --month 2026-05",
    f"payroll show {AGENT}",
    f"payroll explain {AGENT}",
    f"schedule show {AGENT}",
    f"schedule export {AGENT} -o {AGENT}.ics --alarm 60",
)


@click.command(
    help=_(
        "Play the whole job on a sample centre, printing each command before its output. With DIR "
        "the centre is made there and kept; otherwise in a temporary folder."
    )
    + examples("demo", "demo my-demo")
)
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.pass_context
def command(ctx: click.Context, directory: Path | None) -> None:
    with ExitStack() as stack:
        if directory is None:
            directory = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "demo"
        _play(
            ctx,
            f"init {shlex.quote(str(directory))} --sample {SAMPLE}",
            f"init demo --sample {SAMPLE}",
        )
        for step in STEPS:
            _play(ctx, f"--centre {shlex.quote(str(directory))} {step}", step)
    next_step(f"init demo --sample {SAMPLE}")


def _play(ctx: click.Context, words: str, shown: str) -> None:
    """Run one command as a person would type it; an error of it ends the demo."""
    click.echo("\n" + click.style(f"$ rostering {shown}", bold=True))
    root = ctx.find_root()
    arguments = shlex.split(words)
    with root.command.make_context("rostering", _inside(arguments)) as inner:
        root.command.invoke(inner)


def _inside(arguments: list[str]) -> list[str]:
    """File names of the steps are those of the centre folder."""
    if arguments[0] == "init":
        return arguments
    folder = Path(arguments[1])
    return [str(folder / word) if word in FILES else word for word in arguments]
