package assay.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

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
