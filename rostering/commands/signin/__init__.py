"""`rostering signin`: attendance lists of duties, meetings and trainings."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "add": "Enter one line of an attendance list.",
    "import": "Import an attendance list from a table.",
    "list": "List who came to duties, meetings and trainings.",
}

command = noun(__name__, TEXTS, _("Attendance lists of duties, meetings and trainings (A10, A11)."))
