"""Whether every planted gap of a generated unit is found and no other: gaps.py JUDGED.json PLANTED.json.

JUDGED.json is what `shilu duties --state breach --state noRecord --format json` prints; PLANTED.json is what
`shilu generate` wrote beside the ledger. Exits with 1 where they differ."""
import json
import sys

judged = json.load(open(sys.argv[1], encoding="utf-8"))["duties"]
planted = json.load(open(sys.argv[2], encoding="utf-8"))
found = {(x["duty"], x["organization"], x.get("member"), (x.get("window") or {}).get("from")) for x in judged}
meant = {(x["duty"], x["organization"], x.get("member"), x["from"]) for x in planted}
print(f"planted gaps: {len(meant)}, found: {len(meant & found)}, not found: {len(meant - found)}, not planted: {len(found - meant)}")
for gap in sorted(map(str, (meant ^ found)))[:20]:
    print(gap)
sys.exit(0 if meant == found else 1)
