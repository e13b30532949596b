package assay.webapp.console;

import assay.webapp.console.Upload.Decided;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The decided rows of a file, on disk: any page of any list is read at once, however many rows
 * there are. Rows are added by one thread, then closed, and can then be read by any.
 */
final class UploadRows implements AutoCloseable {
  /** High and medium rows. */
  static final String STOPPED = "stopped";

  static final String ALL = "all";

  /** The lists, in the order of the page. */
  static final List<String> LISTS = List.of(STOPPED, "high", "medium", "low", ALL);

  private static final List<String> TIERS = List.of("low", "medium", "high");
  private static final int SIZE = Long.BYTES * 4 + 1;

  private final Path folder;
  private final Map<String, DataOutputStream> open = new LinkedHashMap<>();

  /** In a new folder below one. */
  UploadRows(Path parent) throws IOException {
    folder = Files.createTempDirectory(parent, "upload");
    for (String list : LISTS) {
      var file = Files.newOutputStream(folder.resolve(list));
      open.put(list, new DataOutputStream(new BufferedOutputStream(file)));
    }
  }

  void add(Decided row) throws IOException {
    write(ALL, row);
    write(row.tier(), row);
    if (!row.tier().equals("low")) {
      write(STOPPED, row);
    }
  }

  private void write(String list, Decided row) throws IOException {
    var id = UUID.fromString(row.id());
    var out = open.get(list);
    if (out == null) {
      throw new IllegalArgumentException("There is no list of the tier " + row.tier() + ".");
    }
    out.writeLong(row.number());
    out.writeLong(id.getMostSignificantBits());
    out.writeLong(id.getLeastSignificantBits());
    out.writeDouble(row.probability());
    out.writeByte(TIERS.indexOf(row.tier()));
  }

  @Override
  public void close() throws IOException {
    for (var out : open.values()) {
      out.close();
    }
  }

  /** Up to so many rows of a list, in the order of the file. */
  List<Decided> page(String list, long from, int most) throws IOException {
    try (var file = new RandomAccessFile(folder.resolve(list).toFile(), "r")) {
      long left = file.length() / SIZE - from;
      var bytes = new byte[(int) Math.max(0, Math.min(most, left)) * SIZE];
      file.seek(from * SIZE);
      file.readFully(bytes);
      var rows = new ArrayList<Decided>();
      for (var in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
        rows.add(read(in));
      }
      return rows;
    }
  }

  private static Decided read(ByteBuffer in) {
    long number = in.getLong();
    var id = new UUID(in.getLong(), in.getLong());
    double probability = in.getDouble();
    return new Decided(number, id.toString(), TIERS.get(in.get()), probability);
  }

  void delete() throws IOException {
    for (String list : LISTS) {
      Files.deleteIfExists(folder.resolve(list));
    }
    Files.deleteIfExists(folder);
  }
}
