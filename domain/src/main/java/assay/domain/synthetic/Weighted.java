package assay.domain.synthetic;

import java.util.ArrayList;
import java.util.List;

/** Choices with weights; weights need not sum to one. */
final class Weighted<T> {
  private final List<T> choices = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double total;

  Weighted<T> with(T choice, double weight) {
    total += weight;
    choices.add(choice);
    upTo.add(total);
    return this;
  }

  /** The choice at a position from 0 (included) to 1 (excluded) of the summed weights. */
  T at(double position) {
    for (int i = 0; i < choices.size() - 1; i++) {
      if (position * total < upTo.get(i)) {
        return choices.get(i);
      }
    }
    return choices.get(choices.size() - 1);
  }
}
