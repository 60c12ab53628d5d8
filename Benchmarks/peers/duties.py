"""The same checks as plain SQL: python duties.py LEDGER YEAR prints the number of gaps."""
import pathlib
import sqlite3
import sys

ledger, year = sys.argv[1], int(sys.argv[2])
db = sqlite3.connect(ledger)
unit = db.execute("SELECT unit_id FROM unit").fetchone()[0]
text = (pathlib.Path(__file__).parent / "duties.sql").read_text()
print(len(db.execute(text, {"year": year, "unit": unit}).fetchall()))
