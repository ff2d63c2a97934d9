package io.scimwright.apim.doctor;

import java.util.Objects;

/**
 * What one check found.
 *
 * @param subject what was looked at, in a word or two
 * @param words what was found, in one line and without a secret
 * @param advice what to do about it; empty where nothing is to be done
 */
public record Finding(Level level, String subject, String words, String advice) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** It works, or may work, and somebody should look. */
        WARN,
        /** It does not work. */
        FAIL
    }

    public Finding {
        Objects.requireNonNull(level);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(words);
        Objects.requireNonNull(advice);
    }

    /** One line, and another one with the advice where there is some. */
    @Override
    public String toString() {
        String line = String.format("%-5s %-12s %s", level, subject, words);
        return advice.isEmpty() ? line : line + System.lineSeparator() + " ".repeat(19) + "-> " + advice;
    }
}
