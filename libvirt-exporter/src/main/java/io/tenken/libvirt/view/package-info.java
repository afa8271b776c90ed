/**
 * The guests of a node as people read them: a line a guest. Imports the definitions of {@code
 * collector} to find its figures on the page; asks libvirt nothing itself.
 */
package io.tenken.libvirt.view;
