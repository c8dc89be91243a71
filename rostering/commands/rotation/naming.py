"""Which rotation a command means."""

from __future__ import annotations

from rostering.domain.centre import Centre
from rostering.domain.rotation import Rotation
from rostering.errors import InputError, InputProblem, near_word
from rostering.language import _, listed


def known_rotation(centre: Centre, name: str | None, where: str = "NAME") -> Rotation:
    """The rotation of that name, or the only one; raises InputError, naming the word at fault."""
    names = list(centre.rotations)
    if name is None and len(names) == 1:
        return centre.rotations[names[0]]
    if name is not None and name in centre.rotations:
        return centre.rotations[name]
    there = _("there are: {names}").format(names=listed(names))
    hint = near_word(
        name or "", names, there if names else _("describe one in rotations/NAME.toml")
    )
    raise InputError([InputProblem(where, _("there is no such rotation"), name or "", hint)])
