package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.cli.demo.DemoCommand;
import assay.webapp.Installation;
import assay.webapp.OnTheServer;
import assay.webapp.Server;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The invented week, by the interfaces that everybody has. */
@OnTheServer
class DemoIT {
  private static final String WAITING_CHECKS =
      "SELECT count(*) FROM triage_case c JOIN decision d ON d.id = c.id"
          + " WHERE c.sampled AND d.stream = 'ecommerce' AND c.state <> 'CLOSED'";

  @Test
  void fillsEveryStream() throws Exception {
    var server = Installation.shared();
    long before = server.count("SELECT count(*) FROM decision");
    long waiting = server.count(WAITING_CHECKS);

    int code =
        new CommandLine(new DemoCommand())
            .execute(
                "--url",
                Server.url("/").toString(),
                "--data",
                Server.data().toString(),
                "--events",
                "60",
                "--seed",
                "7");

    assertThat(code).isZero();
    assertThat(server.count("SELECT count(*) FROM decision")).isEqualTo(before + 6 * 60);
    var streams =
        server.query(
            row -> row.getString(1),
            "SELECT DISTINCT d.stream FROM decision d JOIN triage_case c ON c.id = d.id"
                + " WHERE c.closed_by LIKE '%(demo)' ORDER BY 1");
    assertThat(streams).hasSizeGreaterThan(3);
    assertThat(server.count("SELECT count(*) FROM case_note WHERE written_by LIKE '%(demo)'"))
        .isPositive();
    assertThat(
            server.count(
                "SELECT count(*) FROM label l JOIN triage_case c ON c.id = l.decision_id"
                    + " WHERE l.source = 'chargeback' AND c.closed_by LIKE '%(demo)'"))
        .isPositive();
    assertThat(
            server.query(
                row -> row.getString(1),
                "SELECT DISTINCT deed FROM audit_entry WHERE recorded_by LIKE '%(demo)'"))
        .contains("case-snoozed", "case-escalated", "case-reopened");
    // Chance says how many random checks were drawn: all of them were looked at.
    assertThat(server.count(WAITING_CHECKS)).isEqualTo(waiting);
    // All of it within the week that it is said to be of, or a little before.
    assertThat(
            server.count(
                "SELECT count(*) FROM decision WHERE stream IN ('mobile-money', 'card-pca')"
                    + " AND event_time > now() - interval '8 days'"))
        .isGreaterThanOrEqualTo(120);
  }
}
