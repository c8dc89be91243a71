"""What belongs in each table, one file a table: the workbooks of `init --xlsx` are made from these.

A module has `HEADINGS` and `REQUIRED` of its reader, `sheet()` and `columns(lists)`; where the rules of
the centre name columns, `headings(lists)` has them all, or None where there is no such table.
"""
