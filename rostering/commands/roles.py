"""The role named on the command line."""

from __future__ import annotations

from rostering.domain.centre import Centre
from rostering.domain.shifts import Role
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed


def known_role(centre: Centre, name: str, where: str = "--role") -> Role:
    """The role with that code or label; raises InputError with a near one."""
    for role in centre.roles.values():
        if name in (role.code, role.label):
            return role
    known = [word for role in centre.roles.values() for word in (role.code, role.label)]
    there = _("there are: {names}").format(names=listed(centre.roles))
    hint = near_word(name, known, there)
    raise InputError([InputProblem(where, _("no such role"), name, hint)])
