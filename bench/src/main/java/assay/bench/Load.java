package assay.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Sends requests over a number of connections, one thread for each, and takes the times. */
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int REASONS = 3;
  private static final int OK = 200;

  private final Target target;
  private final int connections;
  private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();

  Load(Target target, int connections) {
    this.target = target;
    this.connections = connections;
  }

  /**
   * Runs to the end of the pace and until every request that was due is answered.
   *
   * @param duration of the pace, to know when a server hangs
   */
  Sample run(Pace pace, Duration duration) throws InterruptedException {
    var ready = new CountDownLatch(connections);
    var go = new CountDownLatch(1);
    var workers = new ArrayList<Worker>();
    for (int i = 0; i < connections; i++) {
      int first = (int) ((long) i * target.requests().size() / connections);
      var worker = new Worker(pace, first, ready, go);
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    ready.await();
    var before = Used.now(target);
    pace.begin();
    go.countDown();
    await(workers, duration.plus(PATIENCE));
    long nanos = pace.elapsed();
    return collect(workers, nanos, Used.now(target).since(before));
  }

  /** Processor time so far. */
  private record Used(long client, long servers, long machine) {
    static Used now(Target target) {
      return new Used(
          Processors.own(), Processors.started(target.database()), Processors.machine());
    }

    Used since(Used before) {
      return new Used(client - before.client, servers - before.servers, machine - before.machine);
    }
  }

  /** A thread that waits for a server without end is freed by closing its connection. */
  private void await(List<Worker> workers, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Worker worker : workers) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      worker.join(Math.max(1, left));
    }
    for (Worker worker : workers) {
      worker.stopped = true;
    }
    open.forEach(HttpConnection::close);
    for (Worker worker : workers) {
      worker.join();
    }
  }

  private static Sample collect(List<Worker> workers, long nanos, Used used) {
    var latencies = Sample.histogram();
    long failures = 0;
    var reasons = new ArrayList<String>();
    for (Worker worker : workers) {
      latencies.add(worker.latencies);
      failures += worker.failures;
      reasons.addAll(worker.reasons);
    }
    double rate = nanos == 0 ? 0 : latencies.getTotalCount() * 1e9 / nanos;
    var first = reasons.subList(0, Math.min(REASONS, reasons.size()));
    return new Sample(
        latencies,
        failures,
        List.copyOf(first),
        nanos,
        used.client,
        used.servers,
        used.machine,
        List.of(rate));
  }

  /** One connection, opened anew where the server closed it. */
  private final class Worker extends Thread {
    private final Pace pace;
    private final CountDownLatch ready;
    private final CountDownLatch go;
    private final Histogram latencies = Sample.histogram();
    private final List<String> reasons = new ArrayList<>();
    private int request;
    private long failures;
    private volatile boolean stopped;
    private @Nullable HttpConnection connection;

    Worker(Pace pace, int first, CountDownLatch ready, CountDownLatch go) {
      super("connection");
      this.pace = pace;
      this.request = first;
      this.ready = ready;
      this.go = go;
    }

    @Override
    public void run() {
      try {
        connect();
        ready.countDown();
        go.await();
        for (long due = pace.next(); due != Pace.OVER && !stopped; due = pace.next()) {
          exchange(due);
        }
      } catch (IOException e) {
        failed(e);
        ready.countDown();
      } catch (InterruptedException e) {
        interrupt();
      } finally {
        disconnect();
      }
    }

    private void exchange(long due) {
      try {
        var used = connect();
        int status = used.exchange(next());
        long latency = pace.elapsed() - due;
        if (status == OK) {
          latencies.recordValue(Math.min(latency, latencies.getHighestTrackableValue()));
        } else {
          failed("status %d: %s".formatted(status, shortened(used.body())));
        }
        if (!used.isReusable()) {
          disconnect();
        }
      } catch (IOException e) {
        failed(e);
        disconnect();
      }
    }

    private byte[] next() {
      byte[] next = target.requests().get(request);
      request = request + 1 == target.requests().size() ? 0 : request + 1;
      return next;
    }

    private HttpConnection connect() throws IOException {
      var used = connection;
      if (used == null) {
        used = HttpConnection.open(target.address());
        connection = used;
        open.add(used);
      }
      return used;
    }

    private void disconnect() {
      var used = connection;
      connection = null;
      if (used == null) {
        return;
      }
      open.remove(used);
      used.close();
    }

    private void failed(IOException e) {
      failed(e.getClass().getSimpleName() + ": " + e.getMessage());
    }

    private void failed(String reason) {
      failures++;
      if (reasons.size() < REASONS) {
        reasons.add(reason);
      }
    }

    private static String shortened(String body) {
      return body.length() <= 200 ? body : body.substring(0, 200) + " ...";
    }
  }
}
