/** PMML documents as files: completed by training, joined, weighed, and read for what they say. */
@NullMarked
package assay.adapters.pmml.document;

import org.jspecify.annotations.NullMarked;
