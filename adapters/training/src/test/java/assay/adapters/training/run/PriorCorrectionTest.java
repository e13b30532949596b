package assay.adapters.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import assay.adapters.training.MessyTables;
import assay.adapters.training.TestFormats;
import assay.adapters.training.data.BadData;
import assay.adapters.training.data.Partition;
import assay.adapters.training.data.Splitter.PartSummary;
import assay.adapters.training.data.StreamSource;
import assay.domain.calibration.Calibrator;
import assay.domain.calibration.Identity;
import assay.domain.calibration.IsotonicRegression;
import assay.domain.calibration.IsotonicRegression.Point;
import assay.domain.calibration.PlattScaling;
import assay.domain.scoring.Population;
import assay.domain.stream.StreamDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorCorrectionTest {
  private static final Map<Partition, PartSummary> PARTS =
      Map.of(Partition.VALIDATION, new PartSummary(1_000, 200, Instant.EPOCH, Instant.EPOCH));

  @TempDir Path folder;

  private StreamDefinition definition(String population) throws IOException {
    Path file = MessyTables.definition(folder);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\\{", "{" + population.replace("\\", "\\\\")));
    return StreamSource.read(file, new TestFormats()).definition();
  }

  @Test
  void isOfTheShareOnWhichTheModelIsCalibrated() throws IOException {
    assertThat(PriorCorrection.of(Optional.of(0.01), definition(""), PARTS))
        .contains(new Population(0.01, 0.2));
    assertThat(PriorCorrection.of(Optional.empty(), definitionAgain(), PARTS)).isEmpty();
  }

  private StreamDefinition definitionAgain() throws IOException {
    return StreamSource.read(folder.resolve("messy/stream.json"), new TestFormats()).definition();
  }

  @Test
  void isLeftToTheServerWhereTheDefinitionStatesTheSame() throws IOException {
    var definition = definition("\"population\": {\"fraudShare\": 0.01, \"trainedOn\": 0.2},");

    assertThat(PriorCorrection.of(Optional.of(0.01), definition, PARTS)).isEmpty();
    assertThatThrownBy(() -> PriorCorrection.of(Optional.of(0.02), definition, PARTS))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("the recipe says 0.02 and the stream's definition 0.01");
  }

  /** Odds are multiplied by (0.01 / 0.99) / (0.2 / 0.8) = 4 / 99, whatever calibrates before. */
  @Test
  void multipliesTheOddsBehindEveryCalibration() {
    var population = new Population(0.01, 0.2);
    var isotonic =
        new IsotonicRegression(List.of(new Point(0.1, 0), new Point(0.5, 0.3), new Point(0.9, 1)));
    for (Calibrator before :
        List.<Calibrator>of(new Identity(), new PlattScaling(1.5, 0.25), isotonic)) {
      var after = PriorCorrection.behind(before, population);
      for (double p : new double[] {0.1, 0.5, 0.9}) {
        double calibrated = before.calibrate(p);
        double odds = calibrated / (1 - calibrated) * 4 / 99;
        assertThat(after.calibrate(p))
            .as("%s of %s", before.method(), p)
            .isCloseTo(Double.isInfinite(odds) ? 1 : odds / (1 + odds), within(1e-12));
      }
    }
  }
}
