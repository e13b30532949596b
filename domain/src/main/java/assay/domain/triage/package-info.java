/** Cases, verdicts and labels. */
@NullMarked
package assay.domain.triage;

import org.jspecify.annotations.NullMarked;
