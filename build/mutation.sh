#!/bin/sh
# Changes the code in thousands of ways, one at a time (PIT), and counts by package how many of the
# changes make a test fail:
#   sh build/mutation.sh [MODULE]...
# A module takes part by the profile "mutation-MODULE" of its pom, which names what is changed and what
# has to notice. What nobody noticed is in MODULE/target/pit-reports/index.html, line by line.
set -eu
cd "$(dirname "$0")/.."

least=80

modules() {
  grep -l '<id>mutation-' ./*/pom.xml | sed 's#^\./##; s#/pom.xml$##'
}

scores() {
  awk -v least="$least" '
    /<mutation / {
      class = $0
      sub(/.*<mutatedClass>/, "", class)
      sub(/<\/mutatedClass>.*/, "", class)
      sub(/\.[^.]*$/, "", class)
      all[class]++
      if (/detected=.true./) noticed[class]++
    }
    END {
      for (package in all) {
        score = 100 * noticed[package] / all[package]
        printf "mutation: %-40s %4d of %4d noticed, %.1f %%\n", package, noticed[package], all[package], score
        if (score < least) bad = 1
        any = 1
      }
      exit bad || !any
    }' "$1"
}

[ $# -gt 0 ] || set -- $(modules)
failed=0
for module; do
  rm -rf "$module/target/pit-reports"
  sh build/mvn.sh -q -P"mutation,mutation-$module" -pl "$module" -am test -Dmaven.test.skip.exec -Djacoco.skip
  scores "$module/target/pit-reports/mutations.xml" || failed=1
done
[ "$failed" -eq 0 ] || echo "mutation: a package has less than $least %"
exit "$failed"
