package io.tenken.core.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operator says by signals: stop (TERM, INT), read the configuration again (HUP). Holds
 * until it is closed.
 *
 * <p>Only {@code sun.misc.Signal} of the module jdk.unsupported can end a process with status 0 on
 * SIGTERM and survive SIGHUP. It is used by reflection, since the compiler's warning about it can't
 * be turned off while warnings are errors. Where there are no signals the system's defaults hold.
 */
final class ProcessSignals implements AutoCloseable {

  /** One signal as it was before. */
  private record Replaced(Object signal, Object handler) {}

  private final List<Replaced> replaced = new ArrayList<>();

  private ProcessSignals() {}

  /** Both actions run on threads of the JVM and must not wait. */
  static ProcessSignals install(Runnable stop, Runnable reload) {
    ProcessSignals signals = new ProcessSignals();
    signals.handle("TERM", stop);
    signals.handle("INT", stop);
    signals.handle("HUP", reload);
    return signals;
  }

  @Override
  public void close() {
    for (Replaced signal : replaced) {
      try {
        handle(signal.signal(), signal.handler());
      } catch (ReflectiveOperationException impossible) {
        throw new IllegalStateException("it could be replaced before", impossible);
      }
    }
    replaced.clear();
  }

  private void handle(String name, Runnable action) {
    try {
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              handlerType.getClassLoader(),
              new Class<?>[] {handlerType},
              (proxy, method, arguments) -> {
                action.run();
                return null;
              });
      Object signal =
          Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
      replaced.add(new Replaced(signal, handle(signal, handler)));
    } catch (InvocationTargetException reserved) {
      // The JVM was told to leave signals alone (-Xrs), or the system has no such signal.
    } catch (ReflectiveOperationException missing) {
      // A runtime without the module jdk.unsupported.
    }
  }

  /** Returns the handler before. */
  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle =
        signal
            .getClass()
            .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"));
    return handle.invoke(null, signal, handler);
  }
}
