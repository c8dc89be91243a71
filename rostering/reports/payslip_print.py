"""Payslips on paper: a sheet of A4 upright, or more, for each agent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from rostering.reports.payslip import Payslip
from rostering.reports.payslip_page import slip_words
from rostering.reports.print import pdf


def payslips_pdf(slips: Sequence[Payslip]) -> bytes:
    """The payslips; raises PdfError where this machine cannot print them."""
    first = slips[0]
    return pdf(
        "payslips.typ",
        {
            "title": f"{first.title} {first.month}",
            "words": slip_words(),
            "slips": [asdict(slip) for slip in slips],
        },
    )
