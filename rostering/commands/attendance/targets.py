"""Which agents' days, and which of their exceptions, `attendance decide` is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from rostering.attendance.settling import Target
from rostering.commands.agents import known_agent
from rostering.commands.periods import day_of
from rostering.domain.centre import Centre
from rostering.domain.findings import AttendanceException, Standing
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed, spellings


def named_days(centre: Centre, words: Sequence[str]) -> list[tuple[str, date, str]]:
    """Agent, day and the rest of the id (kind:mark, or empty) of DATE AGENT, or of ids.

    Raises InputError with every fault.
    """
    problems: list[InputProblem] = []
    found: list[tuple[str, date, str]] = []
    for text in _joined(words, problems):
        agent, _at, rest = text.partition("@")
        day_text, _colon, kind = rest.partition(":")
        day = day_of(day_text)
        try:
            person = known_agent(centre, agent)
        except InputError as error:
            problems += error.problems
            continue
        if day is None:
            hint = _("type it as 2026-05-09 A09, or A09@2026-05-09:missing_out")
            problems.append(InputProblem(text, _("is no agent's day"), "", hint))
            continue
        found.append((person.id, day, kind))
    if problems:
        raise InputError(problems)
    return found


def _joined(words: Sequence[str], problems: list[InputProblem]) -> Iterator[str]:
    """Ids as they are, and each pair of a date and an agent as AGENT@DATE."""
    pending = ""
    for word in words:
        if "@" in word:
            yield word
        elif not pending:
            pending = word
        else:
            pair = (pending, word) if day_of(pending) else (word, pending)
            yield f"{pair[1]}@{pair[0]}"
            pending = ""
    if pending:
        hint = _("type a date and an agent: 2026-05-09 A09")
        problems.append(InputProblem(pending, _("stands alone"), "", hint))


def targets_of(
    named: Iterable[tuple[str, date, str]], exceptions: Sequence[AttendanceException]
) -> list[Target]:
    """Each day with its exceptions that are not settled, those of the kind where one is named.

    Raises InputError where there is none of the kind.
    """
    problems = []
    found = []
    for agent, day, kind in named:
        of_day = [
            item
            for item in exceptions
            if item.agent == agent and item.date == day and item.standing is not Standing.SETTLED
        ]
        chosen = [item for item in of_day if _is_of(item, kind)]
        if kind and not chosen:
            known = listed(item.id for item in of_day) or _("no exception on this day")
            problems.append(
                InputProblem(f"{agent}@{day}:{kind}", _("no such exception"), "", known)
            )
        found.append(Target(agent, day, tuple(chosen)))
    if problems:
        raise InputError(problems)
    return found


def targets_of_kind(
    kind: str, agent: str | None, exceptions: Sequence[AttendanceException]
) -> list[Target]:
    """Every exception of the kind that is not settled, each for itself; InputError if none is.

    The kind may be typed as tables show it, in English or in Chinese.
    """
    kind = spellings({item.kind for item in exceptions}).get(kind, kind)
    chosen = [
        item
        for item in exceptions
        if item.kind == kind
        and item.standing is not Standing.SETTLED
        and agent in (None, item.agent)
    ]
    if not chosen:
        known = listed(sorted({item.kind for item in exceptions})) or _("none")
        problem = InputProblem("--kind", _("no exception of this kind"), kind, known)
        raise InputError([problem])
    return [Target(item.agent, item.date, (item,)) for item in chosen]


def _is_of(item: AttendanceException, kind: str) -> bool:
    own = item.id.partition(":")[2]
    return not kind or own == kind or item.kind == kind
