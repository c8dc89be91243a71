"""`rostering rotation`: one pattern that several agents walk, each a week further on."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "build": "Find the pattern of a rotation, or prove that there is none.",
}

command = noun(__name__, TEXTS, _("Rotations: one pattern that agents walk, a week apart."))
