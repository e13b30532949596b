package assay.adapters.rest.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.adapters.rest.InMemory;
import assay.adapters.rest.RestSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileBatchTest {
  private final InMemory memory = new InMemory();
  private final List<String> told = new ArrayList<>();
  private final FileBatch.Watcher watcher =
      new FileBatch.Watcher() {
        @Override
        public void decided(long number, String decisionId, String tier, double probability) {
          told.add(number + " " + tier + " " + probability);
        }

        @Override
        public void failed(long number, List<FileBatch.Fault> faults) {
          faults.forEach(f -> told.add(number + " " + f.field() + ": " + f.problem()));
        }
      };

  private FileBatch batch(boolean store) {
    return new FileBatch(
        memory.scoreEvent(),
        RestSettings.standard(),
        memory.streams.find(InMemory.PAYMENTS).orElseThrow(),
        store);
  }

  private String csv(String text, boolean store) throws IOException {
    var out = new ByteArrayOutputStream();
    batch(store).csv(in(text), out, watcher);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsEachRow() throws Exception {
    csv("id,amount\n1,10\n2,much\n3,1000\n", false);

    assertThat(told).hasSize(3);
    assertThat(told.get(0)).startsWith("1 ").endsWith(" 0.9");
    assertThat(told.get(1)).startsWith("2 /amount: ").contains("much", "expected");
    assertThat(told.get(2)).startsWith("3 HIGH");
    assertThat(memory.stored).isEmpty();
  }

  @Test
  void tellsOfARowThatIsNoEvent() throws Exception {
    csv("id,amount\n1,10,more\n", false);
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("1 : 4");
  }

  @Test
  void storesWhereAsked() throws Exception {
    batch(true).ndjson(in("{\"id\": 1, \"amount\": 10}\n"), new ByteArrayOutputStream(), watcher);
    assertThat(memory.stored).hasSize(1);
  }

  @Test
  void leavesNoFormulaForASpreadsheet() throws Exception {
    String out =
        csv(
            "id,amount,kind,=head\n1,10,\"=HYPERLINK(\"\"x\"\")\",+1\n2,10,@x,-2\n3,10,-y,\t=1\n",
            false);
    assertThat(out)
        .contains("id,amount,kind,'=head")
        .contains("1,10,\"'=HYPERLINK(\"\"x\"\")\",+1,")
        .contains("2,10,'@x,-2,")
        .contains("3,10,'-y,'\t=1,");
  }

  @Test
  void saysWhatNoTableCanHold() {
    var nested =
        new FileBatch(
            memory.scoreEvent(),
            RestSettings.standard(),
            memory.streams.find(InMemory.TICKETS).orElseThrow(),
            false);
    assertThatThrownBy(() -> nested.csv(in("a\n1\n"), new ByteArrayOutputStream(), watcher))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NDJSON");
    assertThatThrownBy(() -> csv("", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first row");
  }
}
