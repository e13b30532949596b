package assay.webapp;

import assay.webapp.Program.Answer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Some threads that call again and again, and what they were answered. */
@SuppressWarnings("try") // Waiting may be interrupted, and a test ends with it.
final class Load implements AutoCloseable {
  private final ExecutorService threads;
  private final Supplier<Answer> call;
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unreachable = new AtomicInteger();
  private volatile boolean running = true;

  /**
   * One answer.
   *
   * @param at when it came, {@link System#nanoTime}
   */
  record Sample(Answer answer, long at, long milliseconds) {
    int status() {
      return answer.status();
    }
  }

  Load(int callers, Supplier<Answer> call) {
    this.call = call;
    this.threads = Executors.newFixedThreadPool(callers);
    for (int i = 0; i < callers; i++) {
      threads.execute(this::run);
    }
  }

  private void run() {
    while (running) {
      long start = System.nanoTime();
      try {
        var answer = call.get();
        long end = System.nanoTime();
        samples.add(new Sample(answer, end, TimeUnit.NANOSECONDS.toMillis(end - start)));
      } catch (Program.Unreachable e) {
        unreachable.incrementAndGet();
      }
    }
  }

  List<Sample> samples() {
    return List.copyOf(samples);
  }

  List<Sample> since(long nanoTime) {
    return samples.stream().filter(sample -> sample.at() > nanoTime).toList();
  }

  List<Answer> decided() {
    return samples.stream().map(Sample::answer).filter(answer -> answer.status() == 200).toList();
  }

  int unreachable() {
    return unreachable.get();
  }

  @Override
  public void close() throws InterruptedException {
    running = false;
    threads.shutdown();
    if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new AssertionError("A call does not end.");
    }
  }
}
