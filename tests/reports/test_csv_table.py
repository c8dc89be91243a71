"""CSV that Excel opens as text, in UTF-8."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from rostering.reports.csv_table import csv_table


def test_it_begins_with_the_mark_of_utf_8_and_holds_chinese() -> None:
    content = csv_table(["姓名"], [["赵雪"]])
    assert content == "\ufeff姓名\r\n赵雪\r\n".encode()


def test_text_that_a_spreadsheet_would_run_is_guarded() -> None:
    rows = [["=cmd()", "+1", "-1", "@x", "\tx", "a=b"]]
    read = list(csv.reader(io.StringIO(csv_table(["a"], rows).decode("utf-8-sig"))))
    assert read[1] == ["'=cmd()", "'+1", "'-1", "'@x", "'\tx", "a=b"]


def test_negative_numbers_are_numbers() -> None:
    assert csv_table(["yuan"], [[Decimal("-3.50")], [-2]]).endswith(b"-3.50\r\n-2\r\n")
