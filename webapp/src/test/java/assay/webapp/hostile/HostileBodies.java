package assay.webapp.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are broken as a whole. */
final class HostileBodies {
  private static final int LARGEST = 1 << 20;

  private HostileBodies() {}

  static List<HostileInput> all() {
    var inputs = new ArrayList<HostileInput>();
    String good = HostileEvents.good();
    for (int cut = 1; cut < good.length(); cut += 12) {
      inputs.add(HostileInput.event("cut after " + cut + " bytes", good.substring(0, cut), 400));
    }
    for (String body :
        List.of(
            "",
            " ",
            "\n\n",
            "null",
            "true",
            "1",
            "\"text\"",
            "[]",
            "[{}]",
            "{",
            "}",
            "{]",
            "{,}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\" 1}",
            "{a: 1}",
            "{'a': 1}",
            "\0",
            "<event/>",
            "a=1&b=2",
            "undefined",
            "{\"a\": undefined}",
            "{\"a\": \"\t\"}",
            "{\"a\": \"\\x\"}")) {
      inputs.add(HostileInput.event("body '" + body.replace("\0", "NUL") + "'", body, 400));
    }
    inputs.add(HostileInput.event("body {}", "{}", 422));
    inputs.add(HostileInput.event("trailing comma", good.replace("}", ",}"), 400));
    inputs.add(HostileInput.event("two objects", good + good, 400));
    inputs.add(HostileInput.event("text behind", good + " x", 400));
    inputs.add(HostileInput.event("comment", "/* a */" + good, 400));
    inputs.add(HostileInput.event("a key twice", good.replace("}", ", \"amount\": 1}"), 400));
    inputs.addAll(encodings(good));
    inputs.addAll(sizes(good));
    for (String key :
        List.of("", "__proto__", "constructor", "@class", "$type", "a/b~c", "'; --", "<b>")) {
      String more = ", \"" + key + "\": \"java.lang.Runtime\"}";
      inputs.add(HostileInput.event("further key '" + key + "'", good.replace("}", more), 200));
    }
    return inputs;
  }

  private static List<HostileInput> encodings(String good) {
    byte[] lone = (good.replace("C1305486145", "???")).getBytes(UTF_8);
    byte[] overlong = lone.clone();
    byte[] surrogate = lone.clone();
    byte[] tail = lone.clone();
    int at = new String(lone, UTF_8).indexOf("???");
    overlong[at] = (byte) 0xC0;
    overlong[at + 1] = (byte) 0xAF;
    surrogate[at] = (byte) 0xED;
    surrogate[at + 1] = (byte) 0xA0;
    surrogate[at + 2] = (byte) 0x80;
    tail[at] = (byte) 0xF0;
    return List.of(
        HostileInput.event("byte order mark", "\uFEFF" + good, 400),
        HostileInput.event("UTF-16LE", good.getBytes(UTF_16LE), 400),
        HostileInput.event("UTF-16BE", good.getBytes(UTF_16BE), 400),
        HostileInput.event("UTF-32", good.getBytes(Charset.forName("UTF-32")), 400),
        HostileInput.event("Latin 1", good.replace("C1305", "Zo\u00EB").getBytes(ISO_8859_1), 400),
        HostileInput.event("overlong UTF-8", overlong, 400),
        HostileInput.event("surrogate in UTF-8", surrogate, 400),
        HostileInput.event("UTF-8 cut short", tail, 400),
        HostileInput.event("binary", new byte[] {(byte) 0x80, 0, 1, 2, (byte) 0xFF}, 400),
        HostileInput.event("gzip", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0}, 400));
  }

  private static List<HostileInput> sizes(String good) {
    var inputs = new ArrayList<HostileInput>();
    for (int depth : List.of(100, 10_000, 200_000)) {
      String lists = "[".repeat(depth) + "]".repeat(depth);
      String open = "{\"a\":".repeat(depth);
      inputs.add(HostileInput.event(depth + " lists deep", more(good, lists), 400));
      inputs.add(
          HostileInput.event(depth + " lists never closed", more(good, "[".repeat(depth)), 400));
      inputs.add(HostileInput.event(depth + " objects never closed", clip(open), 400, 413));
    }
    inputs.add(HostileInput.event("100,000 digits", more(good, "1".repeat(100_000)), 400, 422));
    inputs.add(
        HostileInput.event("100,000 decimals", more(good, "0." + "1".repeat(100_000)), 400, 422));
    inputs.add(HostileInput.event("as large as allowed", pad(good, LARGEST), 200));
    inputs.add(HostileInput.event("one byte too large", pad(good, LARGEST + 1), 413));
    inputs.add(HostileInput.event("4 MiB", pad(good, 4 * LARGEST), 413).leniently());
    inputs.add(
        HostileInput.event(
            "a long key", good.replace("}", ", \"" + "k".repeat(100_000) + "\": 1}"), 200, 400));
    String keys =
        IntStream.range(0, 30_000)
            .mapToObj(i -> ", \"k" + i + "\": 1")
            .collect(Collectors.joining());
    inputs.add(HostileInput.event("30,000 keys", good.replace("}", keys + "}"), 200, 400));
    inputs.add(
        HostileInput.event(
            "a list of 100,000", more(good, "[0" + ",0".repeat(99_999) + "]"), 200, 400));
    return inputs;
  }

  private static String more(String good, String value) {
    return good.replace("}", ", \"more\": ") + value + "}";
  }

  private static String clip(String text) {
    return text.length() > LARGEST ? text.substring(0, LARGEST) : text;
  }

  private static String pad(String good, int length) {
    return good + " ".repeat(length - good.length());
  }
}
