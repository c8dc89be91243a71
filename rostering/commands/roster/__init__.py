"""`rostering roster`: the weekly roster, from build to publication."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "build": "Build a roster for a week and write it to rosters/.",
    "show": "Show a roster as a grid of agents and days.",
    "check": "Check a roster, hand-edited ones too, against every rule.",
    "publish": "Publish a roster as a new version.",
}

command = noun(__name__, TEXTS, _("Build, show, check and publish rosters."))
