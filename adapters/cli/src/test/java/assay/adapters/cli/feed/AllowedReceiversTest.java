package assay.adapters.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedReceiversTest {
  @ParameterizedTest
  @CsvSource({
    "loopback, 127.0.0.1, true",
    "loopback, 127.9.9.9, true",
    "loopback, ::1, true",
    "loopback, 10.0.0.1, false",
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "fd00::/8, fd12::1, true",
    "fd00::/8, fe80::1, false",
    "fd00::/8, 10.0.0.1, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "any, 8.8.8.8, true"
  })
  void allowsAddressesOfItsNetworks(String rule, String address, boolean allowed) throws Exception {
    assertThat(new AllowedReceivers(List.of(rule)).allows(InetAddress.getByName(address)))
        .isEqualTo(allowed);
  }

  @Test
  void allowsWhatOneOfItsRulesAllows() throws Exception {
    var rules = new AllowedReceivers(List.of("loopback", "10.0.0.0/8"));
    assertThat(rules.allows(InetAddress.getByName("10.1.1.1"))).isTrue();
    assertThat(rules.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
    assertThat(rules.allows(InetAddress.getByName("192.0.2.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "everyone", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "/8", "a.b/8"})
  void refusesARuleThatIsNoNetwork(String rule) {
    assertThatThrownBy(() -> new AllowedReceivers(List.of(rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no network");
  }
}
