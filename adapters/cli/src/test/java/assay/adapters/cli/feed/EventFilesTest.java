package assay.adapters.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFilesTest {
  private static final String CSV =
      """
      ,cc_num,amount,name,account,state
      0,4000000000000000001,12.50,"Çelik, A.",007,
      1,-7,1e3,"two
      lines",0,x
      """;

  @TempDir private Path folder;

  @Test
  void readsCsvWithNumbersAsWrittenTextsNullsAndNoRowNumbers() throws Exception {
    try (var source = EventFiles.open(file(CSV.getBytes(StandardCharsets.UTF_8)))) {
      assertThat(source.next())
          .hasToString(
              "{\"cc_num\":4000000000000000001,\"amount\":12.50,\"name\":\"Çelik, A.\","
                  + "\"account\":\"007\",\"state\":null}");
      assertThat(source.next())
          .hasToString(
              "{\"cc_num\":-7,\"amount\":1E+3,\"name\":\"two\\nlines\",\"account\":0,\"state\":\"x\"}");
      assertThat(source.next()).isNull();
    }
  }

  @Test
  void readsGzippedNdjsonWithAByteOrderMarkAndEmptyLines() throws Exception {
    String lines = "{\"id\": 123456789012345678901, \"x\": 1.10}\n\n{\"id\": 2, \"in\": [{}]}\n";
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(0xef);
      out.write(0xbb);
      out.write(0xbf);
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
    try (var source = EventFiles.open(file(zipped.toByteArray()))) {
      assertThat(source.next()).hasToString("{\"id\":123456789012345678901,\"x\":1.10}");
      assertThat(source.next()).hasToString("{\"id\":2,\"in\":[{}]}");
      assertThat(source.next()).isNull();
    }
  }

  @Test
  void namesTheRowThatIsWrong() throws Exception {
    try (var source = EventFiles.open(file("{\"a\": 1}\n[2]\n".getBytes(StandardCharsets.UTF_8)))) {
      source.next();
      assertThatThrownBy(source::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("row 2")
          .hasMessageContaining("ARRAY");
    }
    try (var source =
        EventFiles.open(file("{\"a\": 1}\n{\"b\": \n".getBytes(StandardCharsets.UTF_8)))) {
      source.next();
      assertThatThrownBy(source::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("row 2");
    }
    try (var source = EventFiles.open(file("a,b\n1,2\n3\n".getBytes(StandardCharsets.UTF_8)))) {
      source.next();
      assertThatThrownBy(source::next)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("row 2");
    }
  }

  @Test
  void takesAnEmptyFileForOneWithoutEvents() throws Exception {
    try (var source = EventFiles.open(file(new byte[0]))) {
      assertThat(source.next()).isNull();
    }
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(folder, "events", ""), content);
  }
}
