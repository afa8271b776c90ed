#!/bin/sh
# Lays the trees that Maven has made of each command into one: dist/.
#
#   dist.sh COMMAND...
set -eu
cd "$(dirname "$0")/.."

rm -rf dist
mkdir -p dist
for command in "$@"; do
  if [ -d "$command/target/dist" ]; then
    cp -R "$command/target/dist/." dist/
  else
    echo "dist: $command is not there yet"
  fi
done
cp LICENSE dist/
echo "dist: $(ls dist/bin | tr '\n' ' ')in dist/bin, $(ls dist/lib/*.jar | wc -l) jars in dist/lib"
