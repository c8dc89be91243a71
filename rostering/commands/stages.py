"""What a long command is doing, on standard error: one moving line on a terminal from the second second
on, elsewhere a line now and then."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import click

from rostering.commands.output import draw
from rostering.language import _

FIRST, TICK = 2.0, 0.2  # seconds before the moving line, and between two drawings of it
LINES = 10.0  # seconds between two lines where nothing can move


class Stages:
    """Says which stage a command is in, and how far: `with Stages() as stages: stages.now(…)`.

    A thread of its own draws, for the work may be one long call that tells nothing.
    """

    def __init__(self) -> None:
        self._moving = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._began = time.monotonic()
        self._stage, self._done, self._of = "", 0, 0
        self._drawn = False
        self._over = threading.Event()
        self._drawing = threading.Thread(target=self._draw, daemon=True)

    def __enter__(self) -> Self:
        self._drawing.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._drawing.join()
        if self._drawn:
            draw("")

    def now(self, stage: str, of: int = 0) -> None:
        """The stage that begins, and how many things there are to do in it, where that is known."""
        self._stage, self._done, self._of = stage, 0, of

    def done(self, count: int) -> None:
        """How many of them are done."""
        self._done = count

    @property
    def text(self) -> str:
        """The line as it stands."""
        seconds = time.monotonic() - self._began
        if self._of:
            text = _("{seconds:.0f} s  {stage}  {done} of {of}")
            return text.format(seconds=seconds, stage=self._stage, done=self._done, of=self._of)
        return _("{seconds:.0f} s  {stage}").format(seconds=seconds, stage=self._stage)

    def _draw(self) -> None:
        pause = FIRST if self._moving else LINES
        while not self._over.wait(pause):
            if self._moving:
                from rostering.reports.terminal import clip

                line = clip(self.text, shutil.get_terminal_size().columns - 1)
                draw(line)
                self._drawn, pause = True, TICK
            else:
                click.echo(self.text, err=True)


@contextmanager
def during(stage: str) -> Iterator[None]:
    """The one long stage of a command that has no other."""
    with Stages() as stages:
        stages.now(stage)
        yield
