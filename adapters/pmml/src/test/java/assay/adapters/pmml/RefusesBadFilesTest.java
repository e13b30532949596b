package assay.adapters.pmml;

import static assay.adapters.pmml.Streams.refused;
import static assay.adapters.pmml.Streams.resource;
import static assay.adapters.pmml.Streams.stream;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import assay.application.model.FraudModels.Loaded;
import assay.domain.stream.StreamDefinition;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every reason names what is wrong, where, and what to do. */
class RefusesBadFilesTest {
  private static final String LOGISTIC = new String(resource("logistic.pmml"), UTF_8);
  private static final String[] FEATURES = {
    "amount:NUMBER", "balance:NUMBER", "type:CATEGORY", "foreign:BOOLEAN"
  };
  private static final StreamDefinition STREAM = stream(FEATURES);

  private static String reason(String pmml) {
    return refused(pmml.getBytes(UTF_8), STREAM);
  }

  private static String withDoctype(String doctype) {
    return LOGISTIC.replaceFirst("\\?>", "?>" + doctype.replace("$", "\\$"));
  }

  @Test
  void refusesExternalEntities() {
    assertThat(
            reason(
                withDoctype("<!DOCTYPE PMML [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>")
                    .replace("<Header/>", "<Header description=\"d\">&x;</Header>")))
        .contains("Line 1: a document type (DOCTYPE) is not taken")
        .contains("remove it");
  }

