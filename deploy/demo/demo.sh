#!/bin/sh
# Serves the guests of this machine: those of qemu:///system if it answers, else those of node.xml
# by libvirt's test driver, which needs no daemon. On a terminal it runs until Ctrl-C; else it leaves
# the exporter running and returns. "demo.sh stop" ends it.
#
#   DEMO_PORT   the port to serve on; 9177, or a free one if that is taken
set -eu
cd "$(dirname "$0")/../.."

EXPORTER=$PWD/dist/bin/libvirt-exporter
STATE=$PWD/target/demo
START_SECONDS=30

running_pid() {
  pid=$(cat "$STATE/pid" 2>/dev/null) || return 1
  tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -q libvirt-exporter.jar && echo "$pid"
}

stop() {
  if pid=$(running_pid); then
    kill "$pid"
    while running_pid >/dev/null; do sleep 0.1; done
    echo "demo: stopped"
  fi
  rm -rf "$STATE"
}

guests_uri() {
  if "$EXPORTER" dump --libvirt.uri qemu:///system --collect up --timeout 3s >/dev/null 2>&1; then
    echo qemu:///system
  else
    echo "test://$PWD/deploy/demo/node.xml"
  fi
}

# The address that the exporter logs once it listens.
listening_port() {
  sed -n 's/.* event=listening .*:\([0-9][0-9]*\)[]" ].*/\1/p' "$STATE/log"
}

start_on() {
  setsid nohup "$EXPORTER" --libvirt.uri "$uri" --web.listen-address "127.0.0.1:$1" \
    </dev/null >"$STATE/log" 2>&1 &
  echo $! >"$STATE/pid"
  tries=0
  until [ -n "$(listening_port)" ]; do
    tries=$((tries + 1))
    kill -0 "$(cat "$STATE/pid")" 2>/dev/null && [ $tries -lt $((START_SECONDS * 10)) ] || return 1
    sleep 0.1
  done
}

start() {
  stop
  mkdir -p "$STATE"
  uri=$(guests_uri)
  if ! start_on "${DEMO_PORT:-9177}"; then
    echo "demo: $(tail -n 1 "$STATE/log")"
    echo "demo: trying a free port"
    start_on 0 || { echo "demo: it does not start:"; cat "$STATE/log"; return 1; }
  fi
  url=http://127.0.0.1:$(listening_port)/metrics
  curl -fsS -o "$STATE/page" "$url" || { echo "demo: $url does not answer"; return 1; }
}

show() {
  "$EXPORTER" dump --libvirt.uri "$uri" --format table >"$STATE/table" || true
  echo
  head -n 40 "$STATE/table" | cut -c 1-150
  echo
  echo "demo: guests of $uri"
  echo "demo: $(grep -vc '^#' "$STATE/page") series at $url"
  echo "demo: more: dist/bin/libvirt-exporter list | describe METRIC | check | --help"
}

if [ "${1:-}" = stop ]; then
  stop
  exit
fi
start
show
if [ -t 0 ] && [ -t 1 ]; then
  echo "demo: Ctrl-C stops it"
  trap 'stop; exit 0' INT TERM
  while running_pid >/dev/null; do sleep 1; done
else
  echo "demo: it goes on as process $(running_pid); \"make demo-stop\" ends it"
fi
