package assay.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Processor time so far, in nanoseconds. */
final class Processors {
  /** Linux counts in hundredths of a second whatever the kernel's own tick is. */
  private static final long TICK = 10_000_000;

  private static final Path STAT = Path.of("/proc/stat");

  private Processors() {}

  /** Of this process. */
  static long own() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /**
   * Of the processes that this one started, and of theirs.
   *
   * @param pidFile names a further one in its first line, as PostgreSQL's does, which leaves its
   *     parent
   */
  static long started(Optional<Path> pidFile) {
    var apart = pidFile.flatMap(Processors::named).stream();
    return Stream.concat(
            ProcessHandle.current().descendants(),
            apart.flatMap(process -> Stream.concat(Stream.of(process), process.descendants())))
        .distinct()
        .mapToLong(Processors::of)
        .sum();
  }

  private static Optional<ProcessHandle> named(Path pidFile) {
    try (var lines = Files.lines(pidFile)) {
      return lines.findFirst().map(String::strip).map(Long::valueOf).flatMap(ProcessHandle::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long of(ProcessHandle process) {
    try {
      return used(Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat")));
    } catch (IOException e) {
      return 0; // it has ended meanwhile
    }
  }

  /** Behind the name, which may hold spaces: user time is the 12th field, system time the 13th. */
  static long used(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK;
  }

  /** Of everything on the machine; 0 where the system does not say. */
  static long machine() {
    try (var lines = Files.lines(STAT)) {
      return lines.findFirst().map(Processors::busy).orElse(0L);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Fields of "cpu": user, nice, system, idle, iowait, irq, softirq. */
  static long busy(String line) {
    String[] fields = line.trim().split("\\s+", -1);
    long ticks = 0;
    for (int i : new int[] {1, 2, 3, 6, 7}) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * TICK;
  }
}
