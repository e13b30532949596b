package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@OnTheServer
class PlatformIT {
  @Test
  void isReady() throws Exception {
    var ready = Server.get(Server.managementUrl("/health/ready"));
    assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"ROOT.war\":\"OK\"")
        .contains("\"name\":\"database\",\"status\":\"UP\"")
        .contains("\"name\":\"models\",\"status\":\"UP\"");
  }

  @Test
  void showsMetricsOnTheManagementPortOnly() throws Exception {
    assertThat(Server.get(Server.managementUrl("/metrics")).body()).contains("jvm_uptime");
    assertThat(Server.get(Server.url("/metrics")).statusCode()).isEqualTo(404);
    assertThat(Server.get(Server.url("/management")).statusCode()).isEqualTo(404);
  }

  @Test
  void servesAPageWithGuardedHeadersAndCookie() throws Exception {
    var page = Server.get(Server.url("/login.xhtml"), "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Log in");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(page.headers().allValues("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
  }

  @Test
  void servesTheApiDescriptionAndItsPage() throws Exception {
    assertThat(Server.get(Server.url("/openapi")).body()).startsWith("---\n").contains("Assay");
    assertThat(Server.get(Server.url("/openapi-ui/")).statusCode()).isEqualTo(200);
  }

  @Test
  void writesItsLogAsJson() throws Exception {
    var log = Server.data().resolve("log/server.log");
    assertThat(Files.readAllLines(log))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{\"timestamp\":").endsWith("}"));
  }
}
