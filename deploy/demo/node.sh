#!/bin/sh
# Writes deploy/demo/node.xml: a node for libvirt's test driver with 64 CPUs in 2 NUMA cells and 20
# guests as nova defines them. The first 8 are pinned, one CPU a vCPU; one is paused, one shut off.
#
#   sh deploy/demo/node.sh > deploy/demo/node.xml
set -eu

cat <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by node.sh. For libvirt's test driver: libvirt-exporter with libvirt.uri test:///PATH/TO/node.xml -->
<node>
  <cpu>
    <mhz>2600</mhz>
    <model>x86_64</model>
    <active>64</active>
    <nodes>2</nodes>
    <sockets>2</sockets>
    <cores>16</cores>
    <threads>2</threads>
  </cpu>
  <memory>268435456</memory>
  <network>
    <name>default</name>
    <uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid>
    <bridge name="virbr0"/>
    <forward/>
    <ip address="192.0.2.1" netmask="255.255.255.0"/>
  </network>
XML

awk '
function uuid(kind, n) {
  return sprintf("%08x-0000-4000-8000-%012x", kind * 4096 + n, kind * 65536 + n)
}

# Pinned guests fill a NUMA cell before they go on to the next, from CPU 2 on.
function pins(vcpus, first,   i, text) {
  text = "    <cputune>\n"
  for (i = 0; i < vcpus; i++) {
    text = text sprintf("      <vcpupin vcpu=\"%d\" cpuset=\"%d\"/>\n", i, first + i)
  }
  text = text sprintf("      <emulatorpin cpuset=\"%d-%d\"/>\n    </cputune>\n", first, first + vcpus - 1)
  return text sprintf("    <numatune>\n      <memory mode=\"strict\" nodeset=\"%d\"/>\n    </numatune>\n", first >= 32)
}

function guest(n,   flavor, vcpus, mib, project, pinned, first, state) {
  pinned = n <= 8
  flavor = pinned ? "c1.dedicated" : (n % 3 == 0 ? "m1.large" : (n % 3 == 1 ? "m1.small" : "m1.medium"))
  vcpus = pinned ? 4 : (flavor == "m1.large" ? 4 : (flavor == "m1.medium" ? 2 : 1))
  mib = pinned ? 8192 : 2048 * vcpus
  project = (n % 4) + 1
  first = n <= 4 ? 4 * n - 2 : 32 + 4 * (n - 4) - 2
  state = n == 19 ? 3 : (n == 20 ? 5 : 1)
  printf "  <domain type=\"test\" xmlns:test=\"http://libvirt.org/schemas/domain/test/1.0\">\n"
  if (state != 1) printf "    <test:runstate>%d</test:runstate>\n", state
  printf "    <name>instance-%08x</name>\n    <uuid>%s</uuid>\n", n, uuid(1, n)
  printf "    <metadata>\n"
  printf "      <nova:instance xmlns:nova=\"http://openstack.org/xmlns/libvirt/nova/1.1\">\n"
  printf "        <nova:package version=\"29.2.0\"/>\n"
  printf "        <nova:name>%s-%02d</nova:name>\n", name[project], n
  printf "        <nova:creationTime>2026-11-%02d 08:00:00</nova:creationTime>\n", n
  printf "        <nova:flavor name=\"%s\">\n", flavor
  printf "          <nova:memory>%d</nova:memory>\n          <nova:disk>20</nova:disk>\n", mib
  printf "          <nova:swap>0</nova:swap>\n          <nova:ephemeral>0</nova:ephemeral>\n"
  printf "          <nova:vcpus>%d</nova:vcpus>\n        </nova:flavor>\n        <nova:owner>\n", vcpus
  printf "          <nova:user uuid=\"%s\">%s</nova:user>\n", uuid(2, project), user[project]
  printf "          <nova:project uuid=\"%s\">%s</nova:project>\n", uuid(3, project), tenant[project]
  printf "        </nova:owner>\n        <nova:root type=\"image\" uuid=\"%s\"/>\n", uuid(4, n % 2)
  printf "      </nova:instance>\n    </metadata>\n"
  printf "    <memory unit=\"KiB\">%d</memory>\n    <currentMemory unit=\"KiB\">%d</currentMemory>\n", mib * 1024, mib * 1024
  printf "    <vcpu placement=\"static\"%s>%d</vcpu>\n", pinned ? "" : " cpuset=\"18-31,50-63\"", vcpus
  if (pinned) printf "%s", pins(vcpus, first)
  printf "    <os>\n      <type arch=\"x86_64\" machine=\"pc-q35-7.2\">hvm</type>\n    </os>\n"
  printf "    <devices>\n      <disk type=\"file\" device=\"disk\">\n"
  printf "        <driver name=\"qemu\" type=\"qcow2\" cache=\"none\"/>\n"
  printf "        <source file=\"/var/lib/nova/instances/%s/disk\"/>\n", uuid(1, n)
  printf "        <target dev=\"vda\" bus=\"virtio\"/>\n      </disk>\n"
  printf "      <interface type=\"bridge\">\n        <mac address=\"fa:16:3e:00:00:%02x\"/>\n", n
  printf "        <source bridge=\"br-int\"/>\n        <target dev=\"tap%08x-00\"/>\n", n
  printf "        <model type=\"virtio\"/>\n      </interface>\n"
  printf "      <memballoon model=\"virtio\"/>\n    </devices>\n  </domain>\n"
}

BEGIN {
  split("web db batch cache", name, " ")
  split("alice bob carol dave", user, " ")
  split("shop payments research logistics", tenant, " ")
  for (n = 1; n <= 20; n++) guest(n)
  print "</node>"
}'
