package io.scimwright.core;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which leniencies a server grants: data in one place instead of conditions all over. {@link #tolerant()} takes what real
 * identity providers send; {@link #rfc()} is RFC 7643 and RFC 7644 to the letter. Immutable.
 */
public final class Dialect {

    private static final Dialect TOLERANT = tolerantDialect();
    private static final Dialect RFC = new Dialect("rfc", EnumSet.noneOf(Leniency.class));

    private final String name;
    private final Set<Leniency> granted;

    private Dialect(String name, Set<Leniency> granted) {
        this.name = name;
        this.granted = granted;
    }

    /** What Entra ID, Okta and the others send is understood; the default of every server. */
    public static Dialect tolerant() {
        return TOLERANT;
    }

    /** Nothing but the RFC. */
    public static Dialect rfc() {
        return RFC;
    }

    /** The dialect {@code tolerant} or {@code rfc}, in any case; empty for any other name. */
    public static Optional<Dialect> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "tolerant" -> Optional.of(TOLERANT);
            case "rfc" -> Optional.of(RFC);
            default -> Optional.empty();
        };
    }

    /** This dialect with one leniency granted or withdrawn. */
    public Dialect with(Leniency leniency, boolean on) {
        EnumSet<Leniency> changed = EnumSet.noneOf(Leniency.class);
        changed.addAll(granted);
        if (on) {
            changed.add(leniency);
        } else {
            changed.remove(leniency);
        }
        return new Dialect(name, changed);
    }

    public boolean grants(Leniency leniency) {
        return granted.contains(leniency);
    }

    /** The name of the dialect it is, or was made from. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name + granted;
    }

    private static Dialect tolerantDialect() {
        EnumSet<Leniency> on = EnumSet.noneOf(Leniency.class);
        for (Leniency leniency : Leniency.values()) {
            if (leniency.isTolerant()) {
                on.add(leniency);
            }
        }
        return new Dialect("tolerant", on);
    }
}
