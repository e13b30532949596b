package assay.domain.stream;

import assay.domain.event.Pointer;
import java.util.Map;
import java.util.Optional;

/**
 * The currencies of a stream: ISO 4217 codes.
 *
 * @param at where an event names its currency; empty: always the reporting currency
 * @param reporting in which costs, savings and the queue are counted
 * @param rates what one unit of a currency is worth in the reporting currency, more than 0
 */
public record CurrencyRule(Optional<Pointer> at, String reporting, Map<String, Double> rates) {
  public CurrencyRule {
    rates = Map.copyOf(rates);
    rates.forEach(
        (currency, rate) -> {
          if (!(rate > 0 && Double.isFinite(rate))) {
            throw new IllegalArgumentException(
                "The rate of %s must be more than 0, not %s.".formatted(currency, rate));
          }
        });
  }

  /** The rate of a currency, 1 for the reporting one; empty where none is known. */
  public Optional<Double> rate(String currency) {
    return currency.equals(reporting) ? Optional.of(1.0) : Optional.ofNullable(rates.get(currency));
  }
}
