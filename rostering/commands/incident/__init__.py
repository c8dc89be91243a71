"""`rostering incident`: rewards and punishments that people decide."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "add": "Record a reward or a punishment.",
    "import": "Import rewards and punishments from a table.",
    "withdraw": "Take an incident back; the old line stays.",
    "list": "List what was recorded.",
    "clauses": "What may be recorded, and within which range.",
}

command = noun(__name__, TEXTS, _("Rewards and punishments that people decide (P4, P5)."))
