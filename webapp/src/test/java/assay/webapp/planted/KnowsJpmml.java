package assay.webapp.planted;

import org.dmg.pmml.PMML;

/** Planted: PMML outside its adapter. */
public class KnowsJpmml {
  PMML document;
}
