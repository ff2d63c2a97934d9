package io.scimwright.testkit.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One request that is nearly right.
 *
 * @param target path and query below the base URI, encoded
 * @param body the body; empty for none
 */
record Attack(String method, String target, String body, Map<String, String> headers) {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:";
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%2f|%5c|%00|/\\.\\.?(/|$)");

    private static final List<String> FILTERS = List.of(
            "userName eq \"x\"",
            "emails[type eq \"work\" and value co \"@\"]",
            "emails[type eq \"work\"].value eq \"x\"",
            "not (title pr)",
            "userName sw \"f\" and (active eq true or title pr)",
            "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
            ENTERPRISE + ":department eq \"D\"",
            CORE + "User:name.givenName ne \"x\"",
            "id eq \"x\" or externalId eq \"y\"",
            "members.value eq \"x\"",
            "displayName co \"a\" and not (displayName ew \"z\")");

    private static final List<String> PATHS = List.of(
            "displayName",
            "name.givenName",
            "emails",
            "emails[type eq \\\"work\\\"]",
            "emails[type eq \\\"work\\\"].value",
            ENTERPRISE + ":department",
            ENTERPRISE + ":manager",
            "members",
            "members[value eq \\\"x\\\"]",
            "active",
            "userName",
            "roles[primary eq true].value");

    private static final List<String> VALUES = List.of(
            "\"x\"",
            "true",
            "\"False\"",
            "[{\"value\":\"x\"}]",
            "{\"value\":\"x\",\"type\":\"work\"}",
            "null",
            "\"\"",
            "{\"displayName\":\"x\",\"name.familyName\":\"y\"}");

