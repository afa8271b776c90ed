package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.LibvirtFailure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import jnr.ffi.Pointer;

/**
 * What libvirt's error numbers mean for us. Source: libvirt's virterror.h; offsets of {@code struct
 * _virError} on 64-bit machines.
 */
final class VirErrors {

  private static final int OFFSET_MESSAGE = 8;
  private static final int OFFSET_ERRNO = 64;
  private static final int LONGEST_MESSAGE = 1024;

  private static final int NO_SUPPORT = 3;
  private static final int UNKNOWN_HOST = 4;
  private static final int NO_CONNECT = 5;
  private static final int INVALID_CONN = 6;
  private static final int XML_ERROR = 27;
  private static final int OPERATION_DENIED = 29;
  private static final int SYSTEM_ERROR = 38;
  private static final int NO_DOMAIN = 42;
  private static final int AUTH_FAILED = 45;
  private static final int OPERATION_INVALID = 55;
  private static final int CONFIG_UNSUPPORTED = 67;
  private static final int OPERATION_TIMEOUT = 68;
  private static final int ARGUMENT_UNSUPPORTED = 74;
  private static final int AUTH_CANCELLED = 79;
  private static final int OPERATION_UNSUPPORTED = 84;
  private static final int ACCESS_DENIED = 88;
  private static final int AUTH_UNAVAILABLE = 94;

  private static final int ERRNO_EPERM = 1;
  private static final int ERRNO_ENOENT = 2;
  private static final int ERRNO_EACCES = 13;
  private static final int ERRNO_ECONNREFUSED = 111;

  private VirErrors() {}

  /**
   * The failure of the call that this thread has just made.
   *
   * @param alive asked after the error is read: any further call of libvirt wipes it out
   */
  static LibvirtFailure last(VirLibrary vir, String call, BooleanSupplier alive) {
    Pointer error = vir.virGetLastError();
    if (error == null) {
      Kind kind = alive.getAsBoolean() ? Kind.OTHER : Kind.CONNECTION_LOST;
      return new LibvirtFailure(kind, FailureReason.PROTOCOL, call + " failed without a word");
    }
    int code = error.getInt(0);
    int errno = error.getInt(OFFSET_ERRNO);
    Pointer text = error.getPointer(OFFSET_MESSAGE);
    String message = text == null ? "" : firstLine(text);
    vir.virResetLastError();
    if (!alive.getAsBoolean() || code == INVALID_CONN) {
      return new LibvirtFailure(Kind.CONNECTION_LOST, lost(message), call + ": " + message);
    }
    return code == NO_SUPPORT
        ? LibvirtFailure.notInDriver(call + ": " + message)
        : new LibvirtFailure(kind(code), reason(code, errno), call + ": " + message);
  }

  /** libvirt's parser adds lines that quote the input. */
  private static String firstLine(Pointer text) {
    String message = text.getString(0, LONGEST_MESSAGE, StandardCharsets.UTF_8);
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  static FailureReason reason(int code, int errno) {
    return switch (code) {
      case AUTH_FAILED, AUTH_CANCELLED, AUTH_UNAVAILABLE, ACCESS_DENIED, OPERATION_DENIED ->
          FailureReason.PERMISSION;
      case NO_CONNECT, UNKNOWN_HOST -> FailureReason.UNREACHABLE;
      case XML_ERROR -> FailureReason.PARSE;
      case OPERATION_TIMEOUT -> FailureReason.TIMEOUT;
      case SYSTEM_ERROR -> reasonOfErrno(errno);
      default -> FailureReason.PROTOCOL;
    };
  }

  private static FailureReason reasonOfErrno(int errno) {
    return switch (errno) {
      case ERRNO_EPERM, ERRNO_EACCES -> FailureReason.PERMISSION;
      case ERRNO_ENOENT, ERRNO_ECONNREFUSED -> FailureReason.UNREACHABLE;
      default -> FailureReason.PROTOCOL;
    };
  }

  private static Kind kind(int code) {
    return switch (code) {
      case NO_DOMAIN, OPERATION_INVALID -> Kind.GONE;
      case CONFIG_UNSUPPORTED, ARGUMENT_UNSUPPORTED, OPERATION_UNSUPPORTED -> Kind.UNSUPPORTED;
      default -> Kind.OTHER;
    };
  }

  /** A daemon that does not answer our keepalive is stopped; all else means that it is gone. */
  private static FailureReason lost(String message) {
    return message.contains("keepalive") ? FailureReason.TIMEOUT : FailureReason.UNREACHABLE;
  }
}
