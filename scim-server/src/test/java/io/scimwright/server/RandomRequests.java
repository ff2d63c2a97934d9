package io.scimwright.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Requests of every kind, most of them damaged somewhere; the same for the same seed. */
final class RandomRequests {

    private static final String MESSAGE = "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:";

    private static final List<String> SEEDS = List.of(
            "GET /Users?filter=userName%20eq%20%22ada%22&count=2\n\n",
            "GET /Users?cursor&count=1&sortBy=emails&sortOrder=descending\n\n",
            "GET /?filter=meta.resourceType eq \"User\" and (title pr or not (displayName co \"x\"))\n\n",
            "GET /Users/user-0001?attributes=userName,name.givenName\nIf-None-Match: W/\"1\"\n\n",
            "GET /Groups?excludedAttributes=members&startIndex=1\n\n",
            "GET /Schemas/urn:ietf:params:scim:schemas:core:2.0:User\n\n",
            "GET /ServiceProviderConfig\nAccept: application/json\n\n",
            "HEAD /ResourceTypes/User\n\n",
            "OPTIONS /Users\n\n",
            "POST /Users\nContent-Type: application/scim+json\n\n{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                    + "\"userName\":\"u%d\",\"name\":{\"givenName\":\"G\"},\"emails\":[{\"value\":\"a@b\",\"type\":\"work\","
                    + "\"primary\":true}],\"active\":\"True\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":"
                    + "{\"manager\":{\"value\":\"user-0001\"}}}",
            "POST /Groups\n\n{\"displayName\":\"g%d\",\"members\":[{\"value\":\"user-0001\",\"type\":\"User\"}]}",
            "PUT /Users/user-0001\nIf-Match: *\n\n{\"userName\":\"ada\",\"title\":null,\"roles\":[{\"value\":\"r\"}]}",
            "PATCH /Users/user-0001\n\n{" + MESSAGE + "PatchOp\"],\"Operations\":[{\"op\":\"Replace\",\"path\":"
                    + "\"emails[type eq \\\"work\\\"].value\",\"value\":\"x@y\"},{\"op\":\"add\",\"value\":{\"title\":\"T\"}}]}",
            "PATCH /Groups/group-0001\n\n{" + MESSAGE + "PatchOp\"],\"Operations\":[{\"op\":\"remove\",\"path\":"
                    + "\"members[value eq \\\"user-0001\\\"]\"},{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"x\"}]}]}",
            "DELETE /Groups/group-0009\nIf-Match: W/\"2\"\n\n",
            "POST /Users/.search\n\n{" + MESSAGE
                    + "SearchRequest\"],\"filter\":\"emails[type eq \\\"work\\\" and value co "
                    + "\\\"@\\\"]\",\"sortBy\":\"name.familyName\",\"startIndex\":1,\"count\":3,\"attributes\":[\"emails\"]}",
            "POST /.search\n\n{" + MESSAGE + "SearchRequest\"],\"cursor\":\"\",\"count\":1}",
            "POST /Bulk\n\n{" + MESSAGE
                    + "BulkRequest\"],\"failOnErrors\":3,\"Operations\":[{\"method\":\"POST\",\"path\":"
                    + "\"/Groups\",\"bulkId\":\"g\",\"data\":{\"displayName\":\"b%d\",\"members\":[{\"value\":\"bulkId:u\"}]}},"
                    + "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"u\",\"data\":{\"userName\":\"b%d\"}},"
                    + "{\"method\":\"DELETE\",\"path\":\"/Users/bulkId:u\",\"version\":\"W/\\\"1\\\"\"}]}",
            "GET /Me\n\n");

    private static final List<String> BITS = List.of(
            "\"",
            "\\",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ":",
            ",",
            ".",
            "%",
            "%00",
            "%ff",
            "+",
            " ",
            "null",
            "true",
            "-1",
            "1e999",
            "99999999999999999999",
            "bulkId:g",
            "bulkId:",
            "urn:",
            "urn:a:b",
            "$ref",
            "schemas",
            "id",
            "meta",
            "members",
            "password",
            "not (",
            " and ",
            " eq ",
            "\u0000",
            "\ud83d",
            "\u00e9",
            "\n",
            "\n\n",
            "/",
            "//",
            "..",
            ".search",
            "*",
            "W/\"1\"",
            "cursor=AAAA&",
            "count=-1&",
            "&",
            "=",
            "?",
            "((((((((((((",
            "[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":");

    private RandomRequests() {}

    static byte[] next(Random random) {
        String seed =
                SEEDS.get(random.nextInt(SEEDS.size())).replace("%d", Integer.toString(random.nextInt(1_000_000)));
        StringBuilder request = new StringBuilder(seed);
        int damages = Math.max(0, random.nextInt(6) - 2);
        for (int i = 0; i < damages; i++) {
            damage(request, random);
        }
        byte[] bytes = request.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(10) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static void damage(StringBuilder request, Random random) {
        int at = random.nextInt(request.length() + 1);
        int end = Math.min(request.length(), at + 1 + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> request.delete(at, end);
            case 1 -> request.insert(at, BITS.get(random.nextInt(BITS.size())));
            case 2 -> request.replace(at, end, BITS.get(random.nextInt(BITS.size())));
            case 3 -> request.insert(at, request.substring(at, end).repeat(1 + random.nextInt(40)));
            default -> request.setLength(at);
        }
    }
}
