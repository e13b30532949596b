package assay.adapters.rest.batch;

import assay.adapters.rest.json.Json;
import assay.domain.stream.StreamDefinition;
import assay.domain.stream.TableColumns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Makes the rows of a table events: one JSON object each. */
final class CsvEvents {
  private final TableColumns columns;

  CsvEvents(StreamDefinition definition, List<String> header) {
    this.columns = new TableColumns(definition, header);
  }

  /** The event of a row with as many cells as there are columns. */
  byte[] event(List<String> cells) {
    try {
      return Json.shared().writeValueAsBytes(columns.event(cells));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory takes every event.", e);
    }
  }
}
