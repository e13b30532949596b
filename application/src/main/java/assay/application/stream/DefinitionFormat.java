package assay.application.stream;

import assay.domain.event.StreamName;
import assay.domain.stream.StreamDefinition;
import java.util.List;

/** Driven port: how stream definitions are written. */
@FunctionalInterface
public interface DefinitionFormat {
  Parsed parse(StreamName stream, byte[] document);

  /** What came of reading. */
  sealed interface Parsed {
    /**
     * A definition that can serve.
     *
     * @param warnings what its author may not have meant, as a tier that can never happen
     */
    record Read(StreamDefinition definition, List<String> warnings) implements Parsed {}

    record Refused(List<Problem> problems) implements Parsed {}
  }

  /**
   * What is wrong in a definition.
   *
   * @param at JSON Pointer into the document
   */
  record Problem(String at, String message) {
    @Override
    public String toString() {
      return (at.isEmpty() ? "" : at + ": ") + message;
    }
  }
}
