"""50,000 lectures for the ledger, and as many transactions with balance assertions for hledger."""
import datetime
import sys

sheet, journal, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
start = datetime.date(2000, 1, 1)
with open(sheet, "w", encoding="utf-8") as out, open(journal, "w", encoding="utf-8") as book:
    out.write("编号,党组织,日期,题目,党课类别,授课人（外请）,授课人类别,听课人次\n")
    for index in range(count):
        day = start + datetime.timedelta(days=index % 8000)
        out.write(f"K{index + 1:06d},Z01,{day},第{index + 1}讲,党课,外请专家,专家,{index % 30 + 1}\n")
    for index in range(count):
        day = start + datetime.timedelta(days=index * 8000 // count)
        book.write(f"{day} lecture {index + 1}\n    lectures  1 = {index + 1}\n    total\n\n")
