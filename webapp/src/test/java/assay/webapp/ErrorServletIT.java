package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@OnTheServer
class ErrorServletIT {
  @Test
  void answersAProgramWithAProblem() throws Exception {
    var missing =
        Server.get(
            Server.url("/no/such/page"), "Accept", "application/json", "X-Request-Id", "it-404");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(missing.body())
        .contains("\"status\":404", "\"type\":\"/problems/not-found\"", "\"instance\":\"it-404\"");
    assertThat(missing.headers().firstValue("X-Request-Id")).contains("it-404");
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
  void speaksTheLanguageOfTheBrowser() throws Exception {
    var missing =
        Server.get(
            Server.url("/no/such/page"),
            "Accept",
            "text/html",
            "Accept-Language",
            "es-MX,en;q=0.5");
    assertThat(missing.body()).contains("<html lang=\"es\">", "No encontrado");
    var other =
        Server.get(Server.url("/no/such/page"), "Accept", "text/html", "Accept-Language", "eo");
    assertThat(other.body()).contains("<html lang=\"en\">", "Not Found");
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
}
