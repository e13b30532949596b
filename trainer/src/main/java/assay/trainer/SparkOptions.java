package assay.trainer;

import assay.adapters.training.SparkSessions;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Where Spark runs. */
public final class SparkOptions {
  @Option(
      names = "--master",
      paramLabel = "URL",
      defaultValue = "${env:ASSAY_SPARK_MASTER:-local[*]}",
      description =
          "Spark's master: local[*] (all cores of this machine, the default), or a cluster's address.")
  private String master = "local[*]";

  /** Opens a session. */
  public Session open() {
    return new Session(SparkSessions.open(master));
  }

  /** A session of Spark that is ended with the command. */
  public record Session(SparkSession spark) implements AutoCloseable {
    @Override
    public void close() {
      spark.stop();
    }
  }
}
