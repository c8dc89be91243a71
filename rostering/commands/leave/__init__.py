"""`rostering leave`: leave asked for, and what was decided."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "add": "Enter a leave request.",
    "import": "Import leave requests from a table.",
    "approve": "Approve leave requests.",
    "refuse": "Refuse leave requests.",
    "balance": "What an agent has left: annual leave, compensatory rest.",
    "ledger": "An agent's compensatory rest: earned, used, expiring.",
    "list": "List leave requests.",
}

command = noun(__name__, TEXTS, _("Enter, import and decide leave."))
