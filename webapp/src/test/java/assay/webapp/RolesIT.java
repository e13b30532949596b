package assay.webapp;

import static org.assertj.core.api.Assertions.assertThat;

import assay.application.access.Role;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is for administrators is out of reach for everybody else, pages and calls alike. */
@OnTheServer
class RolesIT {
  private static final Installation SERVER = Installation.shared();
  private static final java.nio.file.Path PAGES = java.nio.file.Path.of("src/main/webapp/admin");

  /** A call as its annotations declare it, with something in the place of its parameters. */
  private record Call(String method, String path) {}

  private static List<Call> forAdministrators() {
    var calls = new ArrayList<Call>();
    new ClassFileImporter()
        .importPackages("assay.adapters.rest").stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.isAnnotatedWith(RolesAllowed.class))
            .filter(
                method ->
                    List.of(method.getAnnotationOfType(RolesAllowed.class).value())
                        .equals(List.of(Role.Names.ADMIN)))
            .forEach(
                method ->
                    Stream.of(GET.class, POST.class, PUT.class, DELETE.class)
                        .filter(method::isAnnotatedWith)
                        .forEach(verb -> calls.add(new Call(verb.getSimpleName(), path(method)))));
    return calls;
  }

  private static String path(JavaMethod method) {
    var own =
        method.isAnnotatedWith(Path.class)
            ? "/" + method.getAnnotationOfType(Path.class).value()
            : "";
    return (method.getOwner().getAnnotationOfType(Path.class).value() + own)
        .replaceAll("\\{[^}]*}", "0000000000000000000000000000000000000000000000000000000000000000")
        .replaceAll("/+", "/");
  }

  @Test
  void keepsKeysOfOtherRolesFromTheCallsOfAdministrators() throws Exception {
    var admin = Person.loggedIn(SERVER, "admin");
    var reviewer = admin.keyOf("reviewer", "roles-reviewer-" + System.nanoTime());
    var client = admin.keyOf("client", "roles-client-" + System.nanoTime());
    var calls = forAdministrators();

    assertThat(calls)
        .hasSizeGreaterThan(20)
        .contains(new Call("POST", "/models"), new Call("GET", "/webhooks"));
    for (var call : calls) {
      for (var program : List.of(reviewer, client)) {
        var answer =
            call.method().equals("GET") || call.method().equals("DELETE")
                ? program.send(
                    call.method(),
                    call.path(),
                    "",
                    java.net.http.HttpRequest.BodyPublishers.noBody())
                : program.send(
                    call.method(),
                    call.path(),
                    "application/json",
                    java.net.http.HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(answer.status()).as("%s", call).isEqualTo(403);
      }
    }
  }

  @Test
  void keepsReviewersFromEveryPageOfAdministrators() throws Exception {
    var reviewer = Person.loggedIn(SERVER, "reviewer");
    for (String page : pages()) {
      for (String address : List.of(page, page + ";x=1", page + "?id=1")) {
        assertThat(reviewer.get(address).statusCode()).as(address).isIn(403, 404, 400);
        assertThat(reviewer.get(address).body()).as(address).doesNotContain("<form");
      }
      var posted = reviewer.post(page, "application/x-www-form-urlencoded", "a=b");
      assertThat(posted.statusCode()).as(page).isEqualTo(403);
    }
  }

  @Test
  void showsThemToAdministrators() throws Exception {
    var admin = Person.loggedIn(SERVER, "admin");
    assertThat(admin.get("/admin/accounts.xhtml").statusCode()).isEqualTo(200);
    assertThat(admin.get("/admin/webhooks.xhtml").statusCode()).isEqualTo(200);
  }

  private static List<String> pages() throws IOException {
    try (var files = Files.list(PAGES)) {
      var pages = files.map(file -> "/admin/" + file.getFileName()).sorted().toList();
      assertThat(pages).hasSizeGreaterThan(5).allMatch(page -> page.endsWith(".xhtml"));
      return pages;
    }
  }
}
