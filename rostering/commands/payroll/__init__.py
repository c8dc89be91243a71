"""`rostering payroll`: a month's pay, and why."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "run": "Work out a month's pay for everybody.",
    "show": "Show an agent's statement.",
    "explain": "Trace a line back to clause, roster and punches.",
    "what-if": "Who would be paid differently under changed rules.",
}

command = noun(__name__, TEXTS, _("Run a month's pay and trace every line of it."))
