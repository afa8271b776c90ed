#!/bin/sh
# All tests: on Java 17 with the real daemons of the lab, then the tests without daemons on a newer
# Java if there is one, then promtool on every golden page and rule. With CI set, nothing may be
# missing; without, lab tests skip where a daemon is missing.
set -eu
cd "$(dirname "$0")/.."

revision=$(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown)

prepare_lab() {
  sh exporter-testkit/lab/prepare.sh && return 0
  [ -z "${CI:-}" ] || return 1
  echo "test: tests that need the lab's daemons will be skipped"
}

newer_java() {
  for home in /usr/lib/jvm/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
    if [ "${version:-0}" -ge 25 ] && [ -x "$home/bin/java" ]; then
      echo "$home"
      return
    fi
  done
}

# Every file of a kind, by promtool; a kind of which there is none is a fault of this script.
check_all() {
  what=$1 files=$2
  shift 2
  [ -n "$files" ] || { echo "test: found no $what to check"; return 1; }
  for file in $files; do
    said=$("$@" "$file" 2>&1) || {
      echo "test: promtool finds fault with $file: $said"
      return 1
    }
  done
  echo "test: promtool: $(echo "$files" | wc -l) $what"
}

check_page() {
  promtool check metrics <"$1"
}

check_pages_and_rules() {
  if ! command -v promtool >/dev/null; then
    echo "test: there is no promtool, so golden pages and rules were not checked"
    [ -z "${CI:-}" ]
    return
  fi
  check_all "golden pages" "$(find ./*/src/test/resources/golden -name '*.prom')" check_page &&
    check_all "files of rules" "$(find deploy/prometheus/rules -name '*.yml')" promtool check rules &&
    check_all "tests of rules" "$(find deploy/prometheus/tests -name '*_test.yml')" promtool test rules
}

# What the runner says in the end: the sum of all its reports.
count() {
  cat "$@" 2>/dev/null | awk -F'[:,]' '
    /^Tests run:/ { run += $2; bad += $4 + $6; skipped += $8 }
    END { printf "%d tests run, %d failed, %d skipped", run, bad, skipped }'
}

prepare_lab
sh build/mvn.sh -Dtenken.revision="$revision" clean verify
java17=$(count */target/surefire-reports/*.txt */target/failsafe-reports/*.txt)

newer=$(newer_java)
if [ -n "$newer" ]; then
  echo "test: once more on $newer"
  sh build/mvn.sh test -Djvm="$newer/bin/java" -Dsurefire.reportNameSuffix=newer-java \
    -Dnative.access=--enable-native-access=ALL-UNNAMED \
    -Dspotless.check.skip -Denforcer.skip -Djacoco.skip
  java25=$(count */target/surefire-reports/*newer-java.txt)
fi

check_pages_and_rules
echo "test: Java 17: $java17"
[ -z "$newer" ] || echo "test: $newer: $java25"
