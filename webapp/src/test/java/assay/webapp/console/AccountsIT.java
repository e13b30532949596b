package assay.webapp.console;

import static org.assertj.core.api.Assertions.assertThat;

import assay.webapp.OnTheServer;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** An administrator lets people in and shuts them out. */
@OnTheServer
class AccountsIT {
  private final String name = "it-" + System.nanoTime();

  @Test
  void shutsOutAPersonWhoIsLoggedIn() throws Exception {
    try (var admin = Browser.of("admin")) {
      var password = letIn(admin, name);
      admin.open("/admin/accounts.xhtml");
      assertThat(admin.text()).contains(name).doesNotContain(password);
      try (var person = new Browser().as(name, password)) {
        assertThat(person.find("h1").getText()).isEqualTo("Queue");

        var row = admin.find("#people [data-account='" + name + "']");
        row.findElement(By.cssSelector("summary")).click();
        row.findElement(By.cssSelector("input[type=submit]")).click();
        admin.await(By.cssSelector("#people .row-off[data-account='" + name + "']"));

        person.open("/queue.xhtml");
        assertThat(person.address()).contains("/login.xhtml");
        person.logIn(name, password);
        person.awaitText("User name and password do not match.");
      }
    }
  }

  @Test
  void keepsTheLastAdministrator() throws Exception {
    try (var admin = Browser.of("admin")) {
      admin.open("/admin/accounts.xhtml");
      var row = admin.find("#people [data-account='admin']");
      row.findElement(By.cssSelector("summary")).click();
      row.findElement(By.cssSelector("input[type=submit]")).click();
      admin.awaitText("This is the last administrator.");
    }
  }

  @Test
  void refusesANameThatIsTaken() throws Exception {
    try (var admin = Browser.of("admin")) {
      admin.open("/admin/accounts.xhtml");
      admin.find("#accounts\\:username").sendKeys("reviewer");
      admin.find("#accounts\\:create").click();
      admin.awaitText("There was a person of this name before.");
      assertThat(admin.findAll("#password-text")).isEmpty();
    }
  }

  private static String letIn(Browser admin, String name) {
    admin.open("/admin/accounts.xhtml");
    admin.find("#accounts\\:username").sendKeys(name);
    admin.find("#accounts\\:create").click();
    return admin.await(By.id("password-text")).getText();
  }
}
