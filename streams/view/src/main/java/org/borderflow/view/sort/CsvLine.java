package org.borderflow.view.sort;

import java.time.LocalDate;

/**
 * One line of a CSV file in the making, RFC 4180 with a line feed at its end. A value is quoted
 * only if it holds a comma, a quote or a line break.
 */
public final class CsvLine extends GrowingBytes {

  private boolean started;

  /** An empty line. */
  public CsvLine() {}

  /** Adds a value. */
  public CsvLine text(String value) {
    byte[] utf8 = utf8(value);
    return text(utf8, 0, utf8.length);
  }

  /** Adds a value that is already UTF-8. */
  public CsvLine text(byte[] utf8, int from, int count) {
    for (int i = from; i < from + count; i++) {
      byte b = utf8[i];
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return quoted(utf8, from, count);
      }
    }
    return plain(utf8, from, count);
  }

  /** Adds a value that is known to need no quotes. */
  public CsvLine plain(byte[] ascii) {
    return plain(ascii, 0, ascii.length);
  }

  /** Adds values that are joined and quoted already. */
  public CsvLine columns(byte[] ready) {
    return plain(ready, 0, ready.length);
  }

  private CsvLine plain(byte[] utf8, int from, int count) {
    separate();
    put(utf8, from, count);
    return this;
  }

  private CsvLine quoted(byte[] utf8, int from, int count) {
    separate();
    reserve(2 * count + 2);
    put((byte) '"');
    for (int i = from; i < from + count; i++) {
      if (utf8[i] == '"') {
        put((byte) '"');
      }
      put(utf8[i]);
    }
    put((byte) '"');
    return this;
  }

  /** Adds an empty value. */
  public CsvLine empty() {
    separate();
    return this;
  }

  /** Adds a whole number. */
  public CsvLine number(long value) {
    separate();
    reserve(20);
    if (value < 0) {
      bytes[length++] = '-';
    }
    int digits = 1;
    for (long rest = value / 10; rest != 0; rest /= 10) {
      digits++;
    }
    long rest = value;
    for (int i = length + digits - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + Math.abs(rest % 10));
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Adds thousandths as a number with three decimals. */
  public CsvLine thousandths(long value) {
    return decimals(value, 1_000, 3);
  }

  /** Adds millionths as a number with six decimals. */
  public CsvLine millionths(long value) {
    return decimals(value, 1_000_000, 6);
  }

  private CsvLine decimals(long value, int unit, int digits) {
    long whole = value / unit;
    if (whole == 0 && value < 0) {
      separate();
      reserve(2);
      bytes[length++] = '-';
      bytes[length++] = '0';
    } else {
      number(whole);
    }
    reserve(1 + digits);
    bytes[length++] = '.';
    digits((int) Math.abs(value % unit), digits);
    return this;
  }

  /** Adds a date as {@code 2024-03-05}. */
  public CsvLine date(int epochDay) {
    LocalDate date = LocalDate.ofEpochDay(epochDay);
    int year = date.getYear();
    if (year < 0 || year > 9999) {
      return plain(utf8(date.toString()));
    }
    separate();
    reserve(10);
    digits(year, 4);
    bytes[length++] = '-';
    digits(date.getMonthValue(), 2);
    bytes[length++] = '-';
    digits(date.getDayOfMonth(), 2);
    return this;
  }

  /** Adds bytes in hexadecimal digits. */
  public CsvLine hex(byte[] value) {
    separate();
    reserve(2 * value.length);
    for (byte b : value) {
      bytes[length++] = (byte) Character.forDigit(b >> 4 & 0xf, 16);
      bytes[length++] = (byte) Character.forDigit(b & 0xf, 16);
    }
    return this;
  }

  private void digits(int value, int count) {
    int rest = value;
    for (int i = length + count - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += count;
  }

  private void separate() {
    if (started) {
      put((byte) ',');
    }
    started = true;
  }

  void end() {
    put((byte) '\n');
  }

  void clear() {
    length = 0;
    started = false;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }
}
