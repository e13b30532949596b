package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionLog.Entry;
import java.util.concurrent.CompletableFuture;

/** An entry that waits to become durable, until its deadline ({@link System#nanoTime}). */
record Pending(Entry entry, CompletableFuture<Appended> future, long deadline) {
  static Pending of(Entry entry, long deadline) {
    return new Pending(entry, new CompletableFuture<>(), deadline);
  }

  int size() {
    return entry.raw().length + entry.answer().length;
  }

  boolean isDone() {
    return future.isDone();
  }

  void durable() {
    future.complete(new Appended.Durable());
  }

  void fail(RuntimeException failure) {
    future.completeExceptionally(failure);
  }
}
