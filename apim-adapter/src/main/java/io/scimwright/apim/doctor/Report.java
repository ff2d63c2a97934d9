package io.scimwright.apim.doctor;

import io.scimwright.apim.doctor.Finding.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What all checks found, in their order. Immutable. */
public final class Report {

    private final List<Finding> findings;

    private Report(List<Finding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** A report that ends where it begins: with settings that are not complete, each problem a line. */
    public static Report ofSettings(Collection<String> problems) {
        Builder report = new Builder();
        problems.forEach(
                problem -> report.fail("settings", problem, "change that setting; docs/apim.md lists them all"));
        return report.build();
    }

    public List<Finding> findings() {
        return findings;
    }

    /** How bad the worst finding is. */
    public Level worst() {
        return findings.stream().map(Finding::level).max(Level::compareTo).orElse(Level.OK);
    }

    /** What a program should exit with: 0 when everything is well, 1 when somebody should look, 2 when something does not work. */
    public int exitCode() {
        return switch (worst()) {
            case OK -> 0;
            case WARN -> 1;
            case FAIL -> 2;
        };
    }

    /** All lines, and how many there are of each kind. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        findings.forEach(finding -> text.append(finding).append(System.lineSeparator()));
        for (Level level : Level.values()) {
            text.append(findings.stream()
                            .filter(finding -> finding.level() == level)
                            .count())
                    .append(' ')
                    .append(level)
                    .append(level == Level.FAIL ? "" : ", ");
        }
        return text.toString();
    }

    /** Collects findings. Not thread-safe. */
    static final class Builder {

        private final List<Finding> findings = new ArrayList<>();

        void ok(String subject, String words) {
            findings.add(new Finding(Level.OK, subject, words, ""));
        }

        void warn(String subject, String words, String advice) {
            findings.add(new Finding(Level.WARN, subject, words, advice));
        }

        void fail(String subject, String words, String advice) {
            findings.add(new Finding(Level.FAIL, subject, words, advice));
        }

        Report build() {
            return new Report(findings);
        }
    }
}
