package assay.adapters.rest.batch;

import assay.adapters.rest.RestSettings;
import assay.adapters.rest.problem.ProblemException;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.Serving;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Decides about the events of a whole file, row by row, as a batch over HTTP does. */
public final class FileBatch {
  private final ScoreEvent scoreEvent;
  private final RestSettings settings;
  private final Serving serving;
  private final boolean store;

  /**
   * @param serving the stream of all rows, which has a model
   * @param store whether the decisions are stored, and open cases
   */
  public FileBatch(ScoreEvent scoreEvent, RestSettings settings, Serving serving, boolean store) {
    this.scoreEvent = scoreEvent;
    this.settings = settings;
    this.serving = serving;
    this.store = store;
  }

  /** Who follows a batch; called by one thread. */
  public interface Watcher {
    /**
     * A row was decided.
     *
     * @param number from 1
     * @param tier {@code LOW}, {@code MEDIUM} or {@code HIGH}
     * @param probability 0 to 1
     */
    void decided(long number, String decisionId, String tier, double probability);

    /** A row could not be decided, for one reason or more. */
    void failed(long number, List<Fault> faults);
  }

  /**
   * Why a row could not be decided.
   *
   * @param field the path of the field within the event, as in {@code /amount}; empty where it is
   *     the row as a whole
   * @param problem what is wrong, in words
   */
  public record Fault(String field, String problem) {}

  /**
   * A table whose first row names the columns. What comes back can be opened in a spreadsheet: no
   * cell is taken for a formula there.
   *
   * @throws IllegalArgumentException if the file has no header, or the stream's events are nested
   */
  public void csv(InputStream in, OutputStream out, Watcher watcher) throws IOException {
    if (serving.definition().isNested()) {
      throw new IllegalArgumentException(
          "The events of this stream are nested, which a table can't hold. Use NDJSON.");
    }
    try {
      var rows = new CsvRows(in, serving.definition(), settings.largestEvent());
      run(rows, new CsvResults(rows.header(), rows.isCrlf(), true), out, watcher);
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.problem().summary(), e);
    }
  }

  /** One JSON object per line. */
  public void ndjson(InputStream in, OutputStream out, Watcher watcher) throws IOException {
    run(new NdjsonRows(in, settings.largestEvent()), new NdjsonResults(), out, watcher);
  }

  private void run(Rows rows, Results results, OutputStream out, Watcher watcher)
      throws IOException {
    var stream = Optional.of(serving.definition().name().value());
    var watched = new WatchedResults(results, watcher);
    new Batch(scoreEvent, settings, stream, store, rows, watched, out).run();
  }
}
