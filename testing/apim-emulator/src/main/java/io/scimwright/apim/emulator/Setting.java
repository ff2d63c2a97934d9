package io.scimwright.apim.emulator;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The name, type and default of one setting of the emulator. What is not known about the real service is a setting whose
 * default is the most conservative answer: a client that works under it should work on either kind of service.
 * Immutable.
 *
 * @param <T> Boolean, Integer, Double, String, or a map of lists of text
 */
public final class Setting<T> {
    private static final double MOST_CLOCK_FACTOR = 1_000_000;

    /** Serve any subscription, resource group and service asked for, each a fresh one. */
    public static final Setting<Boolean> ANY_SERVICE = flag("anyService", false);

    /** Accept only bearer tokens that this token endpoint issued and that have not expired. */
    public static final Setting<Boolean> STRICT_TOKENS = flag("strictTokens", false);

    /** Client ids with their secrets. Empty: any id and secret get a token. */
    public static final Setting<Map<String, List<String>>> CLIENTS = lists("clients");

    /** Client ids with secrets that have expired; the token endpoint says so. */
    public static final Setting<Map<String, List<String>>> EXPIRED_SECRETS = lists("expiredSecrets");

    /** Life of an access token in seconds of the emulator's clock. */
    public static final Setting<Integer> TOKEN_SECONDS = number("tokenSeconds", 3599, 1);

    /**
     * Client ids with the actions granted to them, {@code *} matching any text. A client that is not listed may do
     * everything.
     */
    public static final Setting<Map<String, List<String>>> GRANTS = lists("grants");

    /** Refuse with 429 when a bucket is empty. Off: the headers count down to 0 and nothing is refused. */
    public static final Setting<Boolean> REFUSE_WHEN_THROTTLED = flag("refuseWhenThrottled", false);

    /** Size of the bucket of reads. */
    public static final Setting<Integer> READ_BUCKET = number("readBucket", 250, 1);

    /** Reads that come back per second. */
    public static final Setting<Double> READ_REFILL = decimal("readRefill", 25);

    /** Size of the bucket of writes; POST counts as a write. */
    public static final Setting<Integer> WRITE_BUCKET = number("writeBucket", 200, 1);

    /** Writes that come back per second. */
    public static final Setting<Double> WRITE_REFILL = decimal("writeRefill", 10);

    /** Size of the bucket of deletes. */
    public static final Setting<Integer> DELETE_BUCKET = number("deleteBucket", 200, 1);

    /** Deletes that come back per second. */
    public static final Setting<Double> DELETE_REFILL = decimal("deleteRefill", 10);

    /** How many times the buckets of one principal all principals of a subscription have together. */
    public static final Setting<Integer> GLOBAL_FACTOR = number("globalFactor", 15, 1);

    /** How many seconds the emulator's clock goes on in one real second; at most a million. */
    public static final Setting<Double> CLOCK_FACTOR =
            new Setting<>("clockFactor", 1.0, v -> v > 0 && v <= MOST_CLOCK_FACTOR);

    /** Seconds by which the emulator's clock is ahead (negative: behind). */
    public static final Setting<Integer> CLOCK_SKEW_SECONDS = number("clockSkewSeconds", 0, Integer.MIN_VALUE);

    /** Milliseconds of the emulator's clock that every management call takes. */
    public static final Setting<Integer> LATENCY_MILLIS = number("latencyMillis", 0, 0);

    /** Entities per page when {@code $top} is not sent. */
    public static final Setting<Integer> PAGE_SIZE = number("pageSize", 100, 1);

    /** Most entities per page, whatever {@code $top} says; the rest follows by nextLink. */
    public static final Setting<Integer> MAX_PAGE_SIZE = number("maxPageSize", 100, 1);

    /** Refuse a {@code $skip} beyond the end with 400; otherwise the page is empty. */
    public static final Setting<Boolean> REFUSE_SKIP_BEYOND_END = flag("refuseSkipBeyondEnd", false);

    /** Ids in the path that differ only in case name different entities. Takes effect at the next reset. */
    public static final Setting<Boolean> CASE_SENSITIVE_IDS = flag("caseSensitiveIds", false);

    /** E-mails that differ only in case may belong to two users. Takes effect at the next reset. */
    public static final Setting<Boolean> CASE_SENSITIVE_EMAILS = flag("caseSensitiveEmails", false);

    /** Text in {@code $filter} is compared with regard to case. */
    public static final Setting<Boolean> CASE_SENSITIVE_FILTERS = flag("caseSensitiveFilters", false);

    /** Also accept {@code or}, {@code not}, parentheses and {@code null} in {@code $filter}. */
    public static final Setting<Boolean> FULL_FILTER_GRAMMAR = flag("fullFilterGrammar", false);

    /** Read {@code ''} inside quoted text of {@code $filter} as one quote. Off: such a filter is refused. */
    public static final Setting<Boolean> FILTER_DOUBLED_QUOTES = flag("filterDoubledQuotes", true);

    /** Accept the 8 byte ETag of a PATCH answer as If-Match of a user. */
    public static final Setting<Boolean> ACCEPT_SHORT_ETAG = flag("acceptShortEtag", false);

    /** A note that is set to empty text reads as null afterwards. */
    public static final Setting<Boolean> EMPTY_NOTE_IS_NULL = flag("emptyNoteIsNull", false);

    /** PUT on something that exists leaves the fields alone that the body does not name. */
    public static final Setting<Boolean> PUT_KEEPS_OMITTED = flag("putKeepsOmitted", false);

    /** Two groups may not have the same display name. */
    public static final Setting<Boolean> UNIQUE_GROUP_NAMES = flag("uniqueGroupNames", false);

