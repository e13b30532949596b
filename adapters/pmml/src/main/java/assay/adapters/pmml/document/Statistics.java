package assay.adapters.pmml.document;

import assay.application.training.InputDistribution;
import assay.application.training.InputDistribution.Categorical;
import assay.application.training.InputDistribution.Numeric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.dmg.pmml.ContStats;
import org.dmg.pmml.Counts;
import org.dmg.pmml.DiscrStats;
import org.dmg.pmml.Interval;
import org.dmg.pmml.Interval.Closure;
import org.dmg.pmml.NumericInfo;
import org.dmg.pmml.Quantile;
import org.dmg.pmml.UnivariateStats;
import org.jspecify.annotations.Nullable;

/** Training distributions as {@code UnivariateStats}, and back. */
final class Statistics {
  private static final double[] LIMITS = {0, 25, 50, 75, 100};

  private Statistics() {}

  static UnivariateStats write(InputDistribution distribution) {
    var counts =
        new Counts()
            .setTotalFreq(distribution.present() + distribution.missing())
            .setMissingFreq(distribution.missing());
    var stats = new UnivariateStats(distribution.name()).setCounts(counts);
    if (distribution instanceof Categorical categorical) {
      counts.setCardinality(Math.toIntExact(categorical.distinct()));
      return stats.setDiscrStats(discrete(categorical));
    }
    var numeric = (Numeric) distribution;
    return numeric.present() == 0
        ? stats.setNumericInfo(new NumericInfo())
        : stats.setNumericInfo(info(numeric)).setContStats(histogram(numeric));
  }

  private static DiscrStats discrete(Categorical distribution) {
    var counts = distribution.counts();
    var stats = new DiscrStats();
    if (!counts.isEmpty()) {
      stats
          .setModalValue(counts.keySet().iterator().next())
          .addArrays(Numbers.strings(counts.keySet()), Numbers.integers(counts.values()));
    }
    return stats;
  }

  private static NumericInfo info(Numeric distribution) {
    var info = new NumericInfo().setMean(Numbers.compact(distribution.mean()));
    if (Double.isFinite(distribution.standardDeviation())) {
      info.setStandardDeviation(Numbers.compact(distribution.standardDeviation()));
    }
    var quantiles = distribution.quantiles();
    if (quantiles.isEmpty()) {
      return info;
    }
    for (int i = 0; i < LIMITS.length; i++) {
      info.addQuantiles(
          new Quantile(Numbers.compact(LIMITS[i]), Numbers.compact(quantiles.get(i))));
    }
    return info.setMinimum(Numbers.compact(quantiles.get(0)))
        .setMaximum(Numbers.compact(quantiles.get(4)))
        .setMedian(Numbers.compact(quantiles.get(2)))
        .setInterQuartileRange(Numbers.compact(quantiles.get(3) - quantiles.get(1)));
  }

  private static ContStats histogram(Numeric distribution) {
    double n = distribution.present();
    double mean = distribution.mean();
    double deviation = distribution.standardDeviation();
    double around = n > 1 ? (n - 1) * deviation * deviation : 0;
    var stats =
        new ContStats()
            .setTotalValuesSum(Numbers.compact(n * mean))
            .setTotalSquaresSum(Numbers.compact(around + n * mean * mean));
    var edges = distribution.edges();
    for (int bin = 0; bin < distribution.counts().size(); bin++) {
      boolean last = bin == distribution.counts().size() - 1;
      stats.addIntervals(
          new Interval(
              last ? Closure.CLOSED_CLOSED : Closure.CLOSED_OPEN,
              Numbers.compact(edges.get(bin)),
              Numbers.compact(edges.get(bin + 1))));
    }
    return distribution.counts().isEmpty()
        ? stats
        : stats.addArrays(Numbers.integers(distribution.counts()));
  }

  /** The distribution, null where the statistics are of neither kind. */
  static @Nullable InputDistribution read(UnivariateStats stats) {
    var counts = stats.getCounts();
    long missing = counts == null ? 0 : whole(counts.getMissingFreq());
    long present = counts == null ? 0 : whole(counts.getTotalFreq()) - missing;
    String name = stats.getField();
    if (name == null) {
      return null;
    }
    if (stats.getDiscrStats() != null) {
      return discrete(name, present, missing, counts, stats.getDiscrStats());
    }
    if (stats.getNumericInfo() != null || stats.getContStats() != null) {
      return numeric(name, present, missing, stats);
    }
    return null;
  }

  private static Categorical discrete(
      String name, long present, long missing, @Nullable Counts counts, DiscrStats stats) {
    var frequencies = new LinkedHashMap<String, Long>();
    if (stats.hasArrays() && stats.getArrays().size() == 2) {
      var values = Numbers.items(stats.getArrays().get(0));
      var numbers = Numbers.doubles(stats.getArrays().get(1));
      for (int i = 0; i < Math.min(values.size(), numbers.size()); i++) {
        frequencies.put(values.get(i), Math.round(numbers.get(i)));
      }
    }
    long distinct =
        counts == null || counts.getCardinality() == null
            ? frequencies.size()
            : counts.getCardinality();
    return new Categorical(name, present, missing, frequencies, distinct);
  }

  private static Numeric numeric(String name, long present, long missing, UnivariateStats stats) {
    var info = stats.getNumericInfo() == null ? new NumericInfo() : stats.getNumericInfo();
    List<Double> edges = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    if (stats.getContStats() != null) {
      histogram(stats.getContStats(), edges, counts);
    }
    return new Numeric(
        name,
        present,
        missing,
        number(info.getMean()),
        number(info.getStandardDeviation()),
        quantiles(info),
        edges,
        counts);
  }

  /** A histogram whose intervals don't follow each other is none that can be binned into. */
  private static void histogram(ContStats stats, List<Double> edges, List<Long> counts) {
    if (!stats.hasIntervals() || !stats.hasArrays()) {
      return;
    }
    var frequencies = Numbers.doubles(stats.getArrays().get(0));
    var intervals = stats.getIntervals();
    boolean joined = frequencies.size() == intervals.size();
    for (int i = 0; joined && i < intervals.size(); i++) {
      double left = number(intervals.get(i).getLeftMargin());
      double right = number(intervals.get(i).getRightMargin());
      joined = left < right && (i == 0 || edges.get(i) == left);
      if (i == 0) {
        edges.add(left);
      }
      edges.add(right);
    }
    if (joined) {
      frequencies.forEach(count -> counts.add(Math.round(count)));
    } else {
      edges.clear();
    }
  }

  private static List<Double> quantiles(NumericInfo info) {
    var found = new ArrayList<Double>();
    for (double limit : LIMITS) {
      quantile(info, limit).findFirst().ifPresent(found::add);
    }
    return found.size() == LIMITS.length ? found : List.of();
  }

  private static Stream<Double> quantile(NumericInfo info, double limit) {
    var listed =
        info.hasQuantiles()
            ? info.getQuantiles().stream()
                .filter(quantile -> number(quantile.getQuantileLimit()) == limit)
                .map(quantile -> number(quantile.getQuantileValue()))
            : Stream.<Double>empty();
    var attribute = limit == 0 ? info.getMinimum() : limit == 50 ? info.getMedian() : null;
    var named = limit == 100 ? info.getMaximum() : attribute;
    return Stream.concat(listed, Stream.ofNullable(named).map(Number::doubleValue));
  }

  private static double number(@Nullable Number value) {
    return value == null ? Double.NaN : value.doubleValue();
  }

  private static long whole(@Nullable Number value) {
    return value == null ? 0 : Math.round(value.doubleValue());
  }
}
