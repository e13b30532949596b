package assay.domain.synthetic;

import java.util.List;
import java.util.random.RandomGenerator;

/** The distributions that the generators draw from, over one random source. */
final class Draws {
  private final RandomGenerator random;

  Draws(RandomGenerator random) {
    this.random = random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int flag(double probability) {
    return chance(probability) ? 1 : 0;
  }

  /** A whole number from low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  long below(long bound) {
    return random.nextLong(bound);
  }

  long anyLong() {
    return random.nextLong();
  }

  double uniform(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  double gaussian(double mean, double deviation) {
    return mean + deviation * random.nextGaussian();
  }

  double exponential(double mean) {
    return mean * random.nextExponential();
  }

  /** Log-normal with the given mean (not median); sigma is the deviation of the logarithm. */
  double logNormal(double mean, double sigma) {
    return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }

  /** Zero with the given share, else exponential, so that the mean of all is as given. */
  double zeroInflated(double mean, double zeroShare) {
    return chance(zeroShare) ? 0 : exponential(mean / (1 - zeroShare));
  }

  /** Whole number from 0 with the given mean, geometric. */
  int geometric(double mean) {
    return mean <= 0 ? 0 : (int) Math.floor(random.nextExponential() / Math.log1p(1 / mean));
  }

  /** How many arrivals of independent events with the given mean (Knuth 1969); small means only. */
  int poisson(double mean) {
    double limit = Math.exp(-mean);
    int count = -1;
    for (double product = 1; product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  int binomial(int trials, double probability) {
    int hits = 0;
    for (int i = 0; i < trials; i++) {
      hits += flag(probability);
    }
    return hits;
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  <T> T weighted(Weighted<T> choices) {
    return choices.at(random.nextDouble());
  }

  /** Rounded to two decimals. */
  static double cents(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
