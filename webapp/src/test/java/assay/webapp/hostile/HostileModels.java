package assay.webapp.hostile;

import assay.webapp.hostile.HostileInput.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** PMML documents that must never serve. */
final class HostileModels {
  private static final String PATH = "/models?stream=mobile-money";
  private static final String XML = "application/xml";
  private static final String HEAD = "<?xml version=\"1.0\"?>\n";
  private static final String PMML =
      "<PMML xmlns=\"http://www.dmg.org/PMML-4_4\" version=\"4.4\"><Header/>";

  private HostileModels() {}

  static List<HostileInput> all() {
    var documents = new LinkedHashMap<String, String>();
    documents.put("nothing", "");
    documents.put("no XML", "not xml");
    documents.put("HTML", "<html><body><script>alert(1)</script></body></html>");
    documents.put("cut short", HEAD + PMML);
    documents.put("no model", HEAD + PMML + "<DataDictionary/></PMML>");
    documents.put("another root", HEAD + "<beans/>");
    documents.put("another namespace", HEAD + "<PMML xmlns=\"urn:x\" version=\"4.4\"/>");
    documents.put(
        "an external file",
        HEAD
            + "<!DOCTYPE PMML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            + PMML
            + "<DataDictionary><Extension value=\"&x;\"/>&x;</DataDictionary></PMML>");
    documents.put(
        "an external address",
        HEAD + "<!DOCTYPE PMML SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + PMML + "</PMML>");
    documents.put(
        "a parameter entity",
        HEAD
            + "<!DOCTYPE PMML [<!ENTITY % p SYSTEM \"file:///dev/random\"> %p;]>"
            + PMML
            + "</PMML>");
    documents.put("an entity bomb", bomb());
    documents.put(
        "a quadratic bomb",
        HEAD
            + "<!DOCTYPE PMML [<!ENTITY a \""
            + "a".repeat(50_000)
            + "\">]>"
            + PMML
            + "&a;".repeat(10_000)
            + "</PMML>");
    documents.put(
        "an include",
        HEAD
            + PMML
            + "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/></PMML>");
    documents.put(
        "a style sheet",
        HEAD
            + "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"/>");
    documents.put("deep nesting", HEAD + PMML + "<Extension>".repeat(100_000));
    documents.put("20,000 attributes", HEAD + "<PMML" + attributes() + "/>");
    documents.put("U+0000", HEAD + PMML + "&#0;</PMML>");
    documents.put("JSON", "{\"model\": 1}");
    var inputs = new ArrayList<HostileInput>();
    documents.forEach(
        (name, document) ->
            inputs.add(
                HostileInput.post("model: " + name, Caller.ADMIN, PATH, XML, document, 422)));
    inputs.add(HostileInput.post("model from a client", Caller.CLIENT, PATH, XML, PMML, 403));
    inputs.add(HostileInput.post("model from a reviewer", Caller.REVIEWER, PATH, XML, PMML, 403));
    inputs.add(
        HostileInput.post("model as JSON", Caller.ADMIN, PATH, "application/json", "{}", 415));
    inputs.add(
        HostileInput.post(
            "model for no stream", Caller.ADMIN, "/models?stream=none", XML, PMML, 404));
    return inputs;
  }

  private static String bomb() {
    var text = new StringBuilder(HEAD + "<!DOCTYPE PMML [<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 30; i++) {
      text.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    return text + "]>" + PMML + "&e29;</PMML>";
  }

  private static String attributes() {
    var text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(" a").append(i).append("=\"1\"");
    }
    return text.toString();
  }
}
