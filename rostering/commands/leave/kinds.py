"""The kinds of leave as people type them."""

from __future__ import annotations

from difflib import get_close_matches

from rostering.commands.session import Session
from rostering.errors import InputError, InputProblem
from rostering.language import _


def known_kind(session: Session, text: str) -> str:
    """The kind of leave that `text` names, in English or Chinese; raises InputError with a near one."""
    from rostering.centre.leave import KINDS

    if text in KINDS:
        return KINDS[text]
    near = get_close_matches(text, KINDS, 1) or list(KINDS)
    hint = _("did you mean {name}?").format(name=near[0])
    raise InputError([InputProblem("KIND", _("no such kind of leave"), text, hint)])
