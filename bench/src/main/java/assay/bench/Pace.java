package assay.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When requests start. Shared by all connections of a run. */
interface Pace {
  /** No request is to be started any more. */
  long OVER = -1;

  /** The run begins now. */
  void begin();

  /**
   * Waits until the next request is due.
   *
   * @return the time at which it was meant to start, in nanoseconds since the begin, or {@link
   *     #OVER}
   */
  long next();

  /** Nanoseconds since the begin. */
  long elapsed();

  /** Each connection sends its next request as soon as it has the answer to the last one. */
  static Pace closedLoop(Duration duration) {
    return new Closed(duration.toNanos());
  }

  /**
   * Requests are due at a fixed rate, whether or not the earlier ones are answered. Where all
   * connections wait for answers, a request starts late, but its due time stays: the wait counts as
   * latency, as it would for a customer.
   *
   * @param perSecond more than 0
   */
  static Pace openLoop(double perSecond, Duration duration) {
    return new Open(perSecond, duration.toNanos());
  }

  /** Begins with the first request. */
  final class Closed implements Pace {
    private final long nanos;
    private volatile long start;

    private Closed(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public void begin() {
      start = System.nanoTime();
    }

    @Override
    public long next() {
      long now = elapsed();
      return now < nanos ? now : OVER;
    }

    @Override
    public long elapsed() {
      return System.nanoTime() - start;
    }
  }

  /** A ticket for each request, taken in turn. */
  final class Open implements Pace {
    private final double interval;
    private final long tickets;
    private final AtomicLong taken = new AtomicLong();
    private volatile long start;

    private Open(double perSecond, long nanos) {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("A rate is more than 0, not " + perSecond);
      }
      this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
      this.tickets = (long) Math.ceil(nanos / interval);
    }

    @Override
    public void begin() {
      start = System.nanoTime();
    }

    @Override
    public long next() {
      long ticket = taken.getAndIncrement();
      if (ticket >= tickets) {
        return OVER;
      }
      long due = Math.round(ticket * interval);
      for (long left = due - elapsed(); left > 0; left = due - elapsed()) {
        LockSupport.parkNanos(left);
      }
      return due;
    }

    @Override
    public long elapsed() {
      return System.nanoTime() - start;
    }
  }
}
