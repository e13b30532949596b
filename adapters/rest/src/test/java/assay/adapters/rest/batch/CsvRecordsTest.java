package assay.adapters.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.rest.batch.CsvRecords.CsvRecord;
import assay.adapters.rest.batch.CsvRecords.Flaw;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
  private static List<CsvRecord> read(byte[] bytes) throws IOException {
    var records = new CsvRecords(new ByteArrayInputStream(bytes), 50);
    var all = new ArrayList<CsvRecord>();
    for (var one = records.next(); one != null; one = records.next()) {
      all.add(one);
    }
    return all;
  }

  private static List<CsvRecord> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static CsvRecord good(String... cells) {
    return new CsvRecord(List.of(cells), null);
  }

  @Test
  void readsQuotesCommasAndLineFeedsInCells() throws IOException {
    assertThat(read("a,\"b,\"\"c\"\"\nd\",e\r\n\"\",x\"y,\n"))
        .containsExactly(good("a", "b,\"c\"\nd", "e"), good("", "x\"y", ""));
  }

  @Test
  void readsBothLineEndsAndNoneAtTheEnd() throws IOException {
    assertThat(read("a,b\r\nc,d\ne,\"f\"\r\ng,h"))
        .containsExactly(good("a", "b"), good("c", "d"), good("e", "f"), good("g", "h"));
  }

  @Test
  void passesOverBlankLinesAndTheByteOrderMark() throws IOException {
    assertThat(read("\uFEFF\r\n\na,ü\n\n\r\n😀,\"\"\n"))
        .containsExactly(good("a", "ü"), good("😀", ""));
    assertThat(read("\uFEFF")).isEmpty();
    assertThat(read("")).isEmpty();
    assertThat(read("\"\"")).containsExactly(good(""));
  }

  @Test
  void goesOnAfterARowThatIsTooLarge() throws IOException {
    assertThat(read("a\n" + "x".repeat(51) + "\n" + "x".repeat(50) + "\n"))
        .containsExactly(good("a"), new CsvRecord(List.of(), Flaw.TOO_LARGE), good("x".repeat(50)));
  }

  @Test
  void goesOnAfterTextBehindAQuote() throws IOException {
    assertThat(read("\"a\"b,c\nd,e\n"))
        .containsExactly(new CsvRecord(List.of("a"), Flaw.AFTER_QUOTE), good("d", "e"));
  }

  @Test
  void goesOnAfterAQuoteThatIsNeverClosed() throws IOException {
    assertThat(read("\"a,b\nc")).containsExactly(new CsvRecord(List.of("a,b\nc"), Flaw.OPEN_QUOTE));
    assertThat(read("a,\"" + "x\n".repeat(60)))
        .first()
        .isEqualTo(new CsvRecord(List.of(), Flaw.TOO_LARGE));
  }

  @Test
  void goesOnAfterBytesThatAreNoText() throws IOException {
    var bytes = "a,b\n?,c\n\uFFFD,d\n".getBytes(StandardCharsets.UTF_8);
    bytes[4] = (byte) 0xFF;

    assertThat(read(bytes))
        .containsExactly(
            good("a", "b"),
            new CsvRecord(List.of("\uFFFD", "c"), Flaw.NOT_UTF8),
            good("\uFFFD", "d"));
  }
}
