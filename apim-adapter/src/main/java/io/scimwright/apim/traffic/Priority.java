package io.scimwright.apim.traffic;

/** Which calls go first when there is not budget for all; in the order of the constants. */
public enum Priority {
    /** Takes somebody's access away: nothing is more urgent. */
    DEPROVISIONING,
    /** Goes on with a request that has made calls already: what is begun is finished. */
    CONTINUING,
    /** Begins a request. */
    BEGINNING
}
