/** What is going on now and went on lately, in figures. */
@NullMarked
package assay.application.monitoring;

import org.jspecify.annotations.NullMarked;
