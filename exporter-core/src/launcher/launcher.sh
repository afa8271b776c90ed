#!/bin/sh
# Starts the command that this file is named after: lib/NAME.jar with the JVM options of
# lib/NAME.jvm. Works from any directory and through symbolic links.
#
#   JAVA_HOME         the Java runtime, 17 or newer; without it java on PATH. A runtime/ that lies
#                     beside bin/ goes before both.
#   TENKEN_JAVA_OPTS  more options for the JVM; they win over those of lib/NAME.jvm
#   RES_OPTIONS       how long to wait for name servers (resolv.conf(5)); 1 s and no second try,
#                     unless it is set
set -euf

self=$0
while [ -h "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
name=$(basename "$self")
home=$(CDPATH='' cd "$(dirname "$self")/.." && pwd -P)

if [ -x "$home/runtime/bin/java" ]; then
  java=$home/runtime/bin/java
elif [ -n "${JAVA_HOME:-}" ]; then
  java=$JAVA_HOME/bin/java
else
  java=java
fi
if ! command -v "$java" >/dev/null; then
  echo "$name: there is no $java; install Java 17 or newer, or set JAVA_HOME to one" >&2
  exit 2
fi

# Libraries that would else unpack themselves where files can be written and executed.
native=$home/lib/native/$(uname -m)
if [ -d "$native" ]; then
  set -- "-Djna.boot.library.path=$native" -Djna.nounpack=true \
    "-Djffi.boot.library.path=$native" ${TENKEN_JAVA_OPTS:-} -jar "$home/lib/$name.jar" "$@"
else
  set -- ${TENKEN_JAVA_OPTS:-} -jar "$home/lib/$name.jar" "$@"
fi

# LC_ALL: Java 17 reads arguments and file names by it. MALLOC_ARENA_MAX: keeps the process small.
# RES_OPTIONS: Java's web server asks for the name of each client that comes by TLS, and closes the
# connection after 4 s; by default a name server that does not answer takes 10 s.
# TENKEN_JAVA_OPTS is split into words on purpose.
exec env LC_ALL=C.UTF-8 MALLOC_ARENA_MAX=2 RES_OPTIONS="${RES_OPTIONS:-timeout:1 attempts:1}" \
  "$java" "@$home/lib/$name.jvm" "$@"