  @Test
  void refusesEntityBombs() {
    var bomb = new StringBuilder("<!DOCTYPE PMML [<!ENTITY a0 'lol'>");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY a%d '%s'>".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
    }
    assertThat(reason(withDoctype(bomb.append("]>").toString()))).contains("DOCTYPE");
  }

  @Test
  void refusesExternalDocumentTypesAndParameterEntities() {
    assertThat(reason(withDoctype("<!DOCTYPE PMML SYSTEM 'http://127.0.0.1:1/x.dtd'>")))
        .contains("DOCTYPE");
    assertThat(
            reason(withDoctype("<!DOCTYPE PMML [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>")))
        .contains("DOCTYPE");
  }

  @Test
  void namesTheLineWhereAFileIsCutOff() {
    assertThat(reason(LOGISTIC.substring(0, LOGISTIC.length() / 2)))
        .matches("(?s)Line \\d+, column \\d+: the file is not well-formed XML.*cut off\\.");
  }

  @Test
  void refusesWhatIsNoXml() {
    assertThat(refused(new byte[0], STREAM)).contains("empty");
    assertThat(reason("{\"model\": 1}")).contains("not well-formed");
    assertThat(refused(new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe}, STREAM)).isNotBlank();
  }

  @Test
  void refusesAnotherRoot() {
    assertThat(reason("<html><body/></html>")).contains("root element is 'html', not 'PMML'");
  }

  @Test
  void refusesAnotherVersion() {
    assertThat(reason(LOGISTIC.replace("PMML-4_4", "PMML-9_9")))
        .contains("PMML version '9.9' is not supported");
  }

  @Test
  void refusesAFileWithoutAModel() {
    String without = LOGISTIC.replaceAll("(?s)<RegressionModel.*</RegressionModel>", "");
    assertThat(reason(without)).contains("model");
  }

  @Test
  void namesAnElementThatIsNoPmml() {
    assertThat(reason(LOGISTIC.replace("CategoricalPredictor", "CategoricalPredictr")))
        .contains("not valid PMML, line")
        .contains("CategoricalPredictr");
  }

  @Test
  void refusesDeepNesting() {
    String deep = "<Extension>".repeat(100_000) + "</Extension>".repeat(100_000);
    assertThat(reason(LOGISTIC.replace("<Header/>", "<Header>" + deep + "</Header>")))
        .contains("nested more than 256 deep");
  }

  @Test
  void refusesALargeFile() {
    var models = new PmmlFraudModels(1000);
    assertThat(models.load(resource("logistic.pmml"), STREAM))
        .isInstanceOfSatisfying(
            Loaded.Refused.class,
            refused -> assertThat(refused.reason()).contains("at most 1,000 are taken"));
  }

  @Test
  void namesEveryInputThatTheStreamDoesNotCover() {
    assertThat(refused(resource("logistic.pmml"), stream("amount:TEXT", "foreign:BOOLEAN")))
        .contains("'amount' is TEXT in the stream but continuous double in the file")
        .contains("'balance' (continuous double) is missing")
        .contains("'type' (categorical string) is missing");
  }

  @Test
  void namesTheOutputsWhereNoneIsTheProbabilityOfFraud() {
    assertThat(
            refused(
                resource("logistic.pmml"), stream(Optional.of("yes"), Optional.empty(), FEATURES)))
        .contains("No output is the probability of yes")
        .contains("'p0' (probability of 0.0), 'p1' (probability of 1.0)");
  }

  @Test
  void guessesNoOutputForAStreamWithoutALabel() {
    assertThat(
            refused(
                resource("logistic.pmml"), stream(Optional.empty(), Optional.empty(), FEATURES)))
        .contains("Nothing says which output is the probability of fraud")
        .contains("'p1'");
  }

  @Test
  void namesTheOutputsWhereTheNamedOneIsMissing() {
    assertThat(
            refused(
                resource("logistic.pmml"), stream(Optional.of("1"), Optional.of("p2"), FEATURES)))
        .contains("the output 'p2', which the file does not have")
        .contains("'p1'");
  }

  @Test
  void refusesTwoOutputsThatAreMarkedAsCalibrated() {
    String twice =
        new String(resource("softmax-calibrated.pmml"), UTF_8)
            .replace(
                "feature=\"probability\" value=\"1\"/>",
                "feature=\"probability\" value=\"1\"><Extension name=\"x-assay-calibrated\""
                    + " value=\"true\"/></OutputField>");
    assertThat(refused(twice.getBytes(UTF_8), stream("amount:NUMBER", "age:NUMBER")))
        .contains("[p1, platt]");
  }

  @Test
  void refusesAFileWhoseVerificationRowsDontHold() {
    String changed =
        new String(resource("softmax-calibrated.pmml"), UTF_8)
            .replace("coefficient=\"0.1\"", "coefficient=\"0.2\"");
    assertThat(refused(changed.getBytes(UTF_8), stream("amount:NUMBER", "age:NUMBER")))
        .contains("verification rows don't hold")
        .contains("0.5");
  }

  @Test
  void refusesFunctionsThatCallEachOtherWithoutEnd() {
    String endless =
        LOGISTIC
            .replace(
                "<RegressionModel",
                "<TransformationDictionary><DefineFunction name=\"f\" optype=\"continuous\""
                    + " dataType=\"double\"><ParameterField name=\"x\"/><Apply function=\"f\">"
                    + "<FieldRef field=\"x\"/></Apply></DefineFunction></TransformationDictionary>"
                    + "<RegressionModel")
            .replace("<Apply function=\"ln\">", "<Apply function=\"f\">");
    assertThat(reason(endless)).contains("call each other without end");
  }

  @Test
  void namesAFunctionThatDoesNotExist() {
    assertThat(reason(LOGISTIC.replace("function=\"ln\"", "function=\"nonsense\"")))
        .contains("nonsense");
  }

  @Test
  void neverThrowsOnFilesWithRandomDamage() {
    byte[] whole = resource("boosted-trees.pmml");
    var random = new java.util.SplittableRandom(5);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = Arrays.copyOf(whole, whole.length);
      for (int k = 0; k < 3; k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(32, 127);
      }
      var loaded =
          Streams.MODELS.load(damaged, stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY"));
      if (loaded instanceof Loaded.Refused refused) {
        assertThat(refused.reason()).isNotBlank();
      }
    }
  }

  @Test
  void refusesFunctionsThatTogetherAreCalledTooOften() {
    var functions = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      functions.append(
          ("<DefineFunction name=\"f%1$d\" optype=\"continuous\" dataType=\"double\">"
                  + "<ParameterField name=\"x\"/><Apply function=\"+\">"
                  + "<Apply function=\"%2$s\"><FieldRef field=\"x\"/></Apply>"
                  + "<Apply function=\"%2$s\"><FieldRef field=\"x\"/></Apply>"
                  + "</Apply></DefineFunction>")
              .formatted(i, i == 0 ? "exp" : "f" + (i - 1)));
    }
    String doubling =
        LOGISTIC
            .replace(
                "<RegressionModel",
                "<TransformationDictionary>"
                    + functions
                    + "</TransformationDictionary><RegressionModel")
            .replace("<Apply function=\"ln\">", "<Apply function=\"f59\">");
    assertThat(reason(doubling)).contains("more than 1,000,000 times");
  }

  private static byte[] verified(String rows) {
    return new String(resource("boosted-trees.pmml"), UTF_8)
        .replaceFirst(
            "<Segmentation multipleModelMethod=\"modelChain\"",
            "<ModelVerification><VerificationFields>"
                + "<VerificationField field=\"amount\"/><VerificationField field=\"age\"/>"
                + "<VerificationField field=\"type\"/>"
                + "<VerificationField field=\"probability(1)\" column=\"p\""
                + " precision=\"1e-5\"/></VerificationFields><InlineTable>"
                + rows
                + "</InlineTable></ModelVerification>"
                + "<Segmentation multipleModelMethod=\"modelChain\"")
        .getBytes(UTF_8);
  }

  @Test
  void refusesVerificationRowsThatTakeTooLongOrOneOfWhichIsWrong() {
    String row = "<row><amount>1</amount><age>1</age><type>GIFT</type><p>0.09534946</p></row>";
    byte[] verified = verified(row.repeat(60));
    byte[] wrong = verified(row.repeat(59) + row.replace("0.0953", "0.0963"));
    var three = stream("amount:NUMBER", "age:NUMBER", "type:CATEGORY");

    assertThat(new PmmlFraudModels(1 << 20).load(verified, three)).isInstanceOf(Loaded.Ready.class);
    assertThat(new PmmlFraudModels(1 << 20).load(wrong, three))
        .isInstanceOfSatisfying(
            Loaded.Refused.class, refused -> assertThat(refused.reason()).contains("don't hold"));
    assertThat(new PmmlFraudModels(1 << 20, Duration.ZERO).load(verified, three))
        .isInstanceOfSatisfying(
            Loaded.Refused.class,
            refused -> assertThat(refused.reason()).contains("take longer than", "20 of 60"));
  }
}
