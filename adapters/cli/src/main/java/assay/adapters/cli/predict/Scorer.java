package assay.adapters.cli.predict;

import assay.adapters.json.JsonDecisionFormat;
import assay.adapters.json.JsonDefinitionFormat;
import assay.adapters.json.JsonEventFormat;
import assay.adapters.persistence.JdbcDefinitionRegistry;
import assay.adapters.persistence.JdbcModelRegistry;
import assay.adapters.persistence.JdbcSubjectHistories;
import assay.adapters.persistence.PostgresDecisionLog;
import assay.adapters.pmml.PmmlFraudModels;
import assay.application.TimeOrderedIds;
import assay.application.model.FraudModels.Loaded;
import assay.application.model.RefreshServing;
import assay.application.scoring.DecisionLog;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoringObserver;
import assay.application.scoring.ScoringSettings;
import assay.application.scoring.Serving;
import assay.application.scoring.ServingStreams;
import assay.application.scoring.SubjectHistories;
import assay.application.stream.DefinitionFormat.Parsed;
import assay.application.stream.DefinitionFormat.Problem;
import assay.domain.event.Sha256;
import assay.domain.event.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The hexagon put together for one stream, without a server. */
final class Scorer implements AutoCloseable {
  private final Serving serving;
  private final ScoreEvent scoreEvent;
  private final Runnable closing;

  private Scorer(
      ServingStreams streams,
      StreamName stream,
      DecisionLog log,
      SubjectHistories histories,
      Runnable closing)
      throws IOException {
    this.serving =
        streams
            .find(stream)
            .filter(found -> found.model().isPresent())
            .orElseThrow(() -> new IOException("the database knows no model of " + stream));
    this.closing = closing;
    var clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    this.scoreEvent =
        new ScoreEvent(
            streams,
            new ScoringSettings(stream),
            new JsonEventFormat(),
            new JsonDecisionFormat(),
            log,
            histories,
            ScoringObserver.NOBODY,
            clock,
            new TimeOrderedIds(clock, () -> ThreadLocalRandom.current().nextLong()));
  }

  /**
   * Scores by the files of a folder and stores nothing; windows over the past see the event alone.
   *
   * @throws IOException if the definition or the model can't be read or is refused
   */
  static Scorer ofFolder(Path models, StreamName stream) throws IOException {
    Path folder = models.resolve(stream.value());
    Path file = folder.resolve("stream.json");
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "there is no stream '%s': %s does not exist; --models names the folder"
              .formatted(stream, file));
    }
    byte[] document = Files.readAllBytes(file);
    var parsed = new JsonDefinitionFormat().parse(stream, document);
    if (parsed instanceof Parsed.Refused refused) {
      throw new IOException(
          file
              + ": "
              + refused.problems().stream()
                  .map(Problem::toString)
                  .collect(Collectors.joining("; ")));
    }
    var definition = ((Parsed.Read) parsed).definition();
    Path champion = folder.resolve("champion.pmml");
    var loaded = new PmmlFraudModels().load(Files.readAllBytes(champion), definition);
    if (loaded instanceof Loaded.Refused refused) {
      throw new IOException(champion + " is refused: " + refused.reason());
    }
    var streams = new ServingStreams();
    var model = ((Loaded.Ready) loaded).model();
    streams.swap(new Serving(definition, Sha256.of(document), 1, Optional.of(model)));
    return new Scorer(streams, stream, new NoLog(), (name, spans) -> List.of(), () -> {});
  }

  /** Scores by what the database says, and stores there. */
  static Scorer ofDatabase(DataSource database, StreamName stream) throws IOException {
    var streams = new ServingStreams();
    new RefreshServing(
            streams,
            new JdbcDefinitionRegistry(database),
            new JsonDefinitionFormat(),
            new JdbcModelRegistry(database),
            new PmmlFraudModels())
        .refresh();
    var log =
        PostgresDecisionLog.start(
            database,
            task -> {
              var thread = new Thread(task, "commits");
              thread.setDaemon(true);
              return thread;
            });
    return new Scorer(streams, stream, log, new JdbcSubjectHistories(database), log::close);
  }

  Serving serving() {
    return serving;
  }

  ScoreEvent scoreEvent() {
    return scoreEvent;
  }

  @Override
  public void close() {
    closing.run();
  }
}
