package io.tenken.libvirt.domainxml;

/** Nova's metadata holds something that nova does not write; the message quotes it. */
final class MalformedMetadataException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedMetadataException(String message) {
    super(message);
  }
}
