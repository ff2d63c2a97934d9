package io.scimwright.server.spi;

import io.scimwright.core.error.ScimException;
import io.scimwright.core.error.ScimType;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks the constraints on an application's own class before it is written, and tells of them in the words of SCIM. */
final class RowConstraints {

    private RowConstraints() {}

    /** Throws 400 invalidValue with everything that is violated. */
    static <T> void check(Validator validator, ResourceMapper<T> mapper, T row) {
        Set<ConstraintViolation<T>> violations = validator.validate(row);
        if (!violations.isEmpty()) {
            String detail = violations.stream()
                    .map(violation -> message(mapper, violation))
                    .sorted()
                    .collect(Collectors.joining("; "));
            throw ScimException.of(400, ScimType.INVALID_VALUE, detail);
        }
    }

    private static <T> String message(ResourceMapper<T> mapper, ConstraintViolation<T> violation) {
        String property = violation.getPropertyPath().toString();
        String first = property.replaceAll("[.\\[<].*", "");
        // A constraint on the whole object, or on what SCIM does not show, has no path.
        return mapper.pathOf(property)
                .or(() -> mapper.pathOf(first))
                .map(path -> path + ": " + violation.getMessage())
                .orElse(violation.getMessage());
    }
}
