"""`rostering rules`: what the rules are, since when, and from where."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "list": "List every rule with its clause.",
    "show": "Show a rule: its source, and each value with its date.",
    "check": "Run a file of cases through the real rules and say which hold.",
}

command = noun(__name__, TEXTS, _("What the rules are, since when, and whether cases hold."))
