"""Repeats a report until it fills so many megabytes."""
import sys

text = open(sys.argv[1], encoding="utf-8-sig").read().rstrip() + "\n"
size = int(sys.argv[3]) * 1_000_000
with open(sys.argv[2], "w", encoding="utf-8") as out:
    out.write(text * (size // len(text.encode()) + 1))
