#!/bin/sh
# Fuzzes every @FuzzTest for a while, each in a process of its own:
#   sh build/fuzz.sh [-t DURATION] [-n EXECUTIONS] [CLASS[#METHOD]]...
# for DURATION (10m), and again for as long until it has been executed EXECUTIONS times (0) in all.
# What makes a test fail is written to its directory of seeds (src/test/resources/.../*Inputs), where
# the normal tests find it from then on. What merely reached new code is kept in .cifuzz-corpus, and
# goes once more through the test at the end, one input after the other, without the fuzzer's agent,
# which alone needs more than that: in a heap of 64 MB, each input within 20 seconds.
set -eu
cd "$(dirname "$0")/.."

duration=10m
executions=0
while getopts t:n: option; do
  case $option in
    t) duration=$OPTARG ;;
    n) executions=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))

# libFuzzer weighs inputs by how rare the code is that they reach, and for that goes through all that
# is rare at every execution: half of the time of a parser of many branches, for as many finds.
# Nor is there a pattern that an input could be injected into, while each call of split() and the like
# would cost as much as a small parser. The serial collector leaves the processors to the fuzzer.
fuzzer="-Djazzer.internal.arg.0=fuzz -Djazzer.internal.arg.1=-entropic=0
  -Djazzer.disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection"
jvm="-Xmx256m -XX:+UseSerialGC"

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

run() {
  module=$1 test=$2
  shift 2
  sh build/mvn.sh -q -pl "$module" -am test -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dspotless.check.skip -Djacoco.skip "$@" >"$log" 2>&1 </dev/null && status=0 || status=$?
  grep -E '^(#[0-9]+.*DONE|stat::|Done |== Java Exception|.*(OutOfMemory|ALARM|ERROR: ))' "$log" || true
  [ "$status" -eq 0 ] || tail -n 40 "$log"
  return "$status"
}

# Patterns of the tests of a module and of what they use: to reach new code of theirs is no merit of an
# input, and to compare in them costs as much as in a parser.
tests() {
  (cd "$1/src/test/java" && find . -name '*.java') | sed 's|^\./||; s|/|.|g; s|\(.*\)\.java$|\1:\1$**|' | paste -sd: -
}

fuzz() {
  total=0
  excludes=$(tests "$1")
  while
    echo "fuzz: $2#$3 for $duration"
    # shellcheck disable=SC2086
    JAZZER_FUZZ=1 run "$1" "$2#$3" -Djazzer.hooks=true -Djazzer.max_duration="$duration" \
      -Djazzer.instrument='io.tenken.**' -Djazzer.instrumentation_excludes="$excludes" \
      -Djazzer.custom_hook_excludes="$excludes" $fuzzer -Dfuzz.jvm="$jvm" || return 1
    round=$(sed -n 's/^Done \([0-9]*\) runs in .*/\1/p' "$log")
    total=$((total + ${round:-0}))
    [ "${round:-0}" -gt 0 ] && [ "$total" -lt "$executions" ]
  do :; done
  echo "fuzz: $2#$3: $total executions"
  [ "$total" -gt 0 ]
}

replay() {
  kept=$(find "$1/.cifuzz-corpus" -path "*.$2/$3" -type d)
  class=${kept%/*}
  class=${class##*/}
  seeds=$1/target/test-classes/$(echo "$class" | tr . /)Inputs/$3
  mkdir -p "$seeds"
  cp -R "$kept/." "$seeds"
  run "$1" "$2#$3" -Dfuzz.jvm=-Xmx64m \
    -Djunit.jupiter.execution.timeout.testtemplate.method.default=20s || return 1
  echo "fuzz: $2#$3: $(find "$seeds" -type f | wc -l) inputs again in 64 MB"
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=0
targets >"$log.targets"
while read -r module class method; do
  if is_wanted "$class" "$method" "$@"; then
    fuzz "$module" "$class" "$method" && replay "$module" "$class" "$method" || failed=1
  fi
done <"$log.targets"
rm -f "$log.targets"
exit "$failed"
