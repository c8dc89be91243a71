"""`rostering attendance`: punches against the published roster."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "reconcile": "Match a month's punches with the published roster.",
    "exceptions": "List what a person must settle or look at.",
    "claims": "Compare what vendors' clock files claim with what was found.",
    "decide": "Settle exceptions, one or many, with who, when and why.",
    "decisions": "List what was decided, also what was taken back.",
    "show": "Show an agent's month day by day.",
    "adherence": "Show how well the roster was kept.",
    "trends": "Lateness, overtime and score of the teams over months.",
}

command = noun(__name__, TEXTS, _("Reconcile punches with the published roster."))
