package assay.adapters.persistence;

import assay.domain.scoring.DecisionId;
import assay.domain.triage.Label;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one source says of a decision. */
@Entity
@Table(name = "label")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
class LabelEntity {
  /** A decision and who says something of it. */
  @Embeddable
  static class Key implements Serializable {
    private static final long serialVersionUID = 1;

    @Column(name = "decision_id")
    private UUID decision;

    private String source;

    protected Key() {}

    Key(DecisionId decision, String source) {
      this.decision = decision.value();
      this.source = source;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && decision.equals(key.decision) && source.equals(key.source);
    }

    @Override
    public int hashCode() {
      return Objects.hash(decision, source);
    }
  }

  @EmbeddedId private Key key;

  private boolean fraud;

  @Column(name = "said_by")
  private String by;

  @Column(name = "said_at")
  private Instant at;

  protected LabelEntity() {}

  static LabelEntity from(Label label) {
    var entity = new LabelEntity();
    entity.key = new Key(label.decision(), label.source());
    entity.fraud = label.fraud();
    entity.by = label.by();
    entity.at = label.at();
    return entity;
  }

  Label toDomain() {
    return new Label(new DecisionId(key.decision), fraud, key.source, by, at);
  }
}
