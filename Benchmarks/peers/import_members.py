"""Peer of `shilu import`: openpyxl reads the sheet, sqlite3 inserts its rows in one transaction, durably."""
import sqlite3
import sys

import openpyxl

source, target = sys.argv[1:3]
rows = openpyxl.load_workbook(source, read_only=True).worksheets[0].iter_rows(values_only=True)
head = next(rows)
database = sqlite3.connect(target)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=FULL")
database.execute("CREATE TABLE member (%s)" % ", ".join(f'"{name}" TEXT' for name in head))
with database:
    database.executemany("INSERT INTO member VALUES (%s)" % ", ".join("?" * len(head)), rows)
print(database.execute("SELECT count(*) FROM member").fetchone()[0])
