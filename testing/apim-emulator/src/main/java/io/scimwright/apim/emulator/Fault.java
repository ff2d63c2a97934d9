package io.scimwright.apim.emulator;

import java.time.Duration;

/**
 * Something that goes wrong for the calls it matches. Immutable: each method returns a new object.
 *
 * <pre>{@code
 * apim.faults(
 *         Fault.status(429).retryAfter(Duration.ofSeconds(2)).method("PUT").path("/users/*").calls(1, 3),
 *         Fault.forbidden().action("Microsoft.ApiManagement/service/users/write"));
 * }</pre>
 */
public final class Fault {
    private final Kind kind;
    private final String method;
    private final String path;
    private final String principal;
    private final String action;
    private final int firstCall;
    private final int lastCall;
    private final int status;
    private final String code;
    private final String message;
    private final Duration duration;

    /** What goes wrong. */
    public enum Kind {
        /** The answer has a status of its own; nothing is done. */
        STATUS,
        /** 403 AuthorizationFailed; nothing is done. */
        FORBIDDEN,
        /** The connection is closed without an answer; nothing is done. */
        DROP,
        /** The work is done and the connection is closed without an answer. */
        LOST,
        /** The work starts only after {@link Fault#duration()}. */
        SLOW,
        /** The service's clock is ahead by {@link Fault#duration()} for this call (negative: behind). */
        SKEW,
        /** The token endpoint does not know the secret. */
        WRONG_SECRET,
        /** The token endpoint says that the secret has expired. */
        EXPIRED_SECRET
    }

    private Fault(Values values) {
        kind = values.kind;
        method = values.method;
        path = values.path;
        principal = values.principal;
        action = values.action;
        firstCall = values.firstCall;
        lastCall = values.lastCall;
        status = values.status;
        code = values.code;
        message = values.message;
        duration = values.duration;
    }

    /** An answer with that status: 412, 429, 500, 503 … */
    public static Fault status(int status) {
        Values values = new Values(Kind.STATUS);
        values.status = status;
        return new Fault(values);
    }

    /** 403 AuthorizationFailed. */
    public static Fault forbidden() {
        return new Fault(new Values(Kind.FORBIDDEN));
    }

    /** The connection is closed before the work. */
    public static Fault drop() {
        return new Fault(new Values(Kind.DROP));
    }

    /** The work is done, its answer never arrives. */
    public static Fault lost() {
        return new Fault(new Values(Kind.LOST));
    }

    /** A slow answer, in time of the emulator's clock. */
    public static Fault slow(Duration delay) {
        Values values = new Values(Kind.SLOW);
        values.duration = delay;
        return new Fault(values);
    }

    /** The service's clock is ahead for this call; behind if negative. */
    public static Fault skew(Duration ahead) {
        Values values = new Values(Kind.SKEW);
        values.duration = ahead;
        return new Fault(values);
    }

    /** The token endpoint refuses the secret as wrong. */
    public static Fault wrongSecret() {
        return new Fault(new Values(Kind.WRONG_SECRET));
    }

    /** The token endpoint refuses the secret as expired. */
    public static Fault expiredSecret() {
        return new Fault(new Values(Kind.EXPIRED_SECRET));
    }

    /** Only calls with that method. */
    public Fault method(String name) {
        Values values = new Values(this);
        values.method = name;
        return new Fault(values);
    }

    /**
     * Only calls whose path below the service fits: {@code *} stands for one segment, {@code **} for any number of them.
     */
    public Fault path(String pattern) {
        Values values = new Values(this);
        values.path = pattern;
        return new Fault(values);
    }

    /** Only calls of that client id. */
    public Fault principal(String clientId) {
        Values values = new Values(this);
        values.principal = clientId;
        return new Fault(values);
    }

    /** Only calls that need that right, such as {@code Microsoft.ApiManagement/service/users/write}. */
    public Fault action(String name) {
        Values values = new Values(this);
        values.action = name;
        return new Fault(values);
    }

    /** Only some of the calls that fit otherwise, counted from 1; both ends belong to it. */
    public Fault calls(int first, int last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("no calls from " + first + " to " + last);
        }
        Values values = new Values(this);
        values.firstCall = first;
        values.lastCall = last;
        return new Fault(values);
    }

    /** The code and message of the error body of a {@link Kind#STATUS} fault. */
    public Fault error(String errorCode, String text) {
        Values values = new Values(this);
        values.code = errorCode;
        values.message = text;
        return new Fault(values);
    }

    /** The {@code Retry-After} of a {@link Kind#STATUS} fault, in real seconds. */
    public Fault retryAfter(Duration wait) {
        Values values = new Values(this);
        values.duration = wait;
        return new Fault(values);
    }

    /** What goes wrong. */
    public Kind kind() {
        return kind;
    }

    /** The method that it is limited to; empty for any. */
    public String method() {
        return method;
    }

    /** The path that it is limited to; empty for any. */
    public String path() {
        return path;
    }

    /** The client id that it is limited to; empty for any. */
    public String principal() {
        return principal;
    }

    /** The right that it is limited to; empty for any. */
    public String action() {
        return action;
    }

    /** The first call it applies to, counted from 1. */
    public int firstCall() {
        return firstCall;
    }

    /** The last call it applies to. */
    public int lastCall() {
        return lastCall;
    }

    /** The status of a {@link Kind#STATUS} fault. */
    public int status() {
        return status;
    }

    /** The code of the error body; empty for the usual one of the status. */
    public String code() {
        return code;
    }

    /** The message of the error body; empty for the usual one of the status. */
    public String message() {
        return message;
    }

    /** The delay, skew or Retry-After; zero if there is none. */
    public Duration duration() {
        return duration;
    }

    @Override
    public String toString() {
        return "Fault[" + kind + " " + method + " " + path + " " + principal + " " + action + " calls " + firstCall
                + "-" + lastCall + " " + status + " " + code + " " + message + " " + duration + "]";
    }

    private static final class Values {
        private final Kind kind;
        private String method = "";
        private String path = "";
        private String principal = "";
        private String action = "";
        private int firstCall = 1;
        private int lastCall = Integer.MAX_VALUE;
        private int status;
        private String code = "";
        private String message = "";
        private Duration duration = Duration.ZERO;

        private Values(Kind kind) {
            this.kind = kind;
        }

        private Values(Fault from) {
            kind = from.kind;
            method = from.method;
            path = from.path;
            principal = from.principal;
            action = from.action;
            firstCall = from.firstCall;
            lastCall = from.lastCall;
            status = from.status;
            code = from.code;
            message = from.message;
            duration = from.duration;
        }
    }
}
