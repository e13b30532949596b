package assay.application.casework;

import assay.application.event.EventFormat;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.DecisionLog.Stored;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.stream.DefinitionFormat;
import assay.application.stream.DefinitionRegistry;
import assay.domain.event.Event;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import assay.domain.stream.EventReader;
import assay.domain.stream.EventReader.Reading;
import assay.domain.stream.StreamDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads decided events again, under the definition that decided. Thread-safe. */
@ApplicationScoped
public class StoredEvents {
  private static final int KEPT = 32;

  private final DecisionLog decisions;
  private final DefinitionRegistry definitions;
  private final DefinitionFormat definitionFormat;
  private final ServingStreams streams;
  private final EventFormat format;
  private final Map<Key, EventReaderOf> readers =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, EventReaderOf> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  public StoredEvents(
      DecisionLog decisions,
      DefinitionRegistry definitions,
      DefinitionFormat definitionFormat,
      ServingStreams streams,
      EventFormat format) {
    this.decisions = decisions;
    this.definitions = definitions;
    this.definitionFormat = definitionFormat;
    this.streams = streams;
    this.format = format;
  }

  private record Key(StreamName stream, Sha256 definition) {}

  private record EventReaderOf(StreamDefinition definition, EventReader reader) {}

  /** The event of a decision; empty if there is no such decision or no definition of its stream. */
  public Optional<StoredEvent> find(DecisionId id) {
    return decisions.find(id).flatMap(this::read);
  }

  /** The event of a stored decision; empty if no definition of its stream is known. */
  public Optional<StoredEvent> read(Stored stored) {
    return reader(stored).map(reader -> read(stored, reader));
  }

  private StoredEvent read(Stored stored, EventReaderOf reader) {
    var masking = streams.find(stored.stream()).map(Serving::definition);
    Map<String, ?> raw = tree(stored.raw());
    var reading = reader.reader().read(raw, stored.scoredAt(), stored::eventId);
    Optional<Event> event =
        reading instanceof Reading.Read read
            ? Optional.of(reader.reader().history().restore(read.event(), stored.windows()))
            : Optional.empty();
    return new StoredEvent(
        stored, raw, reader.definition(), masking.orElse(reader.definition()), event);
  }

  /** Any JSON object as a tree; empty where it can't be read. */
  public Map<String, ?> tree(byte[] json) {
    return format.parse(json) instanceof EventFormat.Parsed.Read read ? read.event() : Map.of();
  }

  private Optional<EventReaderOf> reader(Stored stored) {
    var key = new Key(stored.stream(), stored.definition());
    synchronized (readers) {
      var known = readers.get(key);
      if (known != null) {
        return Optional.of(known);
      }
    }
    var loaded = load(key);
    loaded.ifPresent(
        reader -> {
          synchronized (readers) {
            readers.put(key, reader);
          }
        });
    return loaded.or(
        () ->
            streams
                .find(stored.stream())
                .map(serving -> new EventReaderOf(serving.definition(), serving.reader())));
  }

  private Optional<EventReaderOf> load(Key key) {
    return definitions
        .document(key.stream(), key.definition())
        .map(document -> definitionFormat.parse(key.stream(), document))
        .filter(DefinitionFormat.Parsed.Read.class::isInstance)
        .map(parsed -> ((DefinitionFormat.Parsed.Read) parsed).definition())
        .map(definition -> new EventReaderOf(definition, new EventReader(definition)));
  }
}
