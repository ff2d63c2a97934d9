package io.scimwright.apim.internal;

import io.scimwright.core.query.ResolvedFilter;
import io.scimwright.core.schema.ResolvedPath;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.ComparisonOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a SCIM filter narrows the listing of users: what APIM can evaluate goes there, and everything is evaluated again over
 * what comes back, since APIM's rules of case are not known. The terms of a conjunction narrow; anything else reads all users.
 */
final class UserNarrowing {

    private UserNarrowing() {}

    /** The terms that all have to hold. */
    static List<ResolvedFilter> conjunction(ResolvedFilter filter) {
        List<ResolvedFilter> terms = new ArrayList<>();
        if (filter instanceof ResolvedFilter.AllOf all) {
            all.operands().forEach(operand -> terms.addAll(conjunction(operand)));
        } else {
            terms.add(filter);
        }
        return terms;
    }

    /** Whether a filter asks for an attribute of the resource, or for one of its parts. */
    static boolean asksFor(ResolvedFilter filter, String attribute) {
        if (filter instanceof ResolvedFilter.AllOf all) {
            return all.operands().stream().anyMatch(operand -> asksFor(operand, attribute));
        }
        if (filter instanceof ResolvedFilter.AnyOf any) {
            return any.operands().stream().anyMatch(operand -> asksFor(operand, attribute));
        }
        if (filter instanceof ResolvedFilter.Negated negated) {
            return asksFor(negated.operand(), attribute);
        }
        if (filter instanceof ResolvedFilter.Compared compared) {
            return isOf(compared.path(), attribute);
        }
        if (filter instanceof ResolvedFilter.Assigned assigned) {
            return isOf(assigned.path(), attribute);
        }
        return filter instanceof ResolvedFilter.ElementMatch match && isOf(match.path(), attribute);
    }

    private static boolean isOf(ResolvedPath path, String attribute) {
        return path.attribute().name().equals(attribute);
    }

    /** Whether a conjunction can never hold. */
    static boolean isImpossible(List<ResolvedFilter> terms) {
        return terms.contains(new ResolvedFilter.Constant(false));
    }

    /** The value that an attribute has to be equal to by one of the terms. */
    static Optional<String> required(List<ResolvedFilter> terms, String path) {
        for (ResolvedFilter term : terms) {
            if (term instanceof ResolvedFilter.Compared compared
                    && compared.operator() == ComparisonOperator.EQ
                    && compared.path().toString().equals(path)
                    && compared.operand() instanceof ScimString value) {
                return Optional.of(value.value());
            }
        }
        return Optional.empty();
    }

    /**
     * The OData filters to try in turn until one finds something; each finds a superset of what the terms match in its part of
     * the users. A userName is an e-mail in most tenants, and stands in the marked line otherwise.
     */
    static List<String> filters(List<ResolvedFilter> terms) {
        Optional<String> externalId = required(terms, "externalId");
        if (externalId.isPresent()) {
            return List.of(
                    OData.contains("note", MarkedLine.piece(UserMapping.EXTERNAL_ID, ScimString.of(externalId.get()))));
        }
        Optional<String> userName = required(terms, "userName");
        if (userName.isPresent()) {
            String key = userName.get().toLowerCase(Locale.ROOT);
            return List.of(
                    OData.eq("email", key),
                    OData.contains("note", MarkedLine.piece(UserMapping.USER_NAME_KEY, ScimString.of(key))));
        }
        Optional<String> email = required(terms, "emails.value").or(() -> emailInElement(terms));
        if (email.isPresent()) {
            return List.of(OData.eq("email", email.get().toLowerCase(Locale.ROOT)));
        }
        return List.of(active(terms)
                .map(on -> OData.eq("state", on ? ApimUser.ACTIVE : ApimUser.BLOCKED))
                .orElse(""));
    }

    private static Optional<String> emailInElement(List<ResolvedFilter> terms) {
        for (ResolvedFilter term : terms) {
            if (term instanceof ResolvedFilter.ElementMatch match
                    && match.path().toString().equals("emails")) {
                return required(conjunction(match.inner()), "emails.value");
            }
        }
        return Optional.empty();
    }

    /** Only blocked users can be asked for by state: an active user may also be pending. */
    private static Optional<Boolean> active(List<ResolvedFilter> terms) {
        for (ResolvedFilter term : terms) {
            if (term instanceof ResolvedFilter.Compared compared
                    && compared.operator() == ComparisonOperator.EQ
                    && compared.path().toString().equals("active")) {
                ScimValue operand = compared.operand();
                return operand == ScimBoolean.FALSE ? Optional.of(false) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
