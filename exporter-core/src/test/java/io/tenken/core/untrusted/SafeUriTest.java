package io.tenken.core.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of a disk or a connection")
class SafeUriTest {

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          qemu:///system                                  | qemu:///system
          qemu+ssh://root:secret@host:22/system?keyfile=k | qemu+ssh://host:22/system
          http://user:p@ss@disks.example/a@b?sig=abc#frag | http://disks.example/a@b
          https://disks.example?token=abc                 | https://disks.example
          https://disks.example#abc                       | https://disks.example
          raw:http://user:secret@disks.example/a          | raw:http://disks.example/a
          s3://key:secret@bucket/image                    | s3://bucket/image
          odd+://user:secret@host                         | odd+://host
          odd-://user:secret@host                         | odd-://host
          odd.://user:secret@host                         | odd.://host
          http://@disks.example/a                         | http://disks.example/a
          http://disks.example/@a                         | http://disks.example/@a
          nbd://[fd00::1]:10809/export                    | nbd://[fd00::1]:10809/export
          rbd:pool/image:id=cinder:key=AQBhbGw=           | rbd:pool/image
          rbd:pool/with\\:colon:key=AQBhbGw=              | rbd:pool/with\\:colon
          rbd:pool/image                                  | rbd:pool/image
          json:{"driver":"ssh","password":"secret"}       | json:
          /var/lib/nova/instances/a?b@c                   | /var/lib/nova/instances/a?b@c
          ://user:secret@host                             | ://user:secret@host
          é://user:secret@host                            | é://user:secret@host
          http://                                         | http://
          ''                                              | ''
          """)
  void holds_no_secret(String uri, String stripped) {
    assertThat(SafeUri.strip(uri)).isEqualTo(stripped);
  }
}
