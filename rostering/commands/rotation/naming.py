"""Which rotation a command means."""

from __future__ import annotations

from difflib import get_close_matches

from rostering.domain.centre import Centre
from rostering.domain.rotation import Rotation
from rostering.errors import InputError, InputProblem
from rostering.language import _, listed


def known_rotation(centre: Centre, name: str | None, where: str = "NAME") -> Rotation:
    """The rotation of that name, or the only one; raises InputError, naming the word at fault."""
    names = list(centre.rotations)
    if name is None and len(names) == 1:
        return centre.rotations[names[0]]
    if name is not None and name in centre.rotations:
        return centre.rotations[name]
    near = get_close_matches(name or "", names, 1)
    if not names:
        hint = _("describe one in rotations/NAME.toml")
    elif near:
        hint = _("did you mean {name}?").format(name=near[0])
    else:
        hint = _("there are: {names}").format(names=listed(names))
    raise InputError([InputProblem(where, _("there is no such rotation"), name or "", hint)])
