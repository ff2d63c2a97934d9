package io.scimwright.apim.access;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the mapping file of a platform team.
 *
 * <pre>{@code
 * manage:
 *   email-domains: [contoso.com]
 * groups:
 *   - idp: API Payments Consumers      # displayName or externalId of the group that is pushed
 *     apim: payments-consumers         # id of a group in APIM
 *     products:
 *       - id: payments-gold
 *         state: active
 * roles:
 *   - value: api-developer
 *     groups: [internal-developers]
 * exempt-subscriptions: [nightly-batch]
 * on-delete: block
 * }</pre>
 */
public final class MappingReader {

    private static final Set<String> RESERVED = Set.of("administrators", "guests");

    private MappingReader() {}

    /**
     * Reads a mapping.
     *
     * @param file the name to use in messages, such as {@code mapping.yaml}
     * @param yaml the text of the file; an empty one has no rules
     * @throws MappingException with everything that is wrong
     */
    public static AccessMapping read(String file, String yaml) {
        Problems problems = new Problems(file);
        Node root = compose(problems, yaml);
        problems.throwIfAny();
        YamlSection section = YamlSection.of(problems, root);
        AccessMapping mapping = mapping(section);
        section.refuseOthers();
        problems.throwIfAny();
        validate(mapping, problems);
        contradictions(mapping, problems);
        problems.throwIfAny();
        return mapping;
    }

    private static Node compose(Problems problems, String yaml) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            return root == null ? YamlSection.nothing() : root;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(line, "", "is no YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(1, "", "is no YAML: " + e.getMessage());
        }
        return YamlSection.nothing();
    }

    private static AccessMapping mapping(YamlSection root) {
        return new AccessMapping(
                root.section("manage", MappingReader::manage),
                root.sections("groups", MappingReader::group),
                root.sections("roles", MappingReader::role),
                Set.copyOf(root.texts("exempt-subscriptions")),
                Set.copyOf(root.texts("exempt-products")),
                root.flag("keep-own-subscriptions"),
                root.constant("on-delete", OnDelete.class, OnDelete.DELETE));
    }

    private static Manage manage(YamlSection section) {
        return new Manage(section.texts("email-domains"), section.texts("groups"), section.flag("marked-only"));
    }

    private static GroupRule group(YamlSection section) {
        return new GroupRule(section.text("idp", ""), section.text("apim", ""), products(section));
    }

    private static RoleRule role(YamlSection section) {
        return new RoleRule(section.text("value", ""), section.texts("groups"), products(section));
    }

    private static List<ProductGrant> products(YamlSection section) {
        return section.sections(
                "products",
                product -> new ProductGrant(
                        product.text("id", ""),
                        product.constant("state", GrantState.class, GrantState.ACTIVE),
                        product.text("name", "")));
    }

    private static void validate(AccessMapping mapping, Problems problems) {
        try (var factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (ConstraintViolation<AccessMapping> violation : validator.validate(mapping)) {
                String path = key(violation.getPropertyPath().toString());
                problems.add(problems.lineOf(path), path, violation.getMessage());
            }
        }
    }

    /** The key in the file of a property in our records. */
    private static String key(String property) {
        StringBuilder key = new StringBuilder();
        String trimmed = property.replaceAll("\\.<list element>|\\.ofUse$", "");
        for (int i = 0; i < trimmed.length(); i++) {
            char c = trimmed.charAt(i);
            key.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : c);
        }
        return key.toString();
    }

    /** What each rule allows and all together do not. */
    private static void contradictions(AccessMapping mapping, Problems problems) {
        Set<String> names = new HashSet<>();
        Set<String> targets = ResourceIds.set(List.of());
        for (int i = 0; i < mapping.groups().size(); i++) {
            GroupRule rule = mapping.groups().get(i);
            String at = "groups[" + i + "]";
            if (!names.add(rule.idp().toLowerCase(Locale.ROOT))) {
                add(problems, at + ".idp", "has a rule already: '" + rule.idp() + "'");
            }
            if (!targets.add(rule.apim())) {
                add(problems, at + ".apim", "is linked already: '" + rule.apim() + "'");
            }
            refuseReserved(problems, at + ".apim", rule.apim());
            refuseExempt(mapping, problems, at, rule.products());
        }
        for (int i = 0; i < mapping.roles().size(); i++) {
            RoleRule rule = mapping.roles().get(i);
            for (int g = 0; g < rule.groups().size(); g++) {
                String at = "roles[" + i + "].groups[" + g + "]";
                String group = rule.groups().get(g);
                refuseReserved(problems, at, group);
                if (targets.contains(group)) {
                    add(problems, at, "'" + group + "' is linked to a pushed group; its members come from there only");
                }
            }
            refuseExempt(mapping, problems, "roles[" + i + "]", rule.products());
        }
    }

    private static void refuseReserved(Problems problems, String at, String group) {
        if (RESERVED.contains(group.toLowerCase(Locale.ROOT))) {
            add(
                    problems,
                    at,
                    "nobody can be put into '" + group
                            + "' through the management plane; give administrators their rights by Azure RBAC");
        }
    }

    private static void refuseExempt(AccessMapping mapping, Problems problems, String at, List<ProductGrant> products) {
        for (int i = 0; i < products.size(); i++) {
            if (mapping.exemptProducts().contains(products.get(i).id())) {
                add(
                        problems,
                        at + ".products[" + i + "].id",
                        "'" + products.get(i).id() + "' is exempt: its subscriptions are never touched");
            }
        }
    }

    private static void add(Problems problems, String path, String words) {
        problems.add(problems.lineOf(path), path, words);
    }
}
