"""`rostering exam`: marks of the monthly exam."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "import": "Import the marks of a monthly exam.",
    "list": "List the marks of a month, and who has none.",
}

command = noun(__name__, TEXTS, _("Marks of the monthly exam (P3)."))
