"""`rostering leave`: leave asked for, and what was decided."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "add": "Enter a leave request.",
    "import": "Import leave requests from a table.",
    "approve": "Approve leave requests.",
    "refuse": "Refuse leave requests.",
    "certificate": "Say that the certificate for a leave was delivered.",
    "enter-balance": "Enter what an agent had left as a month opens.",
    "import-balances": "Import what agents had left, from a table.",
    "balance": "What an agent has left: annual leave, compensatory rest.",
    "ledger": "An agent's compensatory rest: earned, used, expiring.",
    "list": "List leave requests.",
    "kinds": "The kinds of leave, what each takes and asks for.",
}

command = noun(__name__, TEXTS, _("Enter, import and decide leave."))
