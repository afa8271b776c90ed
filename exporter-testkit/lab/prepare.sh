#!/bin/sh
# Installs the real daemons that tests, demo and benchmarks run against (Debian 12, as root).
#
#   prepare.sh [GROUP...]     default groups: libvirt prometheus docker ovs namespaces systemd bgp; build and demo are for make
#   prepare.sh --list         the groups and what each provides
#
# Says what it installs; silent and quick when all is there. No service is left started
# or enabled: package scripts may not start one, and what they enable is disabled again.
# Exit status: 0 all there, 1 something is missing and could not be installed, 2 wrong usage.
set -eu

DEFAULT_GROUPS="libvirt prometheus docker ovs namespaces systemd bgp"
ALL_GROUPS="build demo libvirt prometheus docker ovs namespaces systemd bgp bench"

LOCK_TIMEOUT_SECONDS=900

# One "what must be there:package that brings it" a line. What must be there is a command, or the
# absolute path (a pattern is allowed) of a file.
needs_of() {
  case $1 in
    build)
      echo javac:openjdk-17-jdk-headless
      echo mvn:maven
      ;;
    demo)
      echo "/usr/lib/*/libvirt.so.0:libvirt0"
      echo curl:curl
      ;;
    libvirt)
      echo virsh:libvirt-clients
      echo libvirtd:libvirt-daemon
      echo virtlogd:libvirt-daemon
      echo "/usr/lib/*/libvirt/connection-driver/libvirt_driver_qemu.so:libvirt-daemon-driver-qemu"
      echo qemu-system-x86_64:qemu-system-x86
      echo qemu-img:qemu-utils
      echo ip:iproute2
      ;;
    prometheus)
      echo prometheus:prometheus
      echo promtool:prometheus
      echo openssl:openssl
      ;;
    docker)
      echo docker:docker.io
      echo dockerd:docker.io
      echo debootstrap:debootstrap
      ;;
    ovs)
      echo ovs-vswitchd:openvswitch-switch
      echo ovs-ofctl:openvswitch-common
      echo unshare:util-linux
      ;;
    systemd)
      echo systemd-nspawn:systemd-container
      echo debootstrap:debootstrap
      echo nsenter:util-linux
      ;;
    bgp)
      # named first: what else wants a BIRD would bring the old one, and remove this
      echo birdc:bird2
      echo /usr/lib/frr/bgpd:frr
      echo vtysh:frr
      echo ip:iproute2
      echo nsenter:util-linux
      ;;
    namespaces)
      echo unshare:util-linux
      echo mount:mount
      ;;
    bench)
      echo prometheus-node-exporter:prometheus-node-exporter
      echo prometheus-libvirt-exporter:prometheus-libvirt-exporter
      echo birdc:bird2
      echo prometheus-bird-exporter:prometheus-bird-exporter
      echo /usr/lib/frr/bgpd:frr
      echo prometheus-frr-exporter:prometheus-frr-exporter
      ;;
    *)
      echo "prepare.sh: unknown group \"$1\"; known: $ALL_GROUPS" >&2
      return 2
      ;;
  esac
}

is_there() {
  case $1 in
    /*) ls $1 >/dev/null 2>&1 ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

missing_packages() {
  for group in "$@"; do
    needs_of "$group" | while IFS=: read -r what package; do
      is_there "$what" || echo "$package"
    done
  done | sort -u
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get \
    -o DPkg::Lock::Timeout=$LOCK_TIMEOUT_SECONDS -o Dpkg::Use-Pty=0 -qq \
    install -y --no-install-recommends "$@" </dev/null
}

# The lock of the package lists knows no timeout, so wait for whoever holds it.
apt_update() {
  attempt=0
  until apt-get -qq update; do
    attempt=$((attempt + 1))
    [ "$attempt" -lt 5 ] || return 1
    sleep 5
  done
}

install_packages() {
  if apt-get -s -qq install --no-install-recommends "$@" >/dev/null 2>&1 \
    && apt_install "$@" >"$LOG" 2>&1; then
    return 0
  fi
  echo "prepare.sh: the package lists are missing or old: apt-get update"
  apt_update >"$LOG" 2>&1 && apt_install "$@" >"$LOG" 2>&1
}

forbid_service_starts() {
  POLICY=/usr/sbin/policy-rc.d
  OWN_POLICY=
  if [ ! -e $POLICY ]; then
    OWN_POLICY=$POLICY
    printf '#!/bin/sh\nexit 101\n' >$POLICY
    chmod 755 $POLICY
  fi
}

# A link in a .wants directory is what "enabled" means, whether or not systemd runs.
enabled_units() {
  ls -d /etc/systemd/system/*.wants/* 2>/dev/null | sort
}

disable_new_units() {
  enabled_units >"$WORK/units.after"
  for link in $(comm -13 "$WORK/units.before" "$WORK/units.after"); do
    if [ -d /run/systemd/system ]; then
      systemctl disable --now "${link##*/}" >>"$LOG" 2>&1 || true
    fi
    rm -f "$link"
  done
}

clean_up() {
  [ -z "${OWN_POLICY:-}" ] || rm -f "$OWN_POLICY"
  rm -rf "$WORK"
}

main() {
  if [ "${1:-}" = --list ]; then
    for group in $ALL_GROUPS; do
      echo "$group: $(needs_of "$group" | cut -d: -f1 | tr '\n' ' ')"
    done
    return 0
  fi
  [ $# -gt 0 ] || set -- $DEFAULT_GROUPS
  for group in "$@"; do needs_of "$group" >/dev/null || return 2; done
  # daemons live in sbin, which not every shell has on its path
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  [ -n "$(missing_packages "$@")" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    echo "prepare.sh: missing:" $(missing_packages "$@")"; run it as root" >&2
    return 1
  fi
  exec 9<"$0"
  flock -w $LOCK_TIMEOUT_SECONDS 9
  packages=$(missing_packages "$@") # another run may have installed them while this one waited
  [ -n "$packages" ] || return 0
  WORK=$(mktemp -d)
  LOG=$WORK/apt.log
  trap clean_up EXIT
  trap 'exit 1' HUP INT TERM
  echo "prepare.sh: installing" $packages
  forbid_service_starts
  enabled_units >"$WORK/units.before"
  status=0
  install_packages $packages 9>&- || status=1
  disable_new_units
  still_missing=$(missing_packages "$@")
  if [ $status -ne 0 ] || [ -n "$still_missing" ]; then
    echo "prepare.sh: could not install:" $still_missing >&2
    tail -n 20 "$LOG" >&2
    return 1
  fi
  echo "prepare.sh: installed"
}

main "$@"
