package assay.application.casework;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.scoring.DecisionSamples;
import assay.application.scoring.InMemoryDecisionLog;
import assay.application.triage.AuditTrail;
import assay.domain.event.Pointer;
import assay.domain.event.StreamName;
import assay.domain.scoring.DecisionId;
import assay.domain.triage.Reviewer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevealFieldTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Reviewer CAROL = new Reviewer("carol");

  private final StreamName stream = DecisionSamples.freshStream();
  private final InMemoryDecisionLog log = new InMemoryDecisionLog();
  private final List<AuditTrail.Entry> written = new ArrayList<>();
  private final RevealField revealField =
      new RevealField(
          CaseworkSamples.storedEvents(log, stream),
          new Trail(written),
          Clock.fixed(NOON, ZoneOffset.UTC));

  private record Trail(List<Entry> entries) implements AuditTrail {
    @Override
    public void record(Entry entry) {
      entries.add(entry);
    }

    @Override
    public List<Entry> list(String subject) {
      return List.copyOf(entries);
    }

    @Override
    public List<Entry> latest(int limit, Optional<Long> before) {
      return List.copyOf(entries);
    }
  }

  @Test
  void showsAMaskedFieldAndWritesItDown() {
    var id = CaseworkSamples.store(log, stream, "visa-1", "d1").id();

    assertThat(revealField.reveal(id, Pointer.toField("card"), CAROL)).contains("visa-1");

    assertThat(written)
        .containsExactly(
            AuditTrail.Entry.of(NOON, "carol", "field-revealed", "case:" + id, "/card"));
  }

  @Test
  void writesNothingWhereNothingWasHidden() {
    var id = CaseworkSamples.store(log, stream, "visa-1", "d1").id();

    assertThat(revealField.reveal(id, Pointer.toField("device"), CAROL)).isEmpty();
    assertThat(revealField.reveal(id, Pointer.parse("/card/0"), CAROL)).isEmpty();
    assertThat(revealField.reveal(new DecisionId(new UUID(1, 2)), Pointer.toField("card"), CAROL))
        .isEmpty();
    assertThat(written).isEmpty();
  }
}
