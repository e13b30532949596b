/** How answers and small request bodies are written in JSON. */
@NullMarked
package assay.adapters.rest.json;

import org.jspecify.annotations.NullMarked;
