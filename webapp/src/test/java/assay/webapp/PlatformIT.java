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
    assertThat(ready.body()).contains("\"ready-deployment.ROOT.war\",\"status\":\"UP\"");
  }

  @Test
  void showsMetricsOnTheManagementPortOnly() throws Exception {
    assertThat(Server.get(Server.managementUrl("/metrics")).body()).contains("jvm_uptime");
    assertThat(Server.get(Server.url("/metrics")).statusCode()).isEqualTo(404);
    assertThat(Server.get(Server.url("/management")).statusCode()).isEqualTo(404);
  }

  @Test
  void servesAPageWithGuardedHeadersAndCookie() throws Exception {
    var page = Server.get(Server.url("/index.xhtml"), "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>Assay</h1>");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(page.headers().allValues("Set-Cookie"))
        .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
  }

  @Test
  void answersAProgramWithAProblem() throws Exception {
    var missing = Server.get(Server.url("/no/such/page"), "Accept", "application/json");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(missing.body())
        .contains("\"status\":404", "\"title\":\"Not Found\"", "\"instance\":\"/no/such/page\"");
  }

  @Test
  void answersABrowserWithAPage() throws Exception {
    var missing =
        Server.get(Server.url("/no/such/page"), "Accept", "text/html,application/xhtml+xml,*/*");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(missing.body()).contains("Not Found").doesNotContain("/no/such/page");
  }

  @Test
  void refusesAFormThatIsTooLarge() throws Exception {
    var form = "text=" + "a".repeat(3_000_000);
    var refused =
        Server.send(
            "POST",
            Server.url("/index.xhtml"),
            form,
            "Content-Type",
            "application/x-www-form-urlencoded");
    assertThat(refused.statusCode()).isEqualTo(413);
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
