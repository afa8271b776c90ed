package io.tenken.libvirt.api.jnr;

import jnr.ffi.Pointer;

/** The two calls of the C library that libvirt's memory and surroundings need. */
public interface CLibrary {

  void free(Pointer memory);

  int setenv(String name, String value, int overwrite);
}
