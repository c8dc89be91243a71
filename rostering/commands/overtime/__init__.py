"""`rostering overtime`: overtime that was ordered."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "order": "Order overtime of an agent, before or after it is worked.",
    "approve": "Approve orders that are not approved.",
    "refuse": "Refuse orders, or take them back.",
    "import": "Import overtime orders from a table.",
    "list": "List overtime orders.",
}

command = noun(__name__, TEXTS, _("Order, import and list overtime."))
