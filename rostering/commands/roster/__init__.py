"""`rostering roster`: the weekly roster, from build to publication."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "build": "Build a roster for a week and write it to rosters/.",
    "hours": "Plan breaks, meetings and changes of role within the shifts.",
    "show": "Show a roster as a grid of agents and days.",
    "check": "Check a roster, hand-edited ones too, against every rule.",
    "explain": "Why people are missing, why an agent's day is so, why no roster exists.",
    "diff": "What a draft changes against the published roster.",
    "swap": "Exchange two agents' days, if every rule allows it.",
    "repair": "Plan a published roster again around absences.",
    "fairness": "Each agent's share of weekends, holidays, nights and duties.",
    "export": "Take a roster away: page, paper, Excel, calendars, data.",
    "publish": "Publish a roster as a new version.",
}

command = noun(__name__, TEXTS, _("Build, check, repair and publish rosters."))
