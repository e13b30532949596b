package assay.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import assay.adapters.report.LineChart.Fit;
import assay.adapters.report.LineChart.Line;
import assay.domain.scoring.Contribution;
import assay.domain.scoring.Explanation;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartsTest {
  private static final Plot.Axis AXIS = new Plot.Axis("axis", Figures::tick);

  private static String line(double... ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i;
    }
    var lines = List.of(Content.line("line", xs, ys));
    return new LineChart("t", "r", AXIS, AXIS, Fit.around(lines), false, lines, List.of())
        .figure()
        .render();
  }

  /** From the lower left of the frame to its upper right. */
  @Test
  void drawsALineWhereItsPointsAre() {
    var line = new Line("line", List.of(new Svg.Place(0, 0), new Svg.Place(1, 1)));

    String svg =
        new LineChart("t", "r", AXIS, AXIS, Fit.UNIT, false, List.of(line), List.of())
            .figure()
            .render();

    assertThat(svg).contains("d=\"M52 210L388 24\"");
  }

  @Test
  void aGapInterruptsALine() {
    assertThat(Pattern.compile("<path").matcher(line(1, 2, Double.NaN, 3, 4)).results()).hasSize(2);
  }

  @Test
  void drawsWhatHardlyVaries() {
    assertThat(List.of(line(5), line(0, 0, 0), line(1e-12, 2e-12), line(1e12, 1e12)))
        .allSatisfy(svg -> assertThat(svg).doesNotContain("NaN", "Infinity"));
    assertThat(line(Double.NaN, Double.NaN)).doesNotContain("NaN", "<path");
  }

  @Test
  void barsBelowZeroReachToTheLeft() {
    var bars =
        List.of(
            new Bars.Bar("up", 2, OptionalDouble.empty(), "2"),
            new Bars.Bar("down", -2, OptionalDouble.of(0.5), "-2"));

    String svg = new Bars("t", "r", bars).figure().render();

    assertThat(svg).contains("class=\"bar below\"", "class=\"whisker\"").doesNotContain("NaN");
    assertThat(
            new Bars("t", "r", List.of(new Bars.Bar("none", 0, OptionalDouble.empty(), "0")))
                .figure()
                .render())
        .doesNotContain("NaN");
  }

  @Test
  void aWaterfallEndsAtTheScoreAndPutsTheRestTogether() {
    var contributions =
        java.util.stream.IntStream.rangeClosed(1, 12)
            .mapToObj(i -> new Contribution("f" + i, null, i / 100.0))
            .toList();

    String svg =
        new Waterfall("t", "r", new Explanation("break-down", "probability", 0.1, contributions))
            .figure()
            .render();

    assertThat(svg).contains("3 others: +6.00 %", "this event: 88.0 %", "f12 = missing: +12.0 %");
  }

  @Test
  void aSwarmShowsWhetherAValueIsHighByMoreThanColour() {
    var explanations =
        List.of(
            explanation(1.0, -0.5),
            explanation(2.0, 0.1),
            explanation(3.0, 0.5),
            explanation("x", 0));

    String svg = new Beeswarm("t", "r", explanations).figure().render();

    assertThat(svg).contains("swarm low", "swarm mid", "swarm top", "swarm other");
  }

  private static Explanation explanation(Object value, double contribution) {
    return new Explanation("m", "log-odds", 0, List.of(new Contribution("a", value, contribution)));
  }

  @Test
  void aSwarmOfNothingButZerosIsDrawn() {
    String svg = new Beeswarm("t", "r", List.of(explanation("x", 0))).figure().render();

    assertThat(svg).contains("<circle").doesNotContain("NaN");
  }

  /** Each class by its own size: two of two good events, one of four frauds. */
  @Test
  void aHistogramShowsSharesOfEachClass() {
    String svg =
        new ClassHistogram(
                "t",
                "r",
                AXIS,
                List.of(0.0, 1.0, 2.0),
                List.of(2L, 0L),
                List.of(1L, 3L),
                true,
                false)
            .figure()
            .render();

    assertThat(svg).contains("0 to 1: 100 % of good events, 25.0 % of frauds");
  }

  @Test
  void aHeatMapShowsNumbersNotColoursOnly() {
    double[][] values = {{1, -0.5}, {-0.5, Double.NaN}};

    String svg = new HeatMap("t", "r", List.of("one", "other"), values).figure().render();

    assertThat(svg).contains("one and other: −0.50", "heat below", "fill-opacity=\"0.30\"");
  }
}
