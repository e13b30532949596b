package assay.webapp.hostile;

import assay.webapp.hostile.HostileInput.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches: only what is wrong with all of them refuses them. */
final class HostileBatches {
  private static final String PATH = "/score/batch?stream=mobile-money";
  private static final String NDJSON = "application/x-ndjson";
  private static final String CSV = "text/csv";
  private static final String HEADER =
      "step,type,amount,nameOrig,oldbalanceOrg,newbalanceOrig,nameDest,oldbalanceDest,newbalanceDest\n";
  private static final String ROW = "1,TRANSFER,181.00,C1,181.00,0.00,C2,0.00,0.00\n";

  private HostileBatches() {}

  static List<HostileInput> all() {
    var inputs = new ArrayList<HostileInput>();
    String good = HostileEvents.good() + "\n";
    var lines = new LinkedHashMap<String, String>();
    lines.put("nothing", "");
    lines.put("blank lines", "\n\r\n \n");
    lines.put("no JSON between", good + "no JSON\n" + good);
    lines.put("a line cut short", good + good.substring(0, 40));
    lines.put("a list of events", "[" + good.strip() + "]\n");
    lines.put("a line of 2 MiB", good + "x".repeat(2 << 20) + "\n" + good);
    lines.put("NUL bytes", good + "\0\0\0\n" + good);
    lines.put("deep nesting", "[".repeat(100_000) + "\n" + good);
    lines.put("byte order mark", "\uFEFF" + good);
    lines.put("SQL", good.replace("C1305486145", "'; DROP TABLE event; --"));
    lines.put("bad types", HostileEvents.with("amount", "\"much\"") + "\n" + good);
    lines.put("U+0000", good.replace("C1305486145", "\\u0000") + good);
    lines.put("carriage returns only", good.replace('\n', '\r') + good);
    lines.forEach((name, body) -> inputs.add(batch("lines: " + name, NDJSON, body, 200)));
    tables().forEach((name, body) -> inputs.add(batch("table: " + name, CSV, body, 200)));
    inputs.add(batch("table: nothing", CSV, "", 400));
    inputs.add(batch("table: blank lines", CSV, "\n\n", 400));
    inputs.add(batch("table: a header never closed", CSV, "\"step", 400));
    inputs.add(batch("table: a header of 2 MiB", CSV, "x".repeat(2 << 20) + "\n" + ROW, 413));
    inputs.add(batch("lines as JSON", "application/json", good, 415));
    inputs.add(batch("table in UTF-16", "text/csv; charset=utf-16", HEADER + ROW, 415));
    inputs.add(
        HostileInput.post(
            "table of nested events",
            Caller.CLIENT,
            "/score/batch?stream=ticketing",
            CSV,
            "object_id\n1\n",
            415));
    inputs.add(
        HostileInput.post(
            "batch of no stream", Caller.CLIENT, "/score/batch?stream=none", NDJSON, good, 404));
    inputs.add(
        HostileInput.post(
            "batch stored perhaps", Caller.CLIENT, PATH + "&store=perhaps", NDJSON, good, 422));
    return inputs;
  }

  private static Map<String, String> tables() {
    var tables = new LinkedHashMap<String, String>();
    tables.put("only a header", HEADER);
    tables.put("too few cells", HEADER + "1,2\n" + ROW);
    tables.put("too many cells", HEADER + ROW.strip() + ",x,y\n" + ROW);
    tables.put("a quote never closed", HEADER + ROW + "1,\"TRANSFER,1\n");
    tables.put("text behind a quote", HEADER + "1,\"TRANSFER\"x,1,,,,,,\n" + ROW);
    tables.put("a cell of 2 MiB", HEADER + "1," + "x".repeat(2 << 20) + "\n" + ROW);
    tables.put(
        "no numbers", HEADER + ROW.replace("181.00", "NaN") + ROW.replace("181.00", "1e999999"));
    tables.put("formula", HEADER + ROW.replace("C1", "=cmd|' /C calc'!A0"));
    tables.put("semicolons", (HEADER + ROW).replace(',', ';'));
    tables.put("a column twice", "step,step,amount\n1,2,3\n");
    tables.put("columns without names", ",,\n1,2,3\n");
    tables.put("unknown columns", "a,b\n1,2\n");
    tables.put("carriage returns only", (HEADER + ROW).replace('\n', '\r'));
    tables.put("NUL bytes", HEADER + ROW.replace("C1", "\0"));
    tables.put("script", HEADER + ROW.replace("C1", "<script>alert(1)</script>"));
    tables.put("20,000 columns", "c,".repeat(19_999) + "c\n" + "1,".repeat(19_999) + "1\n");
    return tables;
  }

  private static HostileInput batch(String name, String type, String body, Integer... allowed) {
    return HostileInput.post("batch " + name, Caller.CLIENT, PATH, type, body, allowed);
  }
}
