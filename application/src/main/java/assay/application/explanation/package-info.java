/** Why decisions were made, worked out when somebody asks. */
@NullMarked
package assay.application.explanation;

import org.jspecify.annotations.NullMarked;
