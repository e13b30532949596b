package assay.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/**
 * How long the disk takes to make a page durable, as a commit must: 8 KiB written over a file that
 * has its length already, then fdatasync.
 *
 * @param fileSystem type of the file system
 */
record DiskSync(double p50Millis, double p99Millis, int writes, String fileSystem) {
  private static final int PAGE = 8 << 10;
  private static final int PAGES = 512;
  private static final int WRITES = 500;

  static DiskSync measure(Path directory) throws IOException {
    Path file = Files.createTempFile(directory, "sync", ".page");
    try (var channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
      var page = ByteBuffer.allocateDirect(PAGE);
      for (int i = 0; i < PAGES; i++) {
        channel.write(page.clear(), (long) i * PAGE);
      }
      channel.force(true);
      Histogram times = Sample.histogram();
      for (int i = 0; i < WRITES; i++) {
        page.clear().putInt(0, i);
        long start = System.nanoTime();
        channel.write(page.clear(), (long) (i % PAGES) * PAGE);
        channel.force(false);
        times.recordValue(System.nanoTime() - start);
      }
      return new DiskSync(
          times.getValueAtPercentile(50) / 1e6,
          times.getValueAtPercentile(99) / 1e6,
          WRITES,
          Files.getFileStore(directory).type());
    }
  }
}
