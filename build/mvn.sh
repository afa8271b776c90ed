#!/bin/sh
# Maven on Java 17 if the machine has it, whatever "java" is; JAVA_HOME goes before.
set -eu
if [ -z "${JAVA_HOME:-}" ]; then
  for home in /usr/lib/jvm/java-17-openjdk-* /usr/lib/jvm/*-17-*; do
    if [ -x "$home/bin/javac" ]; then
      export JAVA_HOME="$home"
      break
    fi
  done
fi
exec mvn --batch-mode "$@"
