package assay.domain.scoring;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Why a model gave its score: the base and the contributions add up to the model's margin.
 *
 * @param method how the contributions were computed: {@code linear}, {@code tree-path} (Saabas),
 *     {@code tree-shap} (Lundberg), {@code sampled-shapley} (Strumbelj) ..., and against what
 * @param unit of base and contributions: {@code log-odds} or {@code probability}
 * @param base the score before anything of the event is known
 * @param contributions one per feature, any order, zeros may be left out
 * @param walks how many pairs of random walks a sampled explanation made; empty where it is exact
 */
public record Explanation(
    String method, String unit, double base, List<Contribution> contributions, OptionalInt walks) {
  public Explanation {
    contributions = List.copyOf(contributions);
  }

  /** One that is exact. */
  public Explanation(String method, String unit, double base, List<Contribution> contributions) {
    this(method, unit, base, contributions, OptionalInt.empty());
  }

  /** The same without the values of the features that must not be seen. */
  public Explanation masked(Predicate<String> hidden) {
    var masked =
        contributions.stream().map(c -> hidden.test(c.feature()) ? c.masked() : c).toList();
    return new Explanation(method, unit, base, masked, walks);
  }

  /** The same under another name of its method. */
  public Explanation by(String otherMethod) {
    return new Explanation(otherMethod, unit, base, contributions, walks);
  }

  /** The strongest contributions, strongest first; those that are exactly 0 are left out. */
  public List<Contribution> strongest(int limit) {
    return contributions.stream()
        .filter(c -> c.contribution() != 0)
        .sorted(
            Comparator.comparingDouble((Contribution c) -> -Math.abs(c.contribution()))
                .thenComparing(Contribution::feature))
        .limit(limit)
        .toList();
  }

  /** The sum of base and contributions. */
  public double margin() {
    return base + contributions.stream().mapToDouble(Contribution::contribution).sum();
  }
}
