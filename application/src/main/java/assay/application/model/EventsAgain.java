package assay.application.model;

import assay.application.event.EventFormat;
import assay.application.event.EventFormat.Parsed;
import assay.application.model.StoredEvents.StoredEvent;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionRegistry;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads stored events again as they were read when they were decided: by the definition of then,
 * with the values of their windows of then. Thread-safe.
 */
@ApplicationScoped
public class EventsAgain {
  private static final int KEPT = 16;

  private final DefinitionRegistry definitions;
  private final DefinitionFormat format;
  private final EventFormat events;
  private final Map<Key, Optional<Past>> past =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Optional<Past>> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public EventsAgain(DefinitionRegistry definitions, DefinitionFormat format, EventFormat events) {
    this.definitions = definitions;
    this.format = format;
    this.events = events;
  }

  private record Key(StreamName stream, Sha256 definition) {}

  private record Past(StreamDefinition definition, EventReader reader) {}

  /** The definition under which an event was decided; empty if it can't be read any more. */
  public Optional<StreamDefinition> definition(StreamName stream, StoredEvent stored) {
    return past(new Key(stream, stored.definition())).map(Past::definition);
  }

  /** The event; empty if it can't be read any more. */
  public Optional<Event> read(StreamName stream, StoredEvent stored) {
    var reader = past(new Key(stream, stored.definition())).map(Past::reader);
    if (reader.isEmpty() || !(events.parse(stored.raw()) instanceof Parsed.Read parsed)) {
      return Optional.empty();
    }
    return reader.get().read(parsed.event(), stored.scoredAt(), stored::eventId)
            instanceof Reading.Read read
        ? Optional.of(reader.get().history().restore(read.event(), stored.windows()))
        : Optional.empty();
  }

  private synchronized Optional<Past> past(Key key) {
    return past.computeIfAbsent(key, this::load);
  }

  private Optional<Past> load(Key key) {
    return definitions
        .document(key.stream(), key.definition())
        .map(document -> format.parse(key.stream(), document))
        .filter(DefinitionFormat.Parsed.Read.class::isInstance)
        .map(parsed -> ((DefinitionFormat.Parsed.Read) parsed).definition())
        .map(definition -> new Past(definition, new EventReader(definition)));
  }
}
