/**
 * Reads the XML definition of a guest, nova's metadata in it included, into records. Pure; every
 * text in the records is as its author wrote it. Imported by {@code round} and {@code collector}.
 */
package io.tenken.libvirt.domainxml;
