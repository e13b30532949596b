package assay.adapters.persistence;

import assay.application.triage.AuditSampling.AuditSeed;
import assay.domain.event.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** The seed that the first migration drew. */
@ApplicationScoped
public class JdbcAuditSeed implements AuditSeed {
  private final Sql sql;

  @Inject
  public JdbcAuditSeed(DataSource dataSource) {
    this.sql = new Sql(dataSource);
  }

  @Override
  public Sha256 value() {
    return sql.find("SELECT seed FROM audit_seed", row -> Sql.sha256(row, "seed")).orElseThrow();
  }
}
