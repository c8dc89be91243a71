"""What belongs in each table, one file a table: the workbooks of `init --xlsx` are made from these.

A module has `HEADINGS` and `REQUIRED` of its reader, `sheet()` and `columns(lists)`.
"""
