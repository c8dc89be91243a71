"""`rostering record`: what was done."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {"log": "List what was done, when, by whom and why."}

command = noun(__name__, TEXTS, _("What was done, when and by whom."))
