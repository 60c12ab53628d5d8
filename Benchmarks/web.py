"""Pages and saves of `shilu serve` under wrk, as a share of a bare route of the same server and of one SQLite commit.

    web.py SHILU LEDGER LABEL [CONNECTIONS] [SECONDS]

The server runs on core 0, wrk on the last core. The ledger is copied first: nothing is left behind in it.
"""
import http.cookiejar
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

shilu, ledger, label = sys.argv[1], sys.argv[2], sys.argv[3]
connections = int(sys.argv[4]) if len(sys.argv) > 4 else 64
seconds = int(sys.argv[5]) if len(sys.argv) > 5 else 8
load_core = str((os.cpu_count() or 1) - 1)
password = "春江潮水连海平明月"
# The day in China, as the server has it.
today = os.environ.get("SHILU_NOW", time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600)))[:10]


def wrk(address, headers, script=None):
    command = ["taskset", "-c", load_core, "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    out = subprocess.run(command + [address], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", out).group(1))
    p99 = re.search(r"^\s+99%\s+(\S+)", out, re.M).group(1)
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    return rate, p99, int(bad.group(1)) if bad else 0


def commits(folder):
    """Single-row transactions a second, as durable as the ledger's (WAL, synchronous=FULL)."""
    db = sqlite3.connect(os.path.join(folder, "commit.db"), isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE t (a INTEGER, b TEXT)")
    start, count = time.monotonic(), 0
    while time.monotonic() - start < 3:
        db.execute("BEGIN IMMEDIATE")
        db.execute("INSERT INTO t VALUES (?, ?)", (count, "x" * 300))
        db.execute("COMMIT")
        count += 1
    return count / (time.monotonic() - start)


with tempfile.TemporaryDirectory(dir=os.path.dirname(os.path.abspath(ledger))) as folder:
    copy = os.path.join(folder, "bench.shilu")
    source = sqlite3.connect(ledger)
    target = sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    shutil.copy(ledger + ".key", copy + ".key")
    run = {**os.environ, "SHILU_LEDGER": copy}
    subprocess.run([shilu, "accounts", "add", "bench", "--name", "压测", "--role", "党务干事", "--password", password],
                   env=run, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen(["taskset", "-c", "0", shilu, "serve", "--port", "0", "--api-limit", "100000000"],
                              env=run, stdout=subprocess.PIPE, text=True)
    try:
        site = re.search(r"http://\S+?:\d+", server.stdout.readline()).group(0)
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

        def page(path, form=None):
            data = urllib.parse.urlencode(form).encode() if form else None
            try:
                return browser.open(site + path, data, timeout=300).read().decode()
            except urllib.error.HTTPError as error:
                sys.exit(f"{path}: {error.code}\n{re.sub('<[^>]+>', ' ', error.read().decode())[:600]}")

        def token(text):
            return re.search(r'name="formToken" value="([^"]+)"', text).group(1)

        form = token(page("/sign-in"))
        started = time.monotonic()
        home = page("/sign-in", {"formToken": form, "login": "bench", "password": password})
        first = time.monotonic() - started
        # The duties of a big unit are judged beside the pages.
        while "正在计算" in home:
            time.sleep(3)
            home = page("/")
        judged = time.monotonic() - started
        made = page("/tokens", {"formToken": token(home), "name": "bench", "scope": "write",
                                "until": today})
        key = re.search(r'id="token">([^<]+)<', made).group(1)
        cookie = "Cookie: " + "; ".join(f"{c.name}={c.value}" for c in jar)
        records = page("/registers/ThemePartyDay")
        record = re.search(r'href="(/records/ThemePartyDay/[^"]+)"', records).group(1)
        unit = re.search(r'/organizations/([^"#?]+)"', page("/organizations")).group(1)
        member = re.search(r'<tr tabindex="0"><td[^>]*><a href="(/records/Member/[^"]+)"', page("/registers/Member")).group(1)

        bare, p99, _ = wrk(site + "/healthz", [])
        print(f"{label}: bare route {bare:.0f}/s (p99 {p99}); first page after the start {first:.2f} s, "
              f"with its duties {judged:.0f} s")
        pages = [("home page", "/"), ("list of members", "/registers/Member"), ("record page", record),
                 ("a member", member), ("search", "/search?q=" + urllib.parse.quote("主题"))]
        for name, path in pages:
            started = time.monotonic()
            size = len(page(path).encode())
            cold = (time.monotonic() - started) * 1000
            rate, p99, bad = wrk(site + path, [cookie])
            print(f"{label}: {name} {rate:.0f}/s (p99 {p99}), {100 * rate / bare:.0f}% of the bare route; "
                  f"{size / 1024:.0f} KB, first time {cold:.0f} ms" + (f"; {bad} refused" if bad else ""))

        lua = os.path.join(folder, "save.lua")
        body = json.dumps({"fields": {
            "organizationId": "PartyOrganization/" + urllib.parse.unquote(unit), "on": today, "theme": "@@",
            "elements": ["groupStudy"], "expectedCount": 9, "presentCount": 8}}, ensure_ascii=False)
        with open(lua, "w") as script:
            script.write('wrk.method = "POST"\nlocal n = 0\nlocal body = %s\n'
                         'wrk.headers["Content-Type"] = "application/json"\n'
                         'function request() n = n + 1; local own = body:gsub("@@", "压测" .. n); '
                         'return wrk.format(nil, nil, nil, own) end\n' % json.dumps(body, ensure_ascii=False))
        rate, p99, bad = wrk(site + "/api/v1/registers/ThemePartyDay/records",
                             [f"Authorization: Bearer {key}"], lua)
        base = commits(folder)
        print(f"{label}: durable save {rate:.0f}/s (p99 {p99}), one SQLite commit {base:.0f}/s, "
              f"{100 * rate / base:.0f}%" + (f"; {bad} REFUSED" if bad else ""))
        status = open(f"/proc/{server.pid}/status").read()
        most, now = (int(re.search(key + r":\s+(\d+)", status).group(1)) / 1024 for key in ("VmHWM", "VmRSS"))
        print(f"{label}: memory at most {most:.0f} MB, now {now:.0f} MB")
    finally:
        server.terminate()
        server.wait()
