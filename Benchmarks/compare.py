"""Runs two commands in turn and prints the median wall time of each and their ratio (peer / ours)."""
import statistics
import subprocess
import sys
import time


def once(command):
    start = time.perf_counter()
    subprocess.run(command, shell=True, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


name, runs, ours, peer = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
once(ours), once(peer)  # warm-up, not counted
mine, theirs = [], []
for _ in range(runs):
    mine.append(once(ours))
    theirs.append(once(peer))
a, b = statistics.median(mine), statistics.median(theirs)
print(f"{name}: ours {a:.3f} s, peer {b:.3f} s, ratio {b / a:.1f}×  (median of {runs}, in turn)", flush=True)
