"""How long and how a roster is searched for: the same options wherever there is a search."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from rostering.language import _

OPTIONS = (
    click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        default=30.0,
        show_default=True,
        help=_("Seconds to search at most."),
    ),
    click.option(
        "--gap",
        type=click.FloatRange(min=0),
        default=0.0,
        show_default=True,
        help=_("Good enough: percent that the cost may be above the proven bound."),
    ),
    click.option(
        "--workers",
        type=click.IntRange(1),
        default=2,
        show_default=True,
        help=_("Searches side by side; not more than there are cores."),
    ),
    click.option(
        "--seed",
        type=click.IntRange(0),
        default=1,
        show_default=True,
        help=_("Start of the search; with one worker the same seed gives the same proven roster."),
    ),
)


def search_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of a search, handed to the command as `limits`."""

    @functools.wraps(command)
    def with_limits(
        *args: Any, time_limit: float, gap: float, workers: int, seed: int, **more: Any
    ) -> Any:
        from rostering.scheduling.search import SearchLimits

        limits = SearchLimits(time_limit, gap / 100, workers, seed)
        return command(*args, limits=limits, **more)

    decorated: Callable[..., Any] = with_limits
    for option in reversed(OPTIONS):
        decorated = option(decorated)
    return decorated
