package assay.adapters.training;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One session of Spark for all tests of the module: it takes seconds to start. */
public final class SparkExtension implements BeforeAllCallback {
  private static SparkSession session;

  /** The session. */
  public static synchronized SparkSession spark() {
    if (session == null) {
      session = SparkSessions.open("local[2]");
    }
    return session;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    spark();
  }
}
