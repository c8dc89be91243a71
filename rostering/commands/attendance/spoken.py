"""What is decided, typed as words behind the day instead of as options: `punch-out 07:01`, 批准."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rostering.centre.decisions import DECISIONS, WITH_VALUE
from rostering.errors import InputError, InputProblem
from rostering.language import _, spellings

VALUES = {"accept": ("late", "early"), "order": ("pay", "comp")}
SAMPLES = {
    "punch_in": "09:00",
    "punch_out": "18:00",
    "accept": "late",
    "order": "pay",
    "leave": "personal",
}


def spoken_choices(words: Sequence[str]) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The words that name days, and what the others decide, by the name of its option.

    Raises InputError where a word asks for a value that does not follow, or for another one.
    """
    days: list[str] = []
    found: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        name = DECISIONS.get(word.lstrip("-").replace("-", "_"), "")
        if not name:
            days.append(word)
        elif name in WITH_VALUE:
            found[name] = _value(word, name, next(rest, ""))
        else:
            found[name] = True
    return tuple(days), found


def _value(word: str, name: str, value: str) -> Any:
    known = spellings(VALUES[name]) if name in VALUES else {}
    if not value or (known and value not in known):
        hint = _("type it as {option}").format(option=f"--{name.replace('_', '-')} {SAMPLES[name]}")
        raise InputError([InputProblem(word, _("needs a value"), value, hint)])
    chosen = known.get(value, value)
    return (chosen,) if name == "accept" else chosen
