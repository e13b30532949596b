package assay.adapters.training;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Sessions of Spark, set so that the same data and seed give the same model. */
public final class SparkSessions {
  private static final String MASTER = "spark.master";

  private SparkSessions() {}

  /**
   * A session. What {@code spark-submit} was told goes before what stands here.
   *
   * @param master {@code local[*]}, or the address of a cluster; what {@code spark-submit} says
   *     goes before it
   */
  public static SparkSession open(String master) {
    var conf = new SparkConf();
    conf.setIfMissing(MASTER, master);
    conf.setIfMissing("spark.app.name", "assay");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    // Adaptive plans choose partitions by sizes that they measure; sums would differ with them.
    conf.setIfMissing("spark.sql.adaptive.enabled", "false");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    if (conf.get(MASTER).startsWith("local")) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      // Results come from this process and are held by its heap; no limit beside that.
      conf.setIfMissing("spark.driver.maxResultSize", "0");
    }
    return SparkSession.builder().config(conf).getOrCreate();
  }
}
