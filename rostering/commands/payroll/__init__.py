"""`rostering payroll`: a month's pay, and why."""

from rostering.commands.lazy import noun
from rostering.language import _

TEXTS = {
    "run": "Work out a month's pay for everybody.",
    "show": "Show an agent's statement.",
    "explain": "Trace a line back to clause, roster and punches.",
    "enter": "Enter a bonus, commission or share of profit.",
    "import-amounts": "Import such sums from a table.",
    "import-deductions": "Import social insurance, housing fund and income tax.",
    "amounts": "List the sums of a month, or take one back.",
    "settle": "Settle an agent who was dismissed.",
    "dispute": "Record that an agent disputes a line.",
    "answer": "Answer a dispute.",
    "disputes": "List what is disputed.",
    "acknowledge": "Record that an agent acknowledges a statement.",
    "close": "Freeze a month's statements for good.",
    "verify": "Work a closed month out again and compare.",
    "adjust": "Book what a closed month should have had into an open one.",
    "export": "Payslips, workbook, tables, and the list for the bank.",
    "year": "Add up a year, of the centre or of an agent.",
    "what-if": "Who would be paid differently under changed rules.",
}

command = noun(__name__, TEXTS, _("Run a month's pay and trace every line of it."))
