package assay.domain.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlatEventsTest {
  @Test
  void mobileMoneyHasTheFieldsOfPaySimAndRepeatsWithItsSeed() {
    var events = draw(new MobileMoneyEvents(new SplittableRandom(5)), 200);
    assertThat(events)
        .isEqualTo(draw(new MobileMoneyEvents(new SplittableRandom(5)), 200))
        .allSatisfy(
            e ->
                assertThat(String.join(",", e.keySet()))
                    .isEqualTo(
                        "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,"
                            + "oldbalanceDest,newbalanceDest,isFraud"));
  }

  @Test
  void mostMobileMoneyFraudEmptiesTheAccountByTransferOrCashOut() {
    var generator = new MobileMoneyEvents(new SplittableRandom(6));
    var fraud = draw(generator, 30_000).stream().filter(generator::isFraud).toList();
    assertThat(fraud.size() / 30_000.0).isCloseTo(0.01, within(0.003));
    assertThat(fraud).allSatisfy(e -> assertThat(e.get("type")).isIn("TRANSFER", "CASH_OUT"));
    double emptied = fraud.stream().filter(e -> e.get("newbalanceOrig").equals(0.0)).count();
    assertThat(emptied / fraud.size()).isBetween(0.8, 0.99);
  }

  @Test
  void cardPaymentsHaveCenteredColumnsAndShiftedFraud() {
    var generator = new CardPcaEvents(new SplittableRandom(7));
    var events = draw(generator, 60_000);
    assertThat(events.get(0).keySet())
        .hasSize(31)
        .startsWith("Time", "V1")
        .endsWith("Amount", "Class");
    assertThat(mean(events.stream().filter(e -> !generator.isFraud(e)).toList(), "V14"))
        .isCloseTo(0, within(0.05));
    assertThat(mean(events.stream().filter(generator::isFraud).toList(), "V14"))
        .isCloseTo(-7, within(2.0));
    assertThat(mean(events.stream().filter(generator::isFraud).toList(), "V4"))
        .isCloseTo(4.5, within(1.5));
  }

  private static double mean(List<Map<String, Object>> events, String field) {
    return events.stream().mapToDouble(e -> (double) e.get(field)).average().orElseThrow();
  }

  private static List<Map<String, Object>> draw(SyntheticEvents source, int count) {
    var events = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < count; i++) {
      events.add(source.next());
    }
    return events;
  }
}
