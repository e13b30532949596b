package assay.adapters.persistence;

import assay.application.scoring.DecisionLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;

/** What the server lends to the adapters. */
@ApplicationScoped
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // The server fills and reads the fields.
class ContainerResources {
  @Produces
  @Resource(lookup = "java:jboss/datasources/AssayDS")
  private DataSource dataSource;

  @Produces
  @PersistenceContext(unitName = "assay")
  private EntityManager entityManager;

  @Resource private ManagedThreadFactory threads;

  @Produces
  @ApplicationScoped
  DecisionLog decisionLog(DataSource source) {
    return PostgresDecisionLog.start(source, threads);
  }

  void stop(@Disposes DecisionLog log) {
    if (log instanceof PostgresDecisionLog running) {
      running.close();
    }
  }
}
