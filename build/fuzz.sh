#!/bin/sh
# Fuzzes every @FuzzTest for a while, each in a process of its own with a small heap:
#   sh build/fuzz.sh [-t DURATION] [CLASS[#METHOD]]...
# What makes a test fail is written to its directory of seeds (src/test/resources/.../*Inputs), where
# the normal tests find it from then on. What merely reached new code is kept in .cifuzz-corpus.
set -eu
cd "$(dirname "$0")/.."

duration=10m
if [ "${1:-}" = -t ]; then
  duration=$2
  shift 2
fi

# module class method, one test a line
targets() {
  for file in $(grep -rl --include='*.java' '@FuzzTest' ./*/src/test/java | sort); do
    module=${file#./}
    module=${module%%/*}
    class=$(basename "$file" .java)
    # other annotations may stand between @FuzzTest and the method
    awk '/^ *@FuzzTest/ { wanted = 1 }
         wanted && /^ *void [a-zA-Z0-9_]+\(/ { sub(/^ *void /, ""); sub(/\(.*/, ""); print; wanted = 0 }' "$file" |
      while read -r method; do echo "$module $class $method"; done
  done
}

is_wanted() {
  class=$1 method=$2
  shift 2
  [ $# -gt 0 ] || return 0
  for wanted; do
    case "$class#$method" in "$wanted" | "$wanted"'#'*) return 0 ;; esac
  done
  return 1
}

fuzz() {
  echo "fuzz: $2#$3 for $duration"
  JAZZER_FUZZ=1 sh build/mvn.sh -q -pl "$1" -am test \
    -Dtest="$2#$3" -Dsurefire.failIfNoSpecifiedTests=false -Dspotless.check.skip -Djacoco.skip \
    -Djazzer.hooks=true -Djazzer.max_duration="$duration" \
    -Djazzer.instrument='io.tenken.**' \
    -Dfuzz.jvm=-Xmx256m >"$log" 2>&1 </dev/null && status=0 || status=$?
  grep -E '^(#[0-9]+.*DONE|stat::|Done |== Java Exception|.*(OutOfMemory|ALARM|ERROR: ))' "$log" || true
  [ "$status" -eq 0 ] || tail -n 40 "$log"
  return "$status"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
targets >"$log.targets"
while read -r module class method; do
  if is_wanted "$class" "$method" "$@"; then
    fuzz "$module" "$class" "$method" || failed=1
  fi
done <"$log.targets"
rm -f "$log.targets"
exit "$failed"
