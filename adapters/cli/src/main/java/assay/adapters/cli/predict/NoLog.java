package assay.adapters.cli.predict;

import assay.application.scoring.DecisionLog;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Remembers nothing: what is only predicted is never stored. */
final class NoLog implements DecisionLog {
  @Override
  public CompletableFuture<Appended> append(Entry entry) {
    return CompletableFuture.failedFuture(
        new IllegalStateException("A prediction is not stored; --store is for that."));
  }

  @Override
  public Optional<Stored> find(StreamName stream, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Stored> find(DecisionId id) {
    return Optional.empty();
  }
}
