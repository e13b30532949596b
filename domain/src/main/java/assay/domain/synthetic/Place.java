package assay.domain.synthetic;

/**
 * Where an event takes place.
 *
 * @param country ISO 3166-1 alpha-2
 * @param currency ISO 4217, the currency that organisers of the country sell in
 * @param latitude degrees north
 * @param longitude degrees east
 */
record Place(
    String country,
    String currency,
    String city,
    String state,
    double latitude,
    double longitude) {}
