package assay.adapters.pmml;

import assay.adapters.json.JsonDefinitionFormat;
import assay.application.model.FraudModels.Loaded;
import assay.application.stream.DefinitionFormat;
import assay.domain.event.StreamName;
import assay.domain.features.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long a score, its tree paths, its exact Shapley values and sampled ones take for the models
 * of the repository, on one thread; not part of the build: {@code mvn test -pl adapters/pmml -am
 * -Dtest=ReasonsMeasurement -Dassay.measure.rows=2000 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@EnabledIfSystemProperty(named = "assay.measure.rows", matches = "[0-9]+")
class ReasonsMeasurement {
  private static final Path MODELS = Path.of("../../pmml-models");
  private static final int ROWS = Integer.getInteger("assay.measure.rows", 2000);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ticketing",
        "mobile-money",
        "card-pca",
        "card-retail",
        "card-terminals",
        "ecommerce"
      })
  void measures(String stream) throws IOException {
    var folder = MODELS.resolve(stream);
    var definition =
        ((DefinitionFormat.Parsed.Read)
                new JsonDefinitionFormat()
                    .parse(
                        new StreamName(stream), Files.readAllBytes(folder.resolve("stream.json"))))
            .definition();
    var pmml = Files.readAllBytes(folder.resolve("champion.pmml"));
    var model = (PmmlFraudModel) ((Loaded.Ready) Streams.MODELS.load(pmml, definition)).model();
    var rows = VerificationRows.of(model.document());
    var sampled = SampledReasons.ofFile(model, rows).orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%-15s score %6.1f  paths %6.1f  exact %6.1f  measured at load %6.1f  sampled %8.0f us%n",
        stream,
        median(rows, model::score),
        median(rows, model::explain),
        median(rows, model::explainExactly),
        model.timeOfReasons().orElseThrow().toNanos() / 1e3,
        median(rows.subList(0, 5), row -> sampled.explain(model, row, 1)));
  }

  private static double median(List<Features> rows, Consumer<Features> work) {
    int count = rows.size() < 10 ? 10 : ROWS;
    double[] times = new double[count];
    for (int i = 0; i < 2 * count; i++) {
      long start = System.nanoTime();
      work.accept(rows.get(i % rows.size()));
      times[i % count] = (System.nanoTime() - start) / 1e3;
    }
    Arrays.sort(times);
    return times[count / 2];
  }
}
