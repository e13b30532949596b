package assay.domain.model;

import assay.domain.cost.Tier;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * How often a model that scored in the shadow agrees with the one that decided, event by event.
 *
 * @param cells one per pair of tiers that occurred
 * @param failed events that the shadow could not score
 */
public record Agreement(List<Cell> cells, long failed) {
  public Agreement {
    cells = List.copyOf(cells);
  }

  /**
   * The events of one pair of tiers.
   *
   * @param champion what was decided
   * @param shadow what the other model would have said
   * @param amount at risk in all of them, in the reporting currency
   * @param championSaving what the decisions were expected to save, by the champion's
   *     probabilities; 0 under a policy without costs
   * @param shadowSaving the same of the other model, by its own probabilities
   */
  public record Cell(
      Tier champion,
      Tier shadow,
      long events,
      double amount,
      double championSaving,
      double shadowSaving) {
    public Cell {
      if (events < 0) {
        throw new IllegalArgumentException("Events are counted from 0, not " + events + ".");
      }
    }
  }

  /** Events that both scored. */
  public long events() {
    return count(cell -> true);
  }

  /** Share of events with the same tier, [0, 1]; empty before the first event. */
  public OptionalDouble share() {
    long events = events();
    return events == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(count(cell -> cell.champion() == cell.shadow()) / (double) events);
  }

  /** Events that the shadow would put before a person and the champion let pass. */
  public long moreStopped() {
    return count(cell -> cell.champion() == Tier.LOW && cell.shadow() != Tier.LOW);
  }

  /** Events that the champion put before a person and the shadow would let pass. */
  public long fewerStopped() {
    return count(cell -> cell.champion() != Tier.LOW && cell.shadow() == Tier.LOW);
  }

  /** The amount at risk in the events of {@link #moreStopped}, in the reporting currency. */
  public double amountMoreStopped() {
    return sum(cell -> cell.champion() == Tier.LOW && cell.shadow() != Tier.LOW, Cell::amount);
  }

  /** The amount at risk in the events of {@link #fewerStopped}, in the reporting currency. */
  public double amountFewerStopped() {
    return sum(cell -> cell.champion() != Tier.LOW && cell.shadow() == Tier.LOW, Cell::amount);
  }

  /**
   * What the shadow expects to save more than the champion expected, in the reporting currency;
   * each by its own probabilities, so it says more of their confidence than of the truth.
   */
  public double savingDifference() {
    return sum(cell -> true, cell -> cell.shadowSaving() - cell.championSaving());
  }

  private long count(Predicate<Cell> which) {
    return cells.stream().filter(which).mapToLong(Cell::events).sum();
  }

  private double sum(Predicate<Cell> which, ToDoubleFunction<Cell> of) {
    return cells.stream().filter(which).mapToDouble(of).sum();
  }
}
