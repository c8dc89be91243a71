"""`rostering score`: the monthly score."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "judge": "Judge an agent's month, item by item.",
    "import": "Import judgements from a table.",
    "show": "Show the scores of a month, or an agent's with every line.",
    "proposals": "What a month puts up for people to decide.",
    "promotion": "What speaks for and against one grade up, with every source.",
    "decide": "Confirm or refuse a demotion, a dismissal or a promotion.",
    "ranking": "The best of a month or a year.",
}

command = noun(__name__, TEXTS, _("The monthly score, and what it proposes (P1–P7, G12)."))
