package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.And;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.Comparison;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.Filter;
import io.scimwright.filter.FilterVisitor;
import io.scimwright.filter.Literal;
import io.scimwright.filter.Not;
import io.scimwright.filter.Or;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import io.scimwright.filter.Present;
import io.scimwright.filter.ValuePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in ids what the paths of a PATCH say in URIs: {@code members[$ref eq "https://…/Users/7"]} are the elements that are shown
 * with this {@code $ref}. A provider, which applies the PATCH, does not know how they are shown.
 */
final class PatchUris implements FilterVisitor<Filter> {

    private static final AttributePath VALUE = AttributePath.of(Referring.VALUE);
    private static final AttributePath TYPE = AttributePath.of(Referring.TYPE);

    private final Referring attribute;
    private final String baseUri;

    private PatchUris(Referring attribute, String baseUri) {
        this.attribute = attribute;
        this.baseUri = baseUri;
    }

    /** A PatchOp message without such URIs; what is wrong with it is left to whoever decodes it. */
    static ScimObject resolve(
            ScimObject message, ResourceType type, Dialect dialect, References references, String baseUri) {
        List<ScimValue> operations = message.elements("Operations");
        if (operations.stream().noneMatch(PatchUris::hasUri)) {
            return message;
        }
        List<ScimValue> resolved = new ArrayList<>(operations.size());
        for (int i = 0; i < operations.size(); i++) {
            try {
                resolved.add(
                        hasUri(operations.get(i))
                                ? operation((ScimObject) operations.get(i), type, dialect, references, baseUri)
                                : operations.get(i));
            } catch (ScimException e) {
                throw e.within("Operations[" + i + "]");
            }
        }
        return message.with("Operations", ScimList.of(resolved));
    }

    private static boolean hasUri(ScimValue operation) {
        return operation instanceof ScimObject object
                && (path(object).toLowerCase(Locale.ROOT).contains(Referring.REF)
                        || (isRemoval(object) && listed(object).stream().anyMatch(PatchUris::isUriAlone)));
    }

    private static String path(ScimObject operation) {
        return operation.findString("path").orElse("");
    }

    private static boolean isRemoval(ScimObject operation) {
        return operation.findString("op").orElse("").equalsIgnoreCase("remove");
    }

    private static List<ScimValue> listed(ScimObject operation) {
        ScimValue value = operation.value("value");
        return value instanceof ScimList list ? list.elements() : List.of(value);
    }

    private static boolean isUriAlone(ScimValue element) {
        return element instanceof ScimObject object
                && object.findString(Referring.REF).isPresent()
                && !object.value(Referring.VALUE).isAssigned();
    }

    private static ScimObject operation(
            ScimObject operation, ResourceType type, Dialect dialect, References references, String baseUri) {
        PatchPath path = parsed(path(operation)).orElse(null);
        if (path instanceof ElementTarget target) {
            return references
                    .find(type, target.attribute(), dialect)
                    .map(attribute -> new PatchUris(attribute, baseUri).resolved(target))
                    .map(elements -> operation.with("path", ScimString.of(elements.toString())))
                    .orElse(operation);
        }
        if (path instanceof AttributeTarget target && isRemoval(operation)) {
            return references
                    .find(type, target.path(), dialect)
                    .map(attribute -> new PatchUris(attribute, baseUri).withIds(listed(operation)))
                    .map(elements -> operation.with("value", elements))
                    .orElse(operation);
        }
        return operation;
    }

    private static Optional<PatchPath> parsed(String text) {
        try {
            return Optional.of(PatchPath.parse(text));
        } catch (PathSyntaxException e) {
            return Optional.empty();
        }
    }

    private ElementTarget resolved(ElementTarget target) {
        ElementTarget elements =
                ElementTarget.of(target.attribute(), target.filter().accept(this));
        return target.subAttribute().map(elements::withSubAttribute).orElse(elements);
    }

    /** Elements to remove: each that says only where it leads by its id, and none that leads nowhere here. */
    private ScimList withIds(List<ScimValue> elements) {
        List<ScimValue> all = new ArrayList<>(elements.size());
        for (ScimValue element : elements) {
            if (isUriAlone(element)) {
                here(((ScimObject) element).findString(Referring.REF).orElse(""))
                        .filter(resource ->
                                attribute.typeAt(resource.endpoint()).isPresent())
                        .map(resource -> ScimObject.of(Referring.VALUE, ScimString.of(resource.id())))
                        .ifPresent(all::add);
            } else {
                all.add(element);
            }
        }
        return ScimList.of(all);
    }

    @Override
    public Filter visitAnd(And and) {
        return new And(
                and.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public Filter visitOr(Or or) {
        return new Or(
                or.operands().stream().map(operand -> operand.accept(this)).toList());
    }

    @Override
    public Filter visitNot(Not not) {
        return new Not(not.operand().accept(this));
    }

    @Override
    public Filter visitPresent(Present present) {
        return isUri(present.path()) ? new Present(VALUE) : present;
    }

    @Override
    public Filter visitValuePath(ValuePath valuePath) {
        return valuePath;
    }

    @Override
    public Filter visitComparison(Comparison comparison) {
        if (!isUri(comparison.path())) {
            return comparison;
        }
        boolean isEqual = comparison.operator() == ComparisonOperator.EQ;
        if (!isEqual && comparison.operator() != ComparisonOperator.NE) {
            throw ScimException.invalidFilter(
                    "in the path of a PATCH, " + Referring.REF + " is compared by eq and ne only");
        }
        if (comparison.value() instanceof Literal.Text text) {
            Filter equal = pointingAt(text.value());
            return isEqual ? equal : equal.not();
        }
        return comparison.value() instanceof Literal.Null
                ? new Comparison(VALUE, comparison.operator(), comparison.value())
                : comparison;
    }

    private static boolean isUri(AttributePath path) {
        return path.toString().equalsIgnoreCase(Referring.REF);
    }

    /** The elements that are shown with a URI: those with its id, which are of its type. */
    private Filter pointingAt(String uri) {
        Optional<ResourceUri> resource = here(uri);
        Optional<String> type = resource.flatMap(found -> attribute.typeAt(found.endpoint()));
        if (resource.isEmpty() || type.isEmpty()) {
            return nothing();
        }
        Filter id = VALUE.eq(resource.get().id());
        if (!attribute.tellsType()) {
            return type.get().equals(attribute.usual()) ? id : nothing();
        }
        Filter ofType = TYPE.eq(type.get());
        // What does not say its type is of the usual one.
        return id.and(
                type.get().equals(attribute.usual()) ? ofType.or(TYPE.present().not()) : ofType);
    }

    /** What a URI leads to, if it leads to this server. */
    private Optional<ResourceUri> here(String uri) {
        return ResourceUri.of(uri)
                .filter(found -> !uri.contains("://")
                        || ResourceUri.isSame(uri, baseUri + found.endpoint() + "/" + Percent.encode(found.id())));
    }

    private static Filter nothing() {
        return new Present(VALUE).and(new Present(VALUE).not());
    }
}
