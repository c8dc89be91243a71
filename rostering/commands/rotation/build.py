"""`rostering rotation build [NAME]`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.rotation.naming import known_rotation
from rostering.commands.session import Session, pass_session
from rostering.domain.rotation import Rotation
from rostering.errors import NoRosterExists, TimeIsUp
from rostering.language import _, joined


@click.command(
    help=_(
        "Find the pattern of a rotation, with as many free weekends as there can be, and write it to "
        "rotations/NAME.csv. rotations/NAME.toml says what it must keep; where nothing does, the "
        "smallest set of requirements that cannot hold together is named (exit code 3)."
    )
    + examples("rotation build", "rotation build phone", "rotation build phone --json")
)
@click.argument("name", required=False)
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    show_default=True,
    help=_("Seconds to search at most."),
)
@json_option
@pass_session
def command(session: Session, name: str | None, time_limit: float, as_json: bool) -> None:
    from rostering.centre.rotations import pattern_path, write_pattern
    from rostering.reports.rotation import pattern_data, pattern_table
    from rostering.scheduling.rotation.circulation import find_pattern

    rotation = known_rotation(session.centre, name)
    found = find_pattern(rotation, time_limit)
    if found.pattern is None and found.status == "unknown" and found.seconds < time_limit:
        raise KeyboardInterrupt  # ended before there was one
    if found.status == "infeasible":
        raise NoRosterExists(*_why_not(rotation))
    if found.pattern is None:
        text = _("no pattern was found in {seconds:g} s").format(seconds=time_limit)
        hint = _("give it more time: --time-limit {seconds:g}").format(seconds=4 * time_limit)
        raise TimeIsUp(text, hint)
    path = pattern_path(session.centre.folder, rotation.name)
    _set_aside(path)
    write_pattern(path, found.pattern)
    if as_json:
        emit_json("pattern", pattern_data(rotation, found.pattern, found.status))
        return
    click.echo(pattern_table(rotation, found.pattern) + "\n")
    free = _("{count} of {weeks} weekends are free").format(
        count=found.pattern.free_weekends(), weeks=rotation.weeks
    )
    proven = _("no pattern has more") if found.status == "optimal" else _("best found in the time")
    click.echo(joined([free, proven, _("{seconds:.1f} s").format(seconds=found.seconds)]))
    say(_("Written to {file}.").format(file=path))
    next_step(f"roster build --rotation {rotation.name}")


def _why_not(rotation: Rotation) -> tuple[str, str]:
    from rostering.scheduling.rotation.conflict import explain_conflict

    say(_("No pattern keeps everything; looking for what cannot hold together."))
    lines = [f"  {requirement}" for requirement in explain_conflict(rotation)]
    text = _("no pattern of {weeks} weeks keeps everything; these cannot hold together:")
    hint = _("change one of them in rotations/{name}.toml").format(name=rotation.name)
    return "\n".join([text.format(weeks=rotation.weeks), *lines]), hint


def _set_aside(path: Path) -> None:
    """An earlier pattern is kept."""
    if path.is_file():
        changed = datetime.fromtimestamp(path.stat().st_mtime)
        kept = path.parent / "earlier" / f"{path.stem} {changed:%Y-%m-%d %H%M%S}{path.suffix}"
        kept.parent.mkdir(exist_ok=True)
        path.replace(kept)
        say(_("The pattern there was is kept as {file}.").format(file=kept))
