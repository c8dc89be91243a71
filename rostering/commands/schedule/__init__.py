"""`rostering schedule`: what an agent needs to know."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "show": "Show an agent's own week.",
    "export": "Take an agent's schedule away: calendar, page, paper, table.",
}

command = noun(__name__, TEXTS, _("An agent's own schedule."))
