/** PMML documents as fraud models: loading with its checks, scoring and explaining, on JPMML. */
@NullMarked
package assay.adapters.pmml;

import org.jspecify.annotations.NullMarked;
