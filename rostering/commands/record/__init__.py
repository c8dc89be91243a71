"""`rostering record`: what was done, and keeping it safe."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "log": "List what was done, when, by whom and why.",
    "backup": "Copy the record to a file, as of one moment.",
    "restore": "Put a backup in the record's place; the old one is kept.",
    "verify": "Check that the record holds: file, references, seals, counts.",
}

command = noun(__name__, TEXTS, _("What was done, when and by whom; backup, restore and verify."))
