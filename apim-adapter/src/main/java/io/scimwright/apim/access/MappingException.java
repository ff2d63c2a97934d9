package io.scimwright.apim.access;

import java.util.List;

/** A mapping file that cannot be used; each problem names the line, the key and what was expected. */
public final class MappingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    MappingException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems in the order of the file, such as {@code mapping.yaml:9: groups[0].products[0].state: expected …}. */
    public List<String> problems() {
        return problems;
    }
}
