"""Progress of a long search on standard error: one moving line on a terminal, a line an improvement
elsewhere."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

import click

from rostering.language import _

if TYPE_CHECKING:
    from rostering.scheduling.solver import Progress


class SolveProgress:
    """Draws what the solver reports, from the second second on."""

    def __init__(self) -> None:
        self.moving = sys.stderr.isatty()
        self.shown: int | None = None
        self.drawn = False

    def __enter__(self) -> SolveProgress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.drawn:
            click.echo("\r\x1b[K", nl=False, err=True)

    def update(self, progress: Progress) -> None:
        """Show where the search stands."""
        if progress.seconds < 2:
            return
        cost = _("none yet") if progress.objective is None else progress.objective
        text = _("{seconds:.0f} s  cost {cost}  bound {bound}  (Ctrl-C keeps the best)").format(
            seconds=progress.seconds, cost=cost, bound=progress.bound
        )
        if self.moving:
            click.echo(f"\r\x1b[K{text}", nl=False, err=True)
            self.drawn = True
        elif progress.objective != self.shown:
            self.shown = progress.objective
            click.echo(text, err=True)
