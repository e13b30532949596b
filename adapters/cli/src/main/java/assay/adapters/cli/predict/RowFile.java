package assay.adapters.cli.predict;

import assay.adapters.cli.PlainBytes;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.TableColumns;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The events of a file, one by one, so that it may be larger than memory: NDJSON, or CSV with a
 * header; gzipped or not, told apart by content.
 */
final class RowFile {
  private static final JsonMapper JSON = new JsonMapper();

  private final StreamDefinition definition;

  RowFile(StreamDefinition definition) {
    this.definition = definition;
  }

  /**
   * Hands every row to the consumer.
   *
   * @throws IOException if the file can't be read, or is a table of events that no table can hold
   */
  void read(InputStream file, Consumer<Row> rows) throws IOException {
    InputStream bytes = PlainBytes.of(file);
    if (PlainBytes.startsWith(bytes, '{')) {
      lines(bytes, rows);
    } else if (definition.isNested()) {
      throw new IOException(
          "the events of %s hold lists, which a table can't carry; NDJSON is expected"
              .formatted(definition.name()));
    } else {
      table(bytes, rows);
    }
  }

  private static void lines(InputStream bytes, Consumer<Row> rows) throws IOException {
    // Latin-1 and back keeps every byte as it is; the event format judges the encoding.
    var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
    long number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank()) {
        rows.accept(Row.event(++number, line.getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
  }

  private void table(InputStream bytes, Consumer<Row> rows) throws IOException {
    var mapper = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    try (MappingIterator<String[]> records =
        mapper
            .readerFor(String[].class)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(bytes)) {
      if (!records.hasNextValue()) {
        return;
      }
      var columns = new TableColumns(definition, Arrays.asList(records.nextValue()));
      long number = 0;
      while (records.hasNextValue()) {
        List<String> cells = Arrays.asList(records.nextValue());
        rows.accept(row(++number, columns, cells));
      }
    } catch (JsonProcessingException e) {
      throw new IOException("the table is broken: " + e.getOriginalMessage(), e);
    }
  }

  private static Row row(long number, TableColumns columns, List<String> cells)
      throws JsonProcessingException {
    return cells.size() == columns.size()
        ? Row.event(number, JSON.writeValueAsBytes(columns.event(cells)))
        : Row.broken(
            number, "The row has %d cells, the header %d.".formatted(cells.size(), columns.size()));
  }
}
