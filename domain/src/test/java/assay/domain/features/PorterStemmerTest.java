package assay.domain.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PorterStemmerTest {
  /** The examples of Porter's paper, carried through all steps. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "caresses caress, ponies poni, ties ti, caress caress, cats cat",
        "feed feed, agreed agre, plastered plaster, bled bled, motoring motor, sing sing",
        "conflated conflat, troubled troubl, sized size, hopping hop, tanned tan, falling fall",
        "hissing hiss, fizzed fizz, failing fail, filing file, happy happi, sky sky",
        "relational relat, conditional condit, rational ration, valenci valenc, hesitanci hesit",
        "digitizer digit, conformabli conform, radicalli radic, differentli differ, vileli vile",
        "analogousli analog, vietnamization vietnam, predication predic, operator oper",
        "feudalism feudal, decisiveness decis, hopefulness hope, callousness callous",
        "formaliti formal, sensitiviti sensit, sensibiliti sensibl, triplicate triplic",
        "formative form, formalize formal, electriciti electr, electrical electr, hopeful hope",
        "goodness good, revival reviv, allowance allow, inference infer, airliner airlin",
        "gyroscopic gyroscop, adjustable adjust, defensible defens, irritant irrit",
        "replacement replac, adjustment adjust, dependent depend, adoption adopt",
        "homologou homolog, communism commun, activate activ, angulariti angular",
        "homologous homolog, effective effect, bowdlerize bowdler, probate probat, rate rate",
        "cease ceas, controll control, roll roll, generalizations gener, oscillators oscil"
      })
  void cutsThePublishedExamples(String pairs) {
    assertThat(Arrays.stream(pairs.split(", ")))
        .allSatisfy(
            pair -> {
              String[] word = pair.split(" ");
              assertThat(PorterStemmer.stem(word[0])).as(word[0]).isEqualTo(word[1]);
            });
  }

  @Test
  void followsTheAuthorsProgramsWhereTheyDifferFromThePaper() {
    assertThat(PorterStemmer.stem("possibly")).isEqualTo("possibl");
    assertThat(PorterStemmer.stem("archaeology")).isEqualTo("archaeolog");
    assertThat(PorterStemmer.stem("is")).isEqualTo("is");
  }

  @Test
  void leavesWhatIsNoEnglishWord() {
    assertThat(PorterStemmer.stem("niños")).isEqualTo("niños");
    assertThat(PorterStemmer.stem("b2bs")).isEqualTo("b2bs");
    assertThat(PorterStemmer.stem("y".repeat(100_000))).hasSize(100_000);
  }
}
