package org.borderflow.ingest.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A record as it stands in the file: a range of UTF-8 bytes per slot of the layout, or a fault.
 *
 * <p>A cursor, not a value: the reader fills the same object for every record, so that reading
 * allocates nothing. What is to be kept must be copied before the reader goes on.
 */
public final class RawRecord {

  private final int[] from;
  private final int[] to;
  private byte[] bytes = {};
  private boolean plain = true;
  private long line;
  private Fault fault;

  RawRecord(int slots) {
    this.from = new int[slots];
    this.to = new int[slots];
  }

  /** Physical line on which the record starts; the header is line 1. */
  public long line() {
    return line;
  }

  /** Why the line could not be taken apart, or null if it could. */
  public Fault fault() {
    return fault;
  }

  /** The bytes that the ranges refer to. Not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** First byte of a slot's value. */
  public int from(int slot) {
    return from[slot];
  }

  /** First byte after a slot's value; equal to {@link #from} when it is empty or absent. */
  public int to(int slot) {
    return to[slot];
  }

  /** Whether every byte of the record is printable ASCII, so that no value needs a closer look. */
  public boolean plain() {
    return plain;
  }

  /** A slot's value without the blanks around it; empty when absent. */
  public String text(int slot) {
    return new String(bytes, from[slot], to[slot] - from[slot], StandardCharsets.UTF_8).strip();
  }

  void begin(long line, byte[] bytes, boolean plain) {
    this.line = line;
    this.bytes = bytes;
    this.plain = plain;
    this.fault = null;
    Arrays.fill(from, 0);
    Arrays.fill(to, 0);
  }

  /** Other bytes, in which the ranges hold the same values. */
  void bytes(byte[] moved) {
    bytes = moved;
  }

  void plain(boolean isPlain) {
    plain = isPlain;
  }

  void set(int slot, int start, int end) {
    from[slot] = start;
    to[slot] = end;
  }

  /** Keeps nothing but, if it can be trusted, the record id. */
  void refuse(Fault why, int trustedSlot) {
    fault = why;
    for (int slot = 0; slot < from.length; slot++) {
      if (slot != trustedSlot) {
        set(slot, 0, 0);
      }
    }
  }

  @Override
  public String toString() {
    return "record at line " + line;
  }
}
