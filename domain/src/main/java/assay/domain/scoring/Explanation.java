package assay.domain.scoring;

import java.util.Comparator;
import java.util.List;

/**
 * Why a model gave its score: the base and the contributions add up to the model's margin.
 *
 * @param method how the contributions were computed: {@code linear}, {@code tree-path} (Saabas),
 *     {@code tree-shap} (Lundberg) ...
 * @param unit of base and contributions: {@code log-odds} or {@code probability}
 * @param base the score before anything of the event is known
 * @param contributions one per feature, any order, zeros may be left out
 */
public record Explanation(
    String method, String unit, double base, List<Contribution> contributions) {
  public Explanation {
    contributions = List.copyOf(contributions);
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
