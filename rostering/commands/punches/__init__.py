"""`rostering punches`: clock files, and what came of them."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "import": "Import clock files.",
    "list": "List what was imported, and the rows set aside.",
}

command = noun(__name__, TEXTS, _("Import clock files and list what was imported."))
