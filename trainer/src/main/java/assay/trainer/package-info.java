/** The program that trains: commands, and the wiring of the adapters that they need. */
@NullMarked
package assay.trainer;

import org.jspecify.annotations.NullMarked;
