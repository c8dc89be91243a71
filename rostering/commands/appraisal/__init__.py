"""`rostering appraisal`: weighted appraisals and the figures they rest on."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "kinds": "Dimensions, weights, measures, bands and sums.",
    "import": "Import a month's figures from a table.",
    "enter": "Enter figures of an agent by hand.",
    "list": "List a month's figures, and what is missing.",
    "show": "Show the scores of a month, or an agent's with every figure.",
    "ranking": "The best of a month, a quarter or a year.",
}

command = noun(__name__, TEXTS, _("Appraisals by weighted dimensions (P8)."))
