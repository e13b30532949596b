package assay.adapters.rest.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads RFC 4180. Libraries give up a file at its first bad record; here the next line goes on, and
 * no record takes more memory than allowed.
 */
final class CsvRecords {
  private static final char REPLACEMENT = '\uFFFD';

  private final Arriving bytes;
  private final int limit;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
  private List<String> cells = new ArrayList<>();
  private State state = State.START;
  private int size;
  private boolean valid = true;
  private boolean quoted;
  private boolean crlf;

  CsvRecords(InputStream in, int limit) {
    this.bytes = new Arriving(in);
    this.limit = limit;
  }

  /** Where in a cell the reader stands. */
  private enum State {
    START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  /** What is wrong with a record. */
  enum Flaw {
    TOO_LARGE("The row is too large."),
    OPEN_QUOTE("A quotation mark is never closed."),
    AFTER_QUOTE("Text stands between a closing quotation mark and the next comma."),
    NOT_UTF8("The row is not valid UTF-8.");

    private final String detail;

    Flaw(String detail) {
      this.detail = detail;
    }

    String detail() {
      return detail;
    }
  }

  /** The cells of one record, as far as they could be read. */
  record CsvRecord(List<String> cells, @Nullable Flaw flaw) {}

  boolean isReady() throws IOException {
    return bytes.isReady();
  }

  /** Whether the latest line ended with a carriage return before the line feed. */
  boolean isCrlf() {
    return crlf;
  }

  /** The next record that is not a blank line, or null after the last. */
  @Nullable CsvRecord next() throws IOException {
    while (true) {
      begin();
      int b = readRecord();
      if (state == State.QUOTED && b < 0) {
        endCell();
        return new CsvRecord(cells, Flaw.OPEN_QUOTE);
      }
      if (size > limit) {
        bytes.skipLine();
        return new CsvRecord(List.of(), Flaw.TOO_LARGE);
      }
      if (b >= 0 && b != '\n') {
        bytes.skipLine();
        endCell();
        return new CsvRecord(cells, Flaw.AFTER_QUOTE);
      }
      endCell();
      boolean blank = cells.size() == 1 && cells.get(0).isEmpty() && !quoted;
      if (!blank) {
        return new CsvRecord(cells, valid ? null : Flaw.NOT_UTF8);
      }
      if (b < 0) {
        return null;
      }
    }
  }

  private void begin() {
    cells = new ArrayList<>();
    cell.reset();
    state = State.START;
    size = 0;
    valid = true;
    quoted = false;
    crlf = false;
  }

  /** Reads up to a line feed (or the end, -1) that ends the record, or a byte that breaks it. */
  private int readRecord() throws IOException {
    while (true) {
      int b = bytes.read();
      boolean ends = b < 0 || (b == '\n' && state != State.QUOTED);
      if (ends || ++size > limit) {
        return b;
      }
      if (state == State.QUOTED) {
        inQuotes(b);
      } else if (b == ',') {
        crlf = false;
        endCell();
        state = State.START;
      } else if (state == State.AFTER_QUOTE) {
        if (b == '"') {
          cell.write(b);
          state = State.QUOTED;
        } else if (b == '\r') {
          crlf = true;
        } else {
          return b;
        }
      } else if (state == State.START && b == '"') {
        quoted = true;
        state = State.QUOTED;
      } else {
        crlf = b == '\r';
        cell.write(b);
        state = State.PLAIN;
      }
    }
  }

  private void inQuotes(int b) {
    if (b == '"') {
      state = State.AFTER_QUOTE;
    } else {
      cell.write(b);
    }
  }

  private void endCell() {
    byte[] raw = cell.toByteArray();
    cell.reset();
    boolean lineEnd = state == State.PLAIN && crlf;
    String text = new String(raw, 0, lineEnd ? raw.length - 1 : raw.length, StandardCharsets.UTF_8);
    valid &= text.indexOf(REPLACEMENT) < 0 || isUtf8(raw);
    cells.add(text);
  }

  private static boolean isUtf8(byte[] raw) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
