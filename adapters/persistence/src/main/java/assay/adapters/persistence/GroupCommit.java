package assay.adapters.persistence;

import assay.application.scoring.DecisionLog.Appended;
import assay.application.scoring.DecisionLog.Entry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many callers, few transactions: a committer takes whatever waits, stores it by one statement and
 * answers each caller once that has been committed. Nobody waits past the deadline, also where a
 * committer hangs; while the database is known to be away nobody waits at all.
 */
final class GroupCommit {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  private static final Duration SWEEP = Duration.ofMillis(50);
  private static final Duration PROBE = Duration.ofMillis(250);
  private static final int LARGEST_BATCH_BYTES = 8 << 20;

  private final DataSource dataSource;
  private final ThreadFactory threads;
  private final Limits limits;
  private final LinkedBlockingQueue<Pending> queue;
  private final ConcurrentLinkedQueue<Pending> deadlines = new ConcurrentLinkedQueue<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> running = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final LongAdder batches = new LongAdder();
  private volatile boolean away;
  private volatile long lastProgress = System.nanoTime();

  /**
   * @param committers how many transactions may be under way at once; one keeps the order of the
   *     calls
   * @param batch the most entries of one transaction
   * @param waiting the most entries that wait; more are refused at once
   * @param deadline the longest wait of one entry
   */
  record Limits(int committers, int batch, int waiting, Duration deadline) {
    static Limits usual() {
      return new Limits(1, 500, 10_000, Duration.ofMillis(1_800));
    }
  }

  GroupCommit(DataSource dataSource, ThreadFactory threads, Limits limits) {
    this.dataSource = dataSource;
    this.threads = threads;
    this.limits = limits;
    this.queue = new LinkedBlockingQueue<>(limits.waiting());
  }

  void start() {
    run("assay-deadlines", this::sweep);
    for (int i = 0; i < limits.committers(); i++) {
      run("assay-committer-" + i, this::commit);
    }
  }

  private void run(String name, Runnable work) {
    var thread = threads.newThread(work);
    thread.setName(name);
    running.add(thread);
    thread.start();
  }

  /** Stops taking entries; those that wait fail. */
  void stop() {
    stopped.countDown();
    for (var thread : running) {
      try {
        thread.join(limits.deadline().toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    failWaiting();
  }

  /** How many transactions have been committed. */
  long batches() {
    return batches.sum();
  }

  CompletableFuture<Appended> append(Entry entry) {
    var pending = Pending.of(entry, System.nanoTime() + limits.deadline().toNanos());
    if (away || isStopped() || !queue.offer(pending)) {
      pending.fail(StorageFailures.unavailable(null));
    } else {
      deadlines.add(pending);
      if (isStopped()) {
        failWaiting();
      }
    }
    return pending.future();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void commit() {
    try (var held = new HeldConnection(dataSource, (int) limits.deadline().toMillis())) {
      while (!isStopped()) {
        if (away) {
          probe(held);
        } else {
          commit(held, take());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Pending> take() throws InterruptedException {
    var batch = new ArrayList<Pending>();
    int bytes = 0;
    var next = queue.poll(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    while (next != null) {
      if (!next.isDone()) {
        batch.add(next);
        bytes += next.size();
      }
      next = batch.size() < limits.batch() && bytes < LARGEST_BATCH_BYTES ? queue.poll() : null;
    }
    return batch;
  }

  private void commit(HeldConnection held, List<Pending> batch) {
    if (batch.isEmpty()) {
      return;
    }
    int generation = failures.get();
    try {
      new DecisionBatch(held.get(generation), batch).store();
      batches.increment();
      progress();
    } catch (SQLException e) {
      // Also where only the answer to the commit was lost: a client that tries again is answered
      // what is stored, one that was told of a decision that is not stored would be lied to.
      lose(e);
      batch.forEach(one -> one.fail(StorageFailures.unavailable(e)));
    } catch (RuntimeException e) {
      log.error("A batch of {} failed", batch.size(), e);
      batch.forEach(one -> one.fail(e));
    }
  }

  private void probe(HeldConnection held) throws InterruptedException {
    try {
      held.get(failures.get());
      progress();
    } catch (SQLException e) {
      failures.incrementAndGet();
      failWaiting();
      stopped.await(PROBE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void progress() {
    lastProgress = System.nanoTime();
    if (away) {
      away = false;
      log.info("The database answers again.");
    }
  }

  private void lose(SQLException cause) {
    failures.incrementAndGet();
    if (!away) {
      log.warn("The database is away (SQLState {}).", cause.getSQLState());
    }
    away = true;
    failWaiting();
  }

  private void failWaiting() {
    for (var next = queue.poll(); next != null; next = queue.poll()) {
      next.fail(StorageFailures.unavailable(null));
    }
  }

  /** All wait equally long, so the first in the line is the first to run out. */
  private void sweep() {
    try {
      while (!stopped.await(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
        sweepOnce(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sweepOnce(long now) {
    for (var first = deadlines.peek();
        first != null && (first.isDone() || first.deadline() - now <= 0);
        first = deadlines.peek()) {
      deadlines.poll();
      if (!first.isDone()) {
        first.fail(StorageFailures.unavailable(null));
        away = away || now - lastProgress > limits.deadline().toNanos();
      }
    }
  }
}
