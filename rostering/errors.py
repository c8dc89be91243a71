"""Everything that can go wrong and that a person can act on.

    RosteringError                    exit code
    ├── InputError                    1   files and values people wrote: every problem at once
    │   ├── CentreError                   … of a centre folder
    │   └── PunchFileError                … of a clock file that cannot be read at all
    ├── PolicyError                   1   a rule file, or a date before the first value of a rule
    ├── RecordError                   1   the record refuses: nothing there, closed, published before
    ├── CheckFailed                   1   a check that was asked for found something
    ├── NoRosterExists                3   proven: the hard rules leave no roster
    └── TimeIsUp                      4   the time limit passed before any roster was found

Anything else that escapes is a fault of ours (exit code 70), written to a log.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rostering.language import _, labelled, quoted


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong with what a person wrote.

    `where` is as the person sees it: `centre.toml:18`, `agents.xlsx!Agents C3`, `--month`.
    `hint` says what to do, and may be empty.
    """

    where: str
    message: str
    value: str = ""
    hint: str = ""

    def __str__(self) -> str:
        value = f" {quoted(self.value)}" if self.value else ""
        hint = f" — {self.hint}" if self.hint else ""
        return labelled(self.where, f"{self.message}{value}{hint}")


def near_word(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The hint that names what was likely meant, or `otherwise` where nothing is near."""
    from difflib import get_close_matches

    words = list(known)
    for typed in (word, word.lower(), word.upper()):
        if near := get_close_matches(typed, words, 1):
            return _("did you mean {name}?").format(name=near[0])
    return otherwise


class RosteringError(Exception):
    """The root of all errors that are shown to a person, without a traceback."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(RosteringError):
    """What people wrote does not hold; `problems` has every fault that was found."""

    def __init__(self, problems: Iterable[InputProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class CentreError(InputError):
    """The centre folder has problems."""


class PunchFileError(InputError):
    """A clock file that no importer can read."""


class PolicyError(RosteringError):
    """A rule file is wrong, or has no value in force on the day that was asked for."""


class RecordError(RosteringError):
    """The record refuses, or does not hold what was asked for."""


class CheckFailed(RosteringError):
    """A check that was asked for did not pass."""


class NoRosterExists(RosteringError):
    """Proven: no roster keeps every hard rule."""

    exit_code = 3


class TimeIsUp(RosteringError):
    """The time limit passed before a roster was found, and nothing is proven."""

    exit_code = 4
