"""How every command speaks: results on standard output, messages on standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from rostering.language import _, labelled

json_option = click.option(
    "--json", "as_json", is_flag=True, help=_("Give the result as data, in JSON.")
)


def emit_json(schema: str, data: dict[str, Any]) -> None:
    """Print `data` with the name and version of its form first."""
    whole = {"schema": f"rostering/{schema}/1", **data}
    click.echo(json.dumps(whole, ensure_ascii=False, indent=2))


def tell(text: str, schema: str, data: dict[str, Any], as_json: bool) -> None:
    """What a command did: `text`, or the same as data."""
    if as_json:
        emit_json(schema, data)
    else:
        click.echo(text)


def tell_import(text: str, file: str, new: int, known: int, as_json: bool, **more: int) -> None:
    """What an import added: `text` with file, new, known and what else it names, or the same as
    data."""
    counts = {"file": file, "new": new, "known": known, **more}
    tell(text.format(**counts), "import", counts, as_json)


def say(message: str) -> None:
    """A message beside the result."""
    click.echo(message, err=True)


def warn(message: str) -> None:
    """A message that must not be overlooked."""
    click.echo(labelled(click.style(_("Note"), fg="yellow"), message), err=True)


def draw(line: str) -> None:
    """Put `line` in the place of the moving line on a terminal; nothing takes it away.

    Written past Click, which takes the sign that clears a line for a colour.
    """
    sys.stderr.write(f"\r\x1b[K{line}")
    sys.stderr.flush()


def next_step(command: str) -> None:
    """The sensible next command."""
    click.echo(labelled(click.style(_("Next"), fg="cyan"), f"rostering {command}"), err=True)


def examples(*lines: str) -> str:
    """The end of a help text: examples, kept line by line."""
    return "\n\n\b\n" + _("Examples:") + "\n" + "\n".join(f"  rostering {line}" for line in lines)
