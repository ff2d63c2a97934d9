package io.scimwright.core;

import io.scimwright.core.resource.ScimResource;
import io.scimwright.core.schema.AttributeDefinition;
import io.scimwright.core.schema.CommonAttributes;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.value.ScimBoolean;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import io.scimwright.filter.And;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import io.scimwright.filter.Not;
import io.scimwright.filter.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random resources and filters over a resource type, awkward text included; the seed decides all. */
public final class RandomScim {

    private static final List<String> WORDS = List.of(
            "work",
            "home",
            "Work",
            "WORK",
            "ada",
            "ADA",
            "Ada@Example.com",
            "ada@example.com",
            "a",
            "",
            "straße",
            "STRASSE",
            "é",
            "e\u0301",
            "E\u0301",
            "É",
            "İstanbul",
            "istanbul",
            "ΟΔΟΣ",
            "οδος",
            "😀 smile",
            "z",
            "K",
            "k",
            "ﬁne",
            "fine",
            "\"quoted\"",
            "back\\slash",
            "x%",
            "true",
            "Åx",
            "A\u030ax");

    private static final List<String> TIMES = List.of(
            "2026-01-01T00:00:00Z",
            "2026-01-01T01:00:00+01:00",
            "2026-01-01T00:00:00.5Z",
            "2026-01-01T00:00:00.500000000Z",
            "2025-12-31T23:59:59.999Z",
            "2026-01-01T00:00:00.5788954+00:00",
            "2026-02-28T12:00:00");

    private static final List<ComparisonOperator> ORDERS = List.of(
            ComparisonOperator.EQ,
            ComparisonOperator.NE,
            ComparisonOperator.GT,
            ComparisonOperator.GE,
            ComparisonOperator.LT,
            ComparisonOperator.LE);

    private final Random random;
    private final ResourceType type;

    public RandomScim(long seed, ResourceType type) {
        this.random = new Random(seed);
        this.type = type;
    }

    public Random random() {
        return random;
    }

    public <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    public ScimResource resource() {
        return ScimResource.of(type, tree());
    }

    /** A tree of the shape of the type, without schemas. */
    public ScimObject tree() {
        ScimObject.Builder tree = ScimObject.builder();
        fill(tree, CommonAttributes.all().subList(1, 4));
        fill(tree, type.schema().attributes());
        for (ResourceType.Extension extension : type.extensions()) {
            ScimObject.Builder part = ScimObject.builder();
            fill(part, extension.schema().attributes());
            tree.putIfAssigned(extension.schema().id(), part.build());
        }
        return tree.build();
    }

    private void fill(ScimObject.Builder into, List<AttributeDefinition> attributes) {
        for (AttributeDefinition attribute : attributes) {
            if (random.nextInt(3) > 0) {
                into.putIfAssigned(attribute.name(), value(attribute));
            }
        }
    }

    private ScimValue value(AttributeDefinition attribute) {
        if (!attribute.isMultiValued()) {
            return single(attribute);
        }
        List<ScimValue> elements = new ArrayList<>();
        boolean hasPrimary = false;
        for (int i = random.nextInt(4); i > 0; i--) {
            ScimValue element = single(attribute);
            boolean isPrimary = element instanceof ScimObject object
                    && object.findBoolean("primary").orElse(false);
            if (isPrimary && hasPrimary) {
                element = ((ScimObject) element).with("primary", ScimBoolean.FALSE);
            }
            hasPrimary |= isPrimary;
            if (element.isAssigned()) {
                elements.add(element);
            }
        }
        return ScimList.of(elements);
    }

    private ScimValue single(AttributeDefinition attribute) {
        return switch (attribute.type()) {
            case BOOLEAN -> ScimBoolean.of(random.nextBoolean());
            case INTEGER -> ScimNumber.of(random.nextInt(5));
            case DECIMAL -> ScimNumber.of(java.math.BigDecimal.valueOf(random.nextInt(50), 1));
            case DATE_TIME -> ScimString.of(pick(TIMES));
            case BINARY -> ScimString.of("AQID");
            case COMPLEX -> {
                ScimObject.Builder object = ScimObject.builder();
                fill(object, attribute.subAttributes());
                yield object.build();
            }
            default -> ScimString.of(pick(WORDS));
        };
    }

    public Filter filter(int depth) {
        return filter(depth, true);
    }

    private Filter filter(int depth, boolean valuePaths) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return leaf(valuePaths);
        }
        return switch (random.nextInt(3)) {
            case 0 -> new And(operands(depth));
            case 1 -> new Or(operands(depth));
            default -> new Not(filter(depth - 1));
        };
    }

    private List<Filter> operands(int depth) {
        List<Filter> all = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            all.add(filter(depth - 1));
        }
        return all;
    }

    private Filter leaf(boolean valuePaths) {
        ResourceType.Extension extension =
                type.extensions().isEmpty() || random.nextInt(4) > 0 ? null : pick(type.extensions());
        List<AttributeDefinition> attributes = new ArrayList<>(
                extension == null
                        ? type.schema().attributes()
                        : extension.schema().attributes());
        if (extension == null) {
            attributes.addAll(CommonAttributes.all());
        }
        attributes.removeIf(attribute -> attribute.returned() == io.scimwright.core.schema.Returned.NEVER);
        AttributeDefinition attribute = pick(attributes);
        AttributePath path = AttributePath.parse(
                extension == null ? attribute.name() : extension.schema().id() + ":" + attribute.name());
        if (!attribute.isComplex()) {
            return test(path, attribute);
        }
        AttributeDefinition sub = pick(attribute.subAttributes());
        if (valuePaths && random.nextInt(3) == 0) {
            return path.where(inElement(attribute, 2));
        }
        return random.nextInt(6) == 0 ? path.present() : test(path.withSubAttribute(sub.name()), sub);
    }

    private Filter inElement(AttributeDefinition attribute, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            Filter left = inElement(attribute, depth - 1);
            Filter right = inElement(attribute, depth - 1);
            return switch (random.nextInt(3)) {
                case 0 -> left.and(right);
                case 1 -> left.or(right);
                default -> left.not();
            };
        }
        AttributeDefinition sub = pick(attribute.subAttributes());
        return test(AttributePath.of(sub.name()), sub);
    }

    private Filter test(AttributePath path, AttributeDefinition attribute) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return path.present();
        }
        if (kind == 1) {
            return path.compare(random.nextBoolean() ? ComparisonOperator.EQ : ComparisonOperator.NE, Literal.ofNull());
        }
        List<ComparisonOperator> equality = ORDERS.subList(0, 2);
        return switch (attribute.type()) {
            case BOOLEAN -> path.compare(pick(equality), Literal.of(random.nextBoolean()));
            case INTEGER, DECIMAL -> path.compare(pick(ORDERS), Literal.of(random.nextInt(5)));
            case DATE_TIME -> path.compare(pick(ORDERS), Literal.of(pick(TIMES)));
            case BINARY -> path.compare(pick(equality), Literal.of("AQID"));
            default -> path.compare(pick(List.of(ComparisonOperator.values())), Literal.of(operand()));
        };
    }

    private String operand() {
        String word = pick(WORDS);
        int from = random.nextInt(word.length() + 1);
        return random.nextBoolean() ? word : word.substring(from, from + random.nextInt(word.length() - from + 1));
    }
}
