"""The role named on the command line."""

from __future__ import annotations

from difflib import get_close_matches

from rostering.domain.centre import Centre
from rostering.domain.shifts import Role
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed


def known_role(centre: Centre, name: str, where: str = "--role") -> Role:
    """The role with that code or label; raises InputError with a near one."""
    for role in centre.roles.values():
        if name in (role.code, role.label):
            return role
    known = [word for role in centre.roles.values() for word in (role.code, role.label)]
    near = get_close_matches(name.lower(), known, 1)
    there = _("there are: {names}").format(names=listed(centre.roles))
    hint = _("did you mean {name}?").format(name=near[0]) if near else there
    raise InputError([InputProblem(where, _("no such role"), name, hint)])
