package assay.domain.cost;

import java.util.Optional;

/**
 * What a policy says of an event.
 *
 * @param expectedCost empty under a policy that knows no costs
 * @param saving what the action saves against allowing, in the reporting currency, 0 or more; empty
 *     under a policy that knows no costs
 * @param priority the order in the queue, higher first: saving per minute of review, or p a without
 *     costs
 */
public record Assessment(
    Optional<ExpectedCost> expectedCost,
    Action action,
    Tier tier,
    Optional<Double> saving,
    double priority) {}
