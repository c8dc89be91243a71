"""`rostering duty`: fixed duties, what is due, done, late and missing."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "kinds": "Which fixed duties there are, when they fall due and for whom.",
    "list": "How each agent stands in a month, or everything that is open.",
    "show": "Every fixed duty of one agent in a month.",
    "done": "Tick a fixed duty off, for one agent or several.",
    "excuse": "Excuse agents from a fixed duty.",
    "reopen": "Take back what was said of a fixed duty.",
    "import": "Import what was done from a table.",
}

command = noun(
    __name__, TEXTS, _("Fixed duties: work log, summaries, reports, exam, trainings (R7).")
)
