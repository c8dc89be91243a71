"""The commands people type, one file each, loaded only when they are called.

`COMMANDS` holds the one-line help of each, so that `rostering --help` loads none of them.
"""

from __future__ import annotations

import errno
import gc
import io
import logging
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from types import FrameType

import click

from rostering import __version__
from rostering.errors import RosteringError
from rostering.language import _, chosen_language, labelled, listed, use_language

COMMANDS = {
    "demo": "Play the whole job on a sample centre.",
    "init": "Start a centre folder, from a sample.",
    "check": "Check the whole centre folder.",
    "demand": "How many people each role needs, and why.",
    "roster": "Build, check, repair and publish rosters.",
    "rotation": "One pattern that agents walk, each a week further on.",
    "leave": "Enter, import and decide leave.",
    "overtime": "Order, import and list overtime.",
    "incident": "Rewards and punishments that people decide.",
    "signin": "Attendance lists of duties, meetings and trainings.",
    "duty": "Fixed duties: due, done, late, missing.",
    "score": "The monthly score, what it proposes, and the best.",
    "appraisal": "Appraisals by weighted dimensions, and their figures.",
    "exam": "Marks of the monthly exam.",
    "punches": "Import clock files and list what was imported.",
    "attendance": "Reconcile punches with the published roster.",
    "payroll": "Run a month's pay and trace every line of it.",
    "schedule": "An agent's own schedule.",
    "rules": "What the rules are, since when, and whether cases hold.",
    "record": "What was done and by whom; backup, restore and verify.",
    "doctor": "Whether this machine and this centre are fit for the work.",
    "completion": "Let the Tab key complete commands and names.",
    "serve": "Pages to look at in a browser, for reading only.",
}


def main(arguments: list[str] | None = None) -> None:
    """Run the program and end the process with its exit code."""
    use_language(chosen_language(sys.argv[1:] if arguments is None else arguments))
    _print_what_can_be_printed()
    signal.signal(signal.SIGTERM, _as_interrupt)
    # A command makes facts by the hundred thousand and lets few of them go: looking for cycles as often
    # as Python does by itself costs a large month a quarter of its time.
    gc.set_threshold(100_000, 50, 50)
    sys.exit(run(arguments))


def _print_what_can_be_printed() -> None:
    """A terminal without Chinese shows `?` for it, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    """Being asked to end is said and leaves nothing half done, as Ctrl-C."""
    raise KeyboardInterrupt


def run(arguments: list[str] | None = None) -> int:
    """Run one command and give its exit code; no traceback reaches the person."""
    from rostering.commands.root import group  # built here, in the language chosen by then
    from rostering.commands.session import KEPT

    KEPT.clear()
    try:
        ended = group.main(args=arguments, prog_name="rostering", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return _interrupted(KEPT)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except RosteringError as error:
        show_error(error)
        return error.exit_code
    except OSError as error:
        return _refused(error)
    except Exception:
        return _fault()
    return ended if isinstance(ended, int) else 0


def _interrupted(kept: Sequence[str]) -> int:
    """Say what is in the record already; 130 where that is nothing."""
    if not kept:
        click.echo(_("Interrupted; nothing was kept."), err=True)
        return 130
    text = _("Interrupted, but this was kept before: {commands}")
    click.echo(text.format(commands=listed(kept)), err=True)
    return 0


def show_error(error: RosteringError) -> None:
    """What is wrong, and what to do about it."""
    click.echo(labelled(click.style(_("Error"), fg="red", bold=True), error.message), err=True)
    if error.hint:
        click.echo(labelled(_("What to do"), error.hint), err=True)


def _refused(error: OSError) -> int:
    """What the disk or the system refuses is no fault of the program: where, and what to do."""
    hints = {
        errno.ENOSPC: _("free some space, then try again"),
        errno.EDQUOT: _("free some space, then try again"),
        errno.EROFS: _("copy the centre folder to a place where you may write"),
        errno.EACCES: _("ask for the right to write to the file and to its folder"),
        errno.EPERM: _("ask for the right to write to the file and to its folder"),
    }
    if error.errno not in hints:
        return _fault()
    message = _("the disk refuses: {why}").format(why=os.strerror(error.errno))
    where = f" {error.filename}" if error.filename else ""
    show_error(RosteringError(f"{message}{where}", hints[error.errno]))
    return RosteringError.exit_code


def _fault() -> int:
    with tempfile.NamedTemporaryFile(
        "w", prefix="rostering-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        logger = logging.getLogger("rostering")
        logger.addHandler(logging.StreamHandler(log))
        logger.exception("rostering %s failed: %s", __version__, sys.argv[1:])
    text = _("This is a fault of the program, not of your data. Details: {log}")
    click.echo(text.format(log=log.name), err=True)
    return 70
