"""Progress of a long search on standard error: one moving line on a terminal, a line an improvement
elsewhere."""

from __future__ import annotations

import os
import shutil
import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from rostering.commands.output import draw
from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.hours.planning import HoursProgress
    from rostering.scheduling.solver import Progress


PAUSE = 0.1  # seconds between two drawings of the moving line
LINE_PAUSE = 2.0  # seconds before the first word of a trial, and between two lines


class SolveProgress:
    """Draws what the solver reports, from the second second on."""

    def __init__(self) -> None:
        self.moving = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self.last = 0.0
        self.shown: int | None = None
        self.drawn = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.drawn:
            draw("")

    def update(self, progress: Progress) -> None:
        """Show where the search stands."""
        if progress.seconds < 2:
            return
        text = _text(progress)
        if self.moving:
            self._draw(text)
        elif progress.objective != self.shown:
            self.shown = progress.objective
            click.echo(text, err=True)

    def _draw(self, text: str) -> None:
        """A line that would wrap could not be drawn over: it is cut to the terminal's width."""
        from rostering.reports.terminal import clip

        now = time.monotonic()
        if now - self.last >= PAUSE:
            width = shutil.get_terminal_size().columns - 1
            draw(clip(text, width))
            self.last, self.drawn = now, True


class TrialProgress(SolveProgress):
    """Says what is being tried, from the second second on; where it is no terminal, now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.began = self.told = time.monotonic()

    def trial(self, text: str) -> None:
        """Say what is being tried."""
        now = time.monotonic()
        if now - self.began < LINE_PAUSE:
            return
        line = _("{seconds:.0f} s  trying: {text}").format(seconds=now - self.began, text=text)
        if self.moving:
            self._draw(line)
        elif now - self.told >= LINE_PAUSE:
            self.told = now
            click.echo(line, err=True)


class HoursLine(SolveProgress):
    """Says of how many days the hours are planned, from the second second on."""

    def __init__(self) -> None:
        super().__init__()
        self.told = 0.0

    def plan(self, progress: HoursProgress) -> None:
        """Show how far the hours are."""
        if progress.seconds < LINE_PAUSE:
            return
        text = _("{seconds:.0f} s  hours within the shifts: {done} of {days} days").format(
            seconds=progress.seconds, done=progress.done, days=progress.days
        )
        if self.moving:
            self._draw(text)
        elif progress.seconds - self.told >= LINE_PAUSE and progress.done != self.shown:
            self.told, self.shown = progress.seconds, progress.done
            click.echo(text, err=True)


def _text(progress: Progress) -> str:
    if progress.ending and progress.objective is None:
        text = _("{seconds:.0f} s  ending: the rest get any work  (Ctrl-C again gives up)")
        return text.format(seconds=progress.seconds)
    if progress.objective is None:
        text = _("{seconds:.0f} s  no roster yet  (Ctrl-C ends the search)")
        return text.format(seconds=progress.seconds)
    if progress.bound <= 0:  # not known yet
        text = _("{seconds:.0f} s  cost {cost}  missing {hours:g} h  (Ctrl-C keeps the best)")
        return text.format(
            seconds=progress.seconds,
            cost=progress.objective,
            hours=round((progress.shortage or 0) / 60, 1),
        )
    above = max(progress.objective - progress.bound, 0) / max(progress.objective, 1)
    return _(
        "{seconds:.0f} s  cost {cost}  bound {bound}  gap {gap:.1%}  missing {hours:g} h  "
        "(Ctrl-C keeps the best)"
    ).format(
        seconds=progress.seconds,
        cost=progress.objective,
        bound=progress.bound,
        gap=above,
        hours=round((progress.shortage or 0) / 60, 1),
    )