    private static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "FOO");

    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("If-Match", "*"),
            Map.entry("If-Match", "W/\"1\""),
            Map.entry("If-Match", "\""),
            Map.entry("If-None-Match", "*"),
            Map.entry("If-None-Match", "\"a\",\"b"),
            Map.entry("Content-Type", "text/plain"),
            Map.entry("Content-Type", "application/json;;"),
            Map.entry("Content-Type", "/"),
            Map.entry("Accept", "text/html"),
            Map.entry("Accept", ",,,"),
            Map.entry("Accept", "q=1"),
            Map.entry("Prefer", "handling=strict; x="),
            Map.entry("ADSCIMVersion", "Date:, ActivityId:"),
            Map.entry("Range", "bytes=9-1"),
            Map.entry("X-Forwarded-Host", "evil.example"),
            Map.entry("Accept-Encoding", "*;q=0"),
            Map.entry("Authorization", "Bearer x"),
            Map.entry("Authorization", "Basic Og=="));

    /**
     * Whether the path holds what containers read in different ways, such as an encoded slash; many refuse it before any server
     * sees it, in their own words.
     */
    boolean isAmbiguous() {
        return AMBIGUOUS.matcher(target.replaceAll("\\?.*", "")).find();
    }

    /** The next request; ids are of resources that may be changed. */
    static Attack next(Random random, List<String> users, List<String> groups, String fresh) {
        Mutation mutation = new Mutation(random);
        boolean ofUsers = random.nextInt(3) > 0;
        List<String> ids = ofUsers ? users : groups;
        String endpoint = ofUsers ? "/Users" : "/Groups";
        String single = endpoint + "/"
                + encoded(ids.isEmpty() || random.nextInt(6) == 0 ? mutation.of("none") : mutation.pick(ids));
        Map<String, String> headers =
                new TreeMap<>(Map.of("Content-Type", "application/scim+json", "Accept", "application/scim+json"));
        if (random.nextInt(4) == 0) {
            Map.Entry<String, String> header = mutation.pick(HEADERS);
            headers.put(header.getKey(), header.getValue());
        }
        String body = mutation.of(ofUsers ? user(mutation, fresh) : group(mutation, fresh, users));
        return switch (random.nextInt(10)) {
            case 0, 1 -> new Attack("POST", endpoint, body, headers);
            case 2 -> new Attack("PUT", single, body, headers);
            case 3, 4, 5 -> new Attack("PATCH", single, mutation.of(patch(mutation)), headers);
            case 6 -> new Attack("GET", endpoint + "?" + query(mutation), "", headers);
            case 7 -> new Attack("POST", endpoint + "/.search", mutation.of(search(mutation)), headers);
            case 8 -> new Attack("POST", "/Bulk", mutation.of(bulk(mutation, fresh)), headers);
            default ->
                new Attack(
                        mutation.pick(METHODS),
                        random.nextBoolean() ? single : "/" + encoded(mutation.of("Schemas/x")),
                        "",
                        headers);
        };
    }

    private static String user(Mutation mutation, String fresh) {
        List<String> members = new ArrayList<>(List.of(
                "\"schemas\":[\"" + CORE + "User\"]",
                "\"userName\":\"" + fresh + "\"",
                "\"emails\":[{\"value\":\"" + fresh + "\",\"type\":\"work\",\"primary\":true}]"));
        members.addAll(mutation.some(List.of(
                "\"name\":{\"givenName\":\"Ada\",\"familyName\":\"L\"}",
                "\"active\":true",
                "\"title\":\"T\"",
                "\"externalId\":\"" + fresh + "\"",
                "\"password\":\"pw\"",
                "\"phoneNumbers\":[{\"value\":\"+1\",\"type\":\"work\"}]",
                "\"roles\":[{\"value\":\"r\",\"primary\":\"True\"}]",
                "\"x509Certificates\":[{\"value\":\"AAAA\"}]",
                "\"" + ENTERPRISE + "\":{\"department\":\"D\",\"manager\":{\"value\":\"x\"}}")));
        return "{" + String.join(",", members) + "}";
    }

    private static String group(Mutation mutation, String fresh, List<String> users) {
        String member = users.isEmpty() ? "x" : mutation.pick(users);
        return "{\"schemas\":[\"" + CORE + "Group\"],\"displayName\":\"" + fresh + "\",\"members\":[{\"value\":\""
                + member + "\",\"type\":\"User\"}]}";
    }

    private static String patch(Mutation mutation) {
        List<String> operations = new ArrayList<>();
        for (String op : mutation.some(List.of("add", "Replace", "remove"))) {
            operations.add("{\"op\":\"" + op + "\",\"path\":\"" + mutation.pick(PATHS) + "\",\"value\":"
                    + mutation.pick(VALUES) + "}");
        }
        return "{\"schemas\":[\"" + MESSAGES + "PatchOp\"],\"Operations\":[" + String.join(",", operations) + "]}";
    }

    private static String query(Mutation mutation) {
        List<String> parameters = mutation.some(List.of(
                "filter=" + encoded(mutation.of(mutation.pick(FILTERS))),
                "sortBy=" + encoded(mutation.of("name.familyName")),
                "sortOrder=" + encoded(mutation.of("descending")),
                "startIndex=" + encoded(mutation.of("1")),
                "count=" + encoded(mutation.of("5")),
                "attributes=" + encoded(mutation.of("userName,emails.value")),
                "excludedAttributes=" + encoded(mutation.of("members")),
                "cursor=" + encoded(mutation.of(""))));
        return String.join("&", parameters);
    }

    private static String search(Mutation mutation) {
        return "{\"schemas\":[\"" + MESSAGES + "SearchRequest\"],\"filter\":\""
                + mutation.pick(FILTERS).replace("\"", "\\\"")
                + "\",\"startIndex\":1,\"count\":5,\"attributes\":[\"userName\"],\"sortBy\":\"userName\"}";
    }

    private static String bulk(Mutation mutation, String fresh) {
        return "{\"schemas\":[\"" + MESSAGES
                + "BulkRequest\"],\"failOnErrors\":1,\"Operations\":[{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"a\",\"data\":"
                + user(mutation, fresh)
                + "},{\"method\":\"POST\",\"path\":\"/Groups\",\"bulkId\":\"b\",\"data\":{\"displayName\":\"" + fresh
                + "\",\"members\":[{\"value\":\"bulkId:a\"}]}}]}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        String shown = method + " " + target + " " + headers + " " + body;
        return shown.length() > 600 ? shown.substring(0, 600) + "…" : shown;
    }
}
