package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.features;
import static assay.adapters.pmml.Streams.probability;
import static assay.adapters.pmml.Streams.ready;
import static assay.adapters.pmml.Streams.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ScoresInManyThreadsTest {
  private static final int THREADS = 8;

  @Test
  void givesTheSameScoresAndReasonsInEightThreads() throws Exception {
    var model = ready("boosted-trees.pmml", stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY"));
    Callable<Double> task =
        () -> {
          double sum = 0;
          for (int i = 0; i < 2000; i++) {
            var event =
                features(
                    "amount", (double) i, "age", 1.0 + i % 70, "type", i % 2 == 0 ? "GIFT" : "X");
            sum += probability(model, event) + model.explain(event).orElseThrow().margin();
          }
          return sum;
        };
    double alone = task.call();
    var pool = Executors.newFixedThreadPool(THREADS);
    try {
      var sums = new ArrayList<Future<Double>>();
      for (int i = 0; i < THREADS; i++) {
        sums.add(pool.submit(task));
      }
      for (Future<Double> sum : sums) {
        assertThat(sum.get()).isEqualTo(alone);
      }
    } finally {
      pool.shutdown();
    }
  }
}
