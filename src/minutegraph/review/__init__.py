"""Human corrections of facts: the table that `kg review` writes, a person edits, and the next build applies.

cells.py      what a spreadsheet does to a cell, and how two cells are compared
slots.py      the slots of each type of fact, as cells
table.py      the CSV file, read and written
rows.py       from a table to the corrections of each document, and what is wrong with it
fitting.py    which fact a correction is about
applying.py   an extraction with its corrections applied; values.py, from a cell to a slot
graph.py      the facts of a graph and the corrections in it, as rows of the table
certainty.py  how sure a fact is
sheet.py      graph and existing table made one
"""
