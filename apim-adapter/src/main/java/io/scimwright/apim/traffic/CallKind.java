package io.scimwright.apim.traffic;

/** The kinds of calls that are counted apart, with what Azure Resource Manager allows one principal in one subscription. */
public enum CallKind {
    /** GET and HEAD. */
    READ(250, 25),
    /** PUT, PATCH and POST. */
    WRITE(200, 10),
    DELETE(200, 10);

    private final int burst;
    private final int perSecond;

    CallKind(int burst, int perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /** How many calls a full bucket holds. */
    public int burst() {
        return burst;
    }

    /** How many calls come back each second. */
    public int perSecond() {
        return perSecond;
    }
}
