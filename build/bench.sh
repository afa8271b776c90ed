#!/bin/sh
# Benchmarks beside the peers, each area in one run of its own; prints tables in Markdown.
#
#   bench.sh [AREA]...     all areas, or some of: encode libvirt flows bgp units
#   SOAK_TIME=30m bench.sh soak    libvirt-exporter for half an hour while everything else goes wrong
#
# Figures of docs/performance.md come from here. Leave the machine alone meanwhile.
set -eu
cd "$(dirname "$0")/.."

AREAS="encode libvirt flows bgp units"

main_class() {
  case $1 in
    encode) echo io.tenken.benchmarks.encode.EncodeBench ;;
    libvirt) echo io.tenken.benchmarks.libvirt.LibvirtBench ;;
    flows) echo io.tenken.benchmarks.flows.FlowBench ;;
    bgp) echo io.tenken.benchmarks.bgp.BgpBench ;;
    units) echo io.tenken.benchmarks.units.UnitsBench ;;
    soak) echo io.tenken.benchmarks.libvirt.Soak ;;
  esac
}

[ $# -gt 0 ] || set -- $AREAS
for area; do
  if [ -z "$(main_class "$area")" ]; then
    echo "bench.sh: unknown area \"$area\"; known: $AREAS soak" >&2
    exit 2
  fi
done

class_path=benchmarks/target/class-path.txt
sh build/mvn.sh -q -Dspotless.check.skip package -DskipTests -pl benchmarks -am \
  dependency:build-classpath -Dmdep.outputFile="$PWD/$class_path" -Dmdep.includeScope=runtime
sh build/dist.sh libvirt-exporter dirty-flow-exporter ingress-vm-exporter
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
echo
echo "commit $(git rev-parse --short=12 HEAD 2>/dev/null || echo unknown), $(date -u +%F)," \
  "$(nproc) CPUs, $($java -version 2>&1 | sed -n 's/.*version "\(.*\)".*/Java \1/p')"
failed=0
for area; do
  echo
  echo "## $area"
  echo
  $java -Dtenken.dist="$PWD/dist" -Dsoak.time="${SOAK_TIME:-30m}" \
    -cp "benchmarks/target/classes:$(cat $class_path)" "$(main_class "$area")" || failed=1
done
exit "$failed"
