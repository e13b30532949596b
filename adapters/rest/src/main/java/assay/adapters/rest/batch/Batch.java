package assay.adapters.rest.batch;

import assay.adapters.rest.RestSettings;
import assay.adapters.rest.problem.Problem;
import assay.adapters.rest.problem.ProblemType;
import assay.adapters.rest.problem.Problems;
import assay.adapters.rest.problem.UnexpectedProblems;
import assay.application.StorageUnavailable;
import assay.application.scoring.ScoreEvent;
import assay.application.scoring.ScoreEvent.Outcome;
import assay.application.scoring.ScoreEvent.Request;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Decides row by row and answers in the same order. Rows wait for their commits together, so that
 * many share one; how many and how large together is limited, so that memory is too.
 */
final class Batch {
  private static final int OUT_BUFFER = 32 << 10;
  private static final int LARGEST_TOGETHER = 8 << 20;
  private static final long FLUSH_EVERY = Duration.ofMillis(500).toNanos();

  private final ScoreEvent scoreEvent;
  private final RestSettings settings;
  private final Optional<String> stream;
  private final boolean store;
  private final Rows rows;
  private final Results results;
  private final OutputStream out;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long lastNumber;
  private long flushed = System.nanoTime();
  private boolean logged;

  Batch(
      ScoreEvent scoreEvent,
      RestSettings settings,
      Optional<String> stream,
      boolean store,
      Rows rows,
      Results results,
      OutputStream out) {
    this.scoreEvent = scoreEvent;
    this.settings = settings;
    this.stream = stream;
    this.store = store;
    this.rows = rows;
    this.results = results;
    this.out = new BufferedOutputStream(out, OUT_BUFFER);
  }

  private record Waiting(Row.Event row, CompletableFuture<Outcome> outcome) {}

  /**
   * Answers every row.
   *
   * @throws IOException if the client no longer reads; what was decided stays stored
   */
  void run() throws IOException {
    results.begin(out);
    try {
      readAll();
    } catch (Broken e) {
      drain();
      var row = new Row.Broken(lastNumber + 1, List.of(), e.problem());
      results.failed(row, row.problem(), out);
    }
    drain();
    out.flush();
  }

  private void readAll() throws IOException, Broken {
    Row row = next();
    while (row != null) {
      lastNumber = row.number();
      if (row instanceof Row.Event event) {
        waiting.add(new Waiting(event, start(event)));
        waitingBytes += event.raw().length;
      } else if (row instanceof Row.Broken broken) {
        drain();
        results.failed(broken, broken.problem(), out);
      }
      while (isFull() || (!waiting.isEmpty() && waiting.peek().outcome().isDone())) {
        answerFirst();
      }
      flushNowAndThen();
      row = next();
    }
  }

  /** The next row; before waiting for one, everything there is to say is said. */
  private @Nullable Row next() throws IOException, Broken {
    if (!isReady()) {
      drain();
      out.flush();
      flushed = System.nanoTime();
    }
    try {
      return rows.next();
    } catch (IOException e) {
      throw new Broken();
    }
  }

  private boolean isReady() throws Broken {
    try {
      return rows.isReady();
    } catch (IOException e) {
      throw new Broken();
    }
  }

  private boolean isFull() {
    return waiting.size() >= settings.inFlight()
        || (waitingBytes > LARGEST_TOGETHER && !waiting.isEmpty());
  }

  private void drain() throws IOException {
    while (!waiting.isEmpty()) {
      answerFirst();
    }
  }

  private void answerFirst() throws IOException {
    var first = waiting.remove();
    waitingBytes -= first.row().raw().length;
    try {
      var outcome = first.outcome().get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
      if (outcome instanceof Outcome.Decided decided) {
        results.decided(first.row(), decided.answer(), out);
      } else {
        results.failed(first.row(), Problems.of(outcome), out);
      }
    } catch (ExecutionException e) {
      results.failed(first.row(), problem(e.getCause() == null ? e : e.getCause()), out);
    } catch (TimeoutException e) {
      results.failed(first.row(), late(e), out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The server is stopping.", e);
    }
  }

  private CompletableFuture<Outcome> start(Row.Event row) {
    var request = Request.of(stream, row.raw());
    try {
      return store
          ? scoreEvent.score(request)
          : CompletableFuture.completedFuture(scoreEvent.predict(request));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Problem problem(Throwable e) {
    if (e instanceof StorageUnavailable unavailable) {
      return Problems.unavailable(unavailable);
    }
    if (logged) {
      return UnexpectedProblems.unlogged();
    }
    logged = true; // one cause breaks many rows alike
    return UnexpectedProblems.log(e);
  }

  private static Problem late(TimeoutException e) {
    return Problems.unavailable(
        new StorageUnavailable("The commit takes too long.", Duration.ofSeconds(2), e));
  }

  private void flushNowAndThen() throws IOException {
    long now = System.nanoTime();
    if (now - flushed > FLUSH_EVERY) {
      out.flush();
      flushed = now;
    }
  }

  /** The input ended in the middle. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Problem problem() {
      return ProblemType.MALFORMED_REQUEST.of("The body ended before it was complete.");
    }
  }
}
