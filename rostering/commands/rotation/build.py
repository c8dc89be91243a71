"""`rostering rotation build [NAME]`."""

from __future__ import annotations

from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from rostering.commands.output import emit_json, examples, json_option, next_step, say
from rostering.commands.session import Session, pass_session
from rostering.domain.centre import Centre
from rostering.domain.rotation import Rotation
from rostering.errors import InputError, InputProblem, NoRosterExists, TimeIsUp
from rostering.language import _


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

    rotation = _known(session.centre, name)
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
    click.echo(f"{free}; {proven}; {found.seconds:.1f} s")
    say(_("Written to {file}.").format(file=path))
    next_step("roster build --week next")


def _known(centre: Centre, name: str | None) -> Rotation:
    """The rotation of that name, or the only one; raises InputError."""
    names = list(centre.rotations)
    if name is None and len(names) == 1:
        return centre.rotations[names[0]]
    if name is not None and name in centre.rotations:
        return centre.rotations[name]
    near = get_close_matches(name or "", names, 1)
    if not names:
        hint = _("describe one in rotations/NAME.toml")
    elif near:
        hint = _("did you mean {name}?").format(name=near[0])
    else:
        hint = _("there are: {names}").format(names=", ".join(names))
    raise InputError([InputProblem("NAME", _("there is no such rotation"), name or "", hint)])


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
