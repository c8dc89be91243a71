"""What a question about a roster names: an agent, a date, a role, a time, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rostering.commands.periods import day_of
from rostering.domain.centre import Centre
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _

TIME = re.compile(r"^(\d{1,2}):(\d{2})$")


@dataclass(frozen=True, slots=True)
class Asked:
    """The parts of a question; empty or None where it does not name them."""

    agent: str = ""
    date: date | None = None
    role: str = ""
    minute: int | None = None


def asked_of(centre: Centre, words: Iterable[str]) -> Asked:
    """The question that `words` make; raises InputError with every word that is none of it."""
    asked = Asked()
    problems: list[InputProblem] = []
    for word in words:
        part = _part(centre, word)
        if part is None:
            problems.append(_unknown(centre, word))
            continue
        name, value = part
        if getattr(asked, name) not in ("", None):
            problems.append(InputProblem(word, _("is a second {kind}").format(kind=_(name))))
            continue
        asked = replace(asked, **{name: value})
    if not problems and asked.minute is not None and not asked.date:
        problems.append(InputProblem("TIME", _("of which day?"), "", _("add a date: 2026-06-03")))
    if not problems and asked.agent and (asked.role or asked.minute is not None):
        message = _("an agent's day is asked for without role and time")
        problems.append(InputProblem(asked.agent, message))
    if problems:
        raise InputError(problems)
    return asked


def _part(centre: Centre, word: str) -> tuple[str, Any] | None:
    """Which part of a question the word is, and its value."""
    for agent in centre.agents:
        if word in (agent.id, agent.name):
            return "agent", agent.id
    for role in centre.roles.values():
        if word in (role.code, role.label):
            return "role", role.code
    time = TIME.match(word)
    if time and int(time[1]) < 24 and int(time[2]) < 60:
        return "minute", int(time[1]) * 60 + int(time[2])
    day = day_of(word)
    return ("date", day) if day else None


def _unknown(centre: Centre, word: str) -> InputProblem:
    known = [*centre.roles, *(agent.id for agent in centre.agents)]
    known += [agent.name for agent in centre.agents] + [
        role.label for role in centre.roles.values()
    ]
    hint = near_word(word, known, _("type it as 2026-06-03 phone 13:00, or A06 2026-06-03"))
    return InputProblem(word, _("is no agent, date, role or time"), "", hint)
