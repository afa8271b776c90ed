package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.LibvirtApi;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A libvirt whose calls are counted. Thread-safe. */
final class CountedApi implements LibvirtApi {

  /** What asks nobody. */
  private static final Set<String> NOT_COUNTED = Set.of("alive", "close", "watch");

  private final LibvirtApi libvirt;
  private final CallCounts counts;

  /** As they are counted. */
  private final Map<Method, String> names = new ConcurrentHashMap<>();

  CountedApi(LibvirtApi libvirt, CallCounts counts) {
    this.libvirt = libvirt;
    this.counts = counts;
  }

  @Override
  public LibvirtConnection open() throws LibvirtFailure {
    counts.begin("open");
    try {
      LibvirtConnection connection = libvirt.open();
      counts.ended("open");
      return counted(connection);
    } catch (LibvirtFailure failure) {
      counts.ended("open", failure.kind());
      throw failure;
    }
  }

  @Override
  public String uri() {
    return libvirt.uri();
  }

  /** By a proxy, so that no call can be forgotten here. */
  private LibvirtConnection counted(LibvirtConnection connection) {
    return (LibvirtConnection)
        Proxy.newProxyInstance(
            CountedApi.class.getClassLoader(),
            new Class<?>[] {LibvirtConnection.class},
            (proxy, method, arguments) -> invoke(connection, method, arguments));
  }

  private @Nullable Object invoke(
      LibvirtConnection connection, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    boolean counted = !NOT_COUNTED.contains(method.getName());
    String call = names.computeIfAbsent(method, asked -> snakeCase(asked.getName()));
    if (counted) {
      counts.begin(call);
    }
    try {
      Object answer = method.invoke(connection, arguments);
      if (counted) {
        counts.ended(call);
      }
      return answer;
    } catch (InvocationTargetException thrown) {
      if (counted) {
        counts.ended(
            call,
            thrown.getCause() instanceof LibvirtFailure failure
                ? failure.kind()
                : LibvirtFailure.Kind.OTHER);
      }
      throw thrown.getCause();
    }
  }

  private static String snakeCase(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
