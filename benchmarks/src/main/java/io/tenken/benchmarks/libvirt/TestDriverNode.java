package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The file of a node of libvirt's test driver, whose guests are nova's. */
final class TestDriverNode {

  private TestDriverNode() {}

  static Path write(Path file, int guests) throws IOException {
    String domains =
        IntStream.rangeClosed(1, guests)
            .mapToObj(TestDriverNode::domain)
            .collect(Collectors.joining("\n"));
    return Files.writeString(
        file,
        """
        <node><cpu><mhz>2600</mhz><model>x86_64</model><active>64</active><nodes>2</nodes>
        <sockets>2</sockets><cores>16</cores><threads>2</threads></cpu>
        <memory>268435456</memory>
        %s
        </node>
        """
            .formatted(domains));
  }

  private static String domain(int number) {
    return """
        <domain type='test'><name>instance-%1$08x</name>
        <uuid>7e0c0000-0000-4000-8000-%1$012x</uuid>
        <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">
        <nova:package version="27.2.0"/><nova:name>web-%1$d</nova:name>
        <nova:creationTime>2026-03-14 09:26:53</nova:creationTime>
        <nova:flavor name="m1.small"><nova:memory>2048</nova:memory><nova:disk>20</nova:disk>
        <nova:swap>0</nova:swap><nova:ephemeral>0</nova:ephemeral><nova:vcpus>2</nova:vcpus>
        </nova:flavor>
        <nova:owner><nova:user uuid="u1">alice</nova:user>
        <nova:project uuid="p1">shop</nova:project></nova:owner>
        </nova:instance></metadata>
        <memory>2097152</memory><vcpu>2</vcpu>
        <os><type arch='x86_64'>hvm</type></os>
        <devices>
        <disk type='file' device='disk'><source file='/d/%1$d'/><target dev='vda'/></disk>
        <interface type='network'><source network='default'/><target dev='tap%1$d'/></interface>
        <memballoon model='virtio'/>
        </devices></domain>"""
        .formatted(number);
  }
}
