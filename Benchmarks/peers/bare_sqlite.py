"""Peer of a big `shilu import`: bare SQLite inserts every row of the ledger that came of it into an empty file with the same
tables and indexes, in one durable transaction. Prints the seconds of that transaction alone, by the clock and by the processor; the rows wait in memory."""
import os
import sqlite3
import sys
import time

ledger, target = sys.argv[1:3]
for suffix in ("", "-wal", "-shm"):
    if os.path.exists(target + suffix):
        os.remove(target + suffix)
source = sqlite3.connect(ledger)
made = source.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC").fetchall()
database = sqlite3.connect(target, isolation_level=None)
database.execute("PRAGMA journal_mode=WAL")
database.execute("PRAGMA synchronous=FULL")
database.execute("PRAGMA cache_size=-65536")
contents = []
for kind, name, sql in made:
    if name.startswith("sqlite_"):
        continue
    database.execute(sql)
    if kind == "table":
        rows = source.execute(f"SELECT * FROM {name}").fetchall()
        if rows:
            contents.append((f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows))
start, used = time.perf_counter(), time.process_time()
database.execute("BEGIN IMMEDIATE")
for statement, rows in contents:
    database.executemany(statement, rows)
database.execute("COMMIT")
print(
    f"{sum(len(rows) for _, rows in contents)} rows {time.perf_counter() - start:.3f} s,"
    f" {time.process_time() - used:.3f} s of processor time"
)
