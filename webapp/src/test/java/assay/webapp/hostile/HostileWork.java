package assay.webapp.hostile;

import assay.webapp.hostile.HostileInput.Caller;
import java.util.ArrayList;
import java.util.List;

/** What reviewers and administrators send. */
final class HostileWork {
  private static final String CASE = "/cases/019a0000-0000-7000-8000-000000000001/";
  private static final String JSON = "application/json";

  private HostileWork() {}

  static List<HostileInput> all() {
    var inputs = new ArrayList<HostileInput>();
    for (String query :
        List.of(
            "tier=huge",
            "tier=",
            "state=lost",
            "limit=0",
            "limit=-1",
            "limit=201",
            "limit=x",
            "limit=99999999999",
            "limit=1e2",
            "cursor=x",
            "cursor=%00",
            "cursor=" + "x".repeat(2000),
            "cursor=%27;%20DROP",
            "tier=%3Cscript%3E")) {
      String shown = query.length() > 100 ? "long cursor" : query;
      inputs.add(HostileInput.get("queue: " + shown, Caller.REVIEWER, "/cases?" + query, 422));
    }
    inputs.add(HostileInput.get("queue: stream=none", Caller.REVIEWER, "/cases?stream=none", 404));
    for (String deed : List.of("claim", "release")) {
      inputs.add(
          HostileInput.post("no such case: " + deed, Caller.REVIEWER, CASE + deed, JSON, "", 404));
    }
    for (String body :
        List.of(
            "{\"verdict\": \"guilty\"}",
            "{\"verdict\": 1}",
            "{\"verdict\": null}",
            "{}",
            "{\"verdict\": [\"cleared\"]}",
            "{\"verdit\": \"cleared\"}",
            "{\"verdict\": \"cleared\", \"note\": \"" + "x".repeat(4001) + "\"}",
            "{\"verdict\": \"cleared\", \"note\": \"\\u0000\"}",
            "{\"verdict\": \"cleared\", \"note\": \"\\udc00\"}",
            "{\"verdict\": \"cleared\", \"by\": \"admin\"}")) {
      inputs.add(
          HostileInput.post(
              "verdict " + shown(body), Caller.REVIEWER, CASE + "verdict", JSON, body, 422));
    }
    inputs.add(
        HostileInput.post(
            "verdict on no case",
            Caller.REVIEWER,
            CASE + "verdict",
            JSON,
            "{\"verdict\": \"cleared\"}",
            404));
    for (String body :
        List.of("", "null", "[]", "{", "\"x\"", "{\"text\": \"a\", \"text\": \"b\"}")) {
      inputs.add(
          HostileInput.post("note " + body, Caller.REVIEWER, CASE + "notes", JSON, body, 400));
    }
    for (String body : List.of("{\"text\": \"\"}", "{\"text\": \" \"}", "{\"text\": {}}")) {
      inputs.add(
          HostileInput.post("note " + body, Caller.REVIEWER, CASE + "notes", JSON, body, 422));
    }
    inputs.add(
        HostileInput.post(
            "note of 1 MiB",
            Caller.REVIEWER,
            CASE + "notes",
            JSON,
            "{\"text\": \"" + "x".repeat(1 << 20) + "\"}",
            413));
    inputs.add(
        HostileInput.post(
            "form as a note",
            Caller.REVIEWER,
            CASE + "notes",
            "application/x-www-form-urlencoded",
            "text=x",
            415));
    for (String body :
        List.of(
            "{\"name\": \"x\", \"role\": \"root\"}",
            "{\"name\": \"\", \"role\": \"client\"}",
            "{\"role\": \"client\"}",
            "{\"name\": \"x\"}",
            "{\"name\": \"\\u0000\", \"role\": \"client\"}",
            "{\"name\": \"" + "x".repeat(101) + "\", \"role\": \"client\"}",
            "{\"name\": 7, \"role\": \"client\"}")) {
      inputs.add(
          HostileInput.post("key " + shown(body), Caller.ADMIN, "/api-keys", JSON, body, 422));
    }
    return inputs;
  }

  private static String shown(String body) {
    return body.length() > 100 ? body.substring(0, 60) + "..." : body;
  }
}