    /** A group's description may have at most 1000 characters. */
    public static final Setting<Boolean> LIMIT_GROUP_DESCRIPTION = flag("limitGroupDescription", true);

    /** Status when a membership names a user or group that does not exist: 404 or 400. */
    public static final Setting<Integer> MISSING_MEMBER_STATUS = number("missingMemberStatus", 404, 400);

    /** A membership gives the group a new row version too. */
    public static final Setting<Boolean> MEMBERSHIP_TOUCHES_GROUP = flag("membershipTouchesGroup", true);

    /** A field that the resource does not have is ignored instead of refused. */
    public static final Setting<Boolean> IGNORE_UNKNOWN_FIELDS = flag("ignoreUnknownFields", false);

    /** Refuse a write with 412 while another write on the same user is under way (needs latency to be seen). */
    public static final Setting<Boolean> REFUSE_OVERLAP = flag("refuseOverlap", true);

    /** An e-mail that a user gave up stays taken, since it is still the id of that user's identity. */
    public static final Setting<Boolean> OLD_EMAIL_STAYS_TAKEN = flag("oldEmailStaysTaken", false);

    /** A user created with confirmation {@code invite} and no state is pending. */
    public static final Setting<Boolean> INVITED_IS_PENDING = flag("invitedIsPending", true);

    /** A subscription without state on a product that needs approval is submitted. */
    public static final Setting<Boolean> APPROVAL_IS_SUBMITTED = flag("approvalIsSubmitted", true);

    /** Message of the refusal to delete a user who has subscriptions. */
    public static final Setting<String> USER_DELETE_REFUSAL = text(
            "userDeleteRefusal",
            "User cannot be deleted since it has existing subscriptions. Delete subscriptions before deleting the user"
                    + " or pass in deleteSubscriptions=true as query param");

    /** Seconds of the emulator's clock that a long-running delete takes (api-versions from 2023-09-01-preview). */
    public static final Setting<Integer> DELETE_SECONDS = number("deleteSeconds", 1, 0);

    /** E-mail of the service's owner, user 1. Takes effect at the next reset. */
    public static final Setting<String> OWNER_EMAIL = text("ownerEmail", "foo@live.com");

    /** Moment at which a service was created, UTC. Takes effect at the next reset. */
    public static final Setting<String> SERVICE_CREATED = text("serviceCreated", "2022-03-31T22:38:59.98Z");

    /** Region of the service. */
    public static final Setting<String> LOCATION = text("location", "West Europe");

    /** Tier of the service. */
    public static final Setting<String> SKU = text("sku", "Developer");

    private static final List<Setting<?>> ALL = List.of(
            ANY_SERVICE,
            STRICT_TOKENS,
            CLIENTS,
            EXPIRED_SECRETS,
            TOKEN_SECONDS,
            GRANTS,
            REFUSE_WHEN_THROTTLED,
            READ_BUCKET,
            READ_REFILL,
            WRITE_BUCKET,
            WRITE_REFILL,
            DELETE_BUCKET,
            DELETE_REFILL,
            GLOBAL_FACTOR,
            CLOCK_FACTOR,
            CLOCK_SKEW_SECONDS,
            LATENCY_MILLIS,
            PAGE_SIZE,
            MAX_PAGE_SIZE,
            REFUSE_SKIP_BEYOND_END,
            CASE_SENSITIVE_IDS,
            CASE_SENSITIVE_EMAILS,
            CASE_SENSITIVE_FILTERS,
            FULL_FILTER_GRAMMAR,
            FILTER_DOUBLED_QUOTES,
            ACCEPT_SHORT_ETAG,
            EMPTY_NOTE_IS_NULL,
            PUT_KEEPS_OMITTED,
            UNIQUE_GROUP_NAMES,
            LIMIT_GROUP_DESCRIPTION,
            MISSING_MEMBER_STATUS,
            MEMBERSHIP_TOUCHES_GROUP,
            IGNORE_UNKNOWN_FIELDS,
            REFUSE_OVERLAP,
            OLD_EMAIL_STAYS_TAKEN,
            INVITED_IS_PENDING,
            APPROVAL_IS_SUBMITTED,
            USER_DELETE_REFUSAL,
            DELETE_SECONDS,
            OWNER_EMAIL,
            SERVICE_CREATED,
            LOCATION,
            SKU);

    private final String name;
    private final T defaultValue;
    private final Predicate<T> valid;

    private Setting(String name, T defaultValue, Predicate<T> valid) {
        this.name = name;
        this.defaultValue = defaultValue;
        this.valid = valid;
    }

    /** Every setting, in the order of the documentation. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The name in JSON. */
    public String name() {
        return name;
    }

    /** The value while nobody sets another. */
    public T defaultValue() {
        return defaultValue;
    }

    /**
     * Returns the value.
     *
     * @throws IllegalArgumentException if the value is outside the setting's range
     */
    T check(T value) {
        if (!valid.test(value)) {
            throw new IllegalArgumentException("setting " + name + " cannot be " + value);
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Setting<Boolean> flag(String name, boolean value) {
        return new Setting<>(name, value, v -> true);
    }

    private static Setting<Integer> number(String name, int value, int least) {
        return new Setting<>(name, value, v -> v >= least);
    }

    private static Setting<Double> decimal(String name, double value) {
        return new Setting<>(name, value, v -> v > 0 && Double.isFinite(v));
    }

    private static Setting<String> text(String name, String value) {
        return new Setting<>(name, value, v -> true);
    }

    private static Setting<Map<String, List<String>>> lists(String name) {
        return new Setting<>(name, Map.of(), v -> true);
    }
}
