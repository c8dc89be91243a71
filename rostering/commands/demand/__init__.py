"""`rostering demand`: how many people are needed."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {"show": "Show the people needed, and what the numbers come from."}

command = noun(__name__, TEXTS, _("How many people each role needs, and why."))
