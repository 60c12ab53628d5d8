#!/bin/sh
# A PostgreSQL cluster of its own for the tests: .ci/postgres.sh start | stop
#
# start makes it in a temporary folder on a free port of the loopback interface, waits until it answers, and prints the
# conninfo alone, for SHILU_TEST_PG. A second start prints that of the first. stop ends it and removes the folder.
# PostgreSQL refuses to run as root, so it runs as the user postgres of Debian's package where the caller is root.
set -eu

mark="${TMPDIR:-/tmp}/shilu-postgres.$(id -u)"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || { echo "没有安装 PostgreSQL：apt-get install postgresql" >&2; exit 1; }

as_server() {
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

free_port() {
    # The kernel gives a free port; perl is part of every Debian.
    perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1")->sockport'
}

case "${1:-}" in
start)
    if [ -s "$mark" ]; then
        . "$mark"
        if as_server "$bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1; then
            echo "$conninfo"
            exit 0
        fi
    fi
    folder=$(as_server mktemp -d "${TMPDIR:-/tmp}/shilu-pg.XXXXXX")
    as_server "$bin/initdb" -D "$folder/data" -U shilu -A trust -E UTF8 --no-sync >/dev/null
    port=$(free_port)
    as_server "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=" start >/dev/null
    conninfo="host=127.0.0.1 port=$port user=shilu dbname=postgres"
    printf 'folder=%s\nconninfo="%s"\n' "$folder" "$conninfo" >"$mark"
    echo "$conninfo"
    ;;
stop)
    [ -s "$mark" ] || exit 0
    . "$mark"
    as_server "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null 2>&1 || true
    case "$folder" in */shilu-pg.*) rm -rf "$folder" ;; esac
    rm -f "$mark"
    ;;
*)
    echo "用法：.ci/postgres.sh start | stop" >&2
    exit 64
    ;;
esac
