package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import org.libvirt.Library;
import org.libvirt.LibvirtException;

/**
 * libvirt's library in this process: loaded once, silent, with its event loop running on a thread
 * of its own. The loop has to be there before the first connection is opened, for keepalive and
 * events.
 */
final class NativeRuntime {

  /** libvirt writes warnings to stderr otherwise; an operator who sets it himself is obeyed. */
  private static final String LOG_OUTPUTS = "LIBVIRT_LOG_OUTPUTS";

  /**
   * Every call takes its connection out of the loop and puts it back, and each time a loop that
   * waits is woken, which costs as much as the call's own work. Events and keepalive can wait.
   */
  private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

  private final VirLibrary vir;
  private final CLibrary libc;
  private final Runtime memory;

  /** Held, or the library would call into collected garbage. */
  private final VirLibrary.ErrorFunction silence = (userData, error) -> {};

  private NativeRuntime() throws LibvirtException {
    this.libc = LibraryLoader.create(CLibrary.class).failImmediately().load("c");
    libc.setenv(LOG_OUTPUTS, "4:file:/dev/null", 0);
    this.vir = LibraryLoader.create(VirLibrary.class).failImmediately().load("libvirt.so.0");
    this.memory = Runtime.getRuntime(vir);
    vir.virSetErrorFunc(null, silence);
    Library.initEventLoop();
    Thread loop = new Thread(NativeRuntime::runEventLoop, "libvirt-events");
    loop.setDaemon(true);
    loop.start();
  }

  /**
   * @throws LibvirtFailure if the library is not there or can't be used, saying what to install
   */
  static NativeRuntime get() throws LibvirtFailure {
    try {
      return Holder.INSTANCE;
    } catch (LinkageError e) {
      throw new LibvirtFailure(
          LibvirtFailure.Kind.OTHER,
          FailureReason.UNREACHABLE,
          "libvirt's library can't be loaded (%s). Install it: libvirt0 on Debian and Ubuntu, libvirt-libs on Red Hat; with /tmp mounted noexec, set jna.tmpdir and jffi.extract.dir to another directory"
              .formatted(rootMessage(e)));
    }
  }

  VirLibrary vir() {
    return vir;
  }

  /** Zeroed memory, freed with the object. */
  Pointer allocate(int bytes) {
    return memory.getMemoryManager().allocateDirect(bytes, true);
  }

  Pointer pointer(long address) {
    return Pointer.wrap(memory, address);
  }

  /** Copies text that libvirt has allocated for the caller, and frees it. */
  String takeText(Pointer text) {
    try {
      return text.getString(0, Integer.MAX_VALUE, StandardCharsets.UTF_8);
    } finally {
      libc.free(text);
    }
  }

  /** Frees what libvirt has allocated for the caller. */
  void free(Pointer memory) {
    libc.free(memory);
  }

  private static void runEventLoop() {
    while (true) {
      try {
        Library.processEvent();
      } catch (LibvirtException e) {
        // concerns one connection, whose thread is told by its own call
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private static final class Holder {
    static final NativeRuntime INSTANCE = create();

    private static NativeRuntime create() {
      try {
        return new NativeRuntime();
      } catch (LibvirtException e) {
        throw new LinkageError("libvirt does not start: " + e.getMessage(), e);
      }
    }
  }
}
