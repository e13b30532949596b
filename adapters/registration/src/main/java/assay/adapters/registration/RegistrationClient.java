package assay.adapters.registration;

import assay.adapters.registration.SourceStatus.State;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Tells an event source where this service takes events: {@code POST} of the form fields {@code ip}
 * and {@code port}. Registers again after each pause, since a source forgets those it couldn't
 * reach.
 */
public final class RegistrationClient extends SourceClient {
  private final SourceCalls calls = new SourceCalls();
  private final URI url;
  private final String ip;
  private final int port;

  /**
   * @param url the source's {@code /register}
   * @param ip where the source reaches this service
   * @param port 1 to 65535
   */
  public RegistrationClient(URI url, String ip, int port, Pace pace) {
    super(pace, State.REGISTERED);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("A port is from 1 to 65535, not " + port + ".");
    }
    this.url = url;
    this.ip = ip;
    this.port = port;
  }

  @Override
  void call() throws IOException, InterruptedException {
    String form = "ip=" + URLEncoder.encode(ip, StandardCharsets.UTF_8) + "&port=" + port;
    calls.post(url, "application/x-www-form-urlencoded", form);
  }

  @Override
  public String toString() {
    return "Registration of " + ip + ":" + port + " with " + url;
  }
}
