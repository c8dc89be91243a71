"""`rostering overtime`: overtime that was ordered."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "import": "Import overtime orders from a table.",
    "list": "List overtime orders.",
}

command = noun(__name__, TEXTS, _("Import and list ordered overtime."))
