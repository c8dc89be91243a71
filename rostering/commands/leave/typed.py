"""The kinds of leave as people type them."""

from __future__ import annotations

from rostering.commands.session import Session
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed


def known_kind(session: Session, text: str) -> str:
    """The kind of leave that `text` names, in English or Chinese; raises InputError with a near one."""
    from rostering.policy.leave_kinds import leave_words

    words = leave_words(session.catalogue)
    if text in words:
        return words[text]
    known = _("known are {names}").format(
        names=listed(_(name) for name in session.catalogue.of_kind("leave"))
    )
    hint = near_word(text, words, known)
    raise InputError([InputProblem("KIND", _("no such kind of leave"), text, hint)])
