package assay.application;

import java.util.function.Supplier;

/** How a test of a port runs what use cases run in one transaction. */
public interface Transactions {
  /** Runs it; fakes without transactions just run it. */
  default <T> T inTransaction(Supplier<T> work) {
    return work.get();
  }

  default void inTransaction(Runnable work) {
    this.<Boolean>inTransaction(
        () -> {
          work.run();
          return true;
        });
  }
}
