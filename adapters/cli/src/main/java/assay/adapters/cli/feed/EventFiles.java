package assay.adapters.cli.feed;

import assay.adapters.cli.PlainBytes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads events from a file, one at a time, so that a file may be larger than memory: NDJSON or CSV
 * with a header, gzipped or not, told apart by content.
 */
final class EventFiles {
  /** A JSON number; "007" is a text, as in account numbers. */
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,2})?");

  private static final Pattern WHOLE = Pattern.compile("-?\\d+");

  private EventFiles() {}

  static EventSource open(Path file) throws IOException {
    InputStream opened = Files.newInputStream(file);
    try {
      InputStream bytes = PlainBytes.of(opened);
      if (PlainBytes.startsWith(bytes, -1)) {
        bytes.close();
        return () -> null;
      }
      return PlainBytes.startsWith(bytes, '{') ? ndjson(file, bytes) : csv(file, bytes);
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private static EventSource ndjson(Path file, InputStream bytes) throws IOException {
    MappingIterator<JsonNode> lines =
        Json.MAPPER
            .readerFor(JsonNode.class)
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .readValues(bytes);
    return new RowSource<>(file, lines) {
      @Override
      ObjectNode event(JsonNode row) throws IOException {
        if (row instanceof ObjectNode event) {
          return event;
        }
        throw new IOException("is " + row.getNodeType() + ", not a JSON object");
      }
    };
  }

  private static EventSource csv(Path file, InputStream bytes) throws IOException {
    MappingIterator<Map<String, String>> rows =
        CsvMapper.builder()
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(bytes);
    return new RowSource<>(file, rows) {
      @Override
      ObjectNode event(Map<String, String> row) {
        return fromCells(row);
      }
    };
  }

  private static ObjectNode fromCells(Map<String, String> row) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    row.forEach(
        (column, cell) -> {
          if (column.isEmpty()) {
            return; // a column without a name is a row number
          }
          if (cell.isEmpty()) {
            event.putNull(column);
          } else if (WHOLE.matcher(cell).matches() && NUMBER.matcher(cell).matches()) {
            event.put(column, new BigDecimal(cell).toBigIntegerExact());
          } else if (NUMBER.matcher(cell).matches()) {
            event.put(column, new BigDecimal(cell));
          } else {
            event.put(column, cell);
          }
        });
    return event;
  }

  /** Rows of a file as events; a row that can't be read is named by its number. */
  private abstract static class RowSource<T> implements EventSource {
    private final Path file;
    private final MappingIterator<T> rows;
    private long row;

    RowSource(Path file, MappingIterator<T> rows) {
      this.file = file;
      this.rows = rows;
    }

    abstract ObjectNode event(T row) throws IOException;

    @Override
    public @Nullable ObjectNode next() throws IOException {
      row++;
      try {
        return rows.hasNextValue() ? event(rows.nextValue()) : null;
      } catch (JsonProcessingException e) {
        throw new IOException(file + ", row " + row + ": " + e.getOriginalMessage(), e);
      } catch (IOException e) {
        throw new IOException(file + ", row " + row + ": " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }
}
