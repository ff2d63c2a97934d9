package io.scimwright.example.users;

import io.scimwright.testkit.idp.Answer;
import io.scimwright.testkit.idp.ScimClient;

/** What identity providers send, with single quotes for double ones. */
final class Requests {

    private Requests() {}

    /** Creates a user; {@code more} is empty, or begins with a comma. */
    static Answer user(ScimClient scim, String login, String more) {
        return scim.post(
                "/Users",
                json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'userName':'" + login + "'" + more
                        + "}"));
    }

    /** Creates a group; {@code more} is empty, or begins with a comma. */
    static Answer team(ScimClient scim, String name, String more) {
        return scim.post(
                "/Groups",
                json("{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'" + name + "'" + more
                        + "}"));
    }

    /** The body of a PATCH with one operation. */
    static String replace(String path, String value) {
        return patch("{'op':'replace','path':'" + path + "','value':" + value + "}");
    }

    static String addMember(String id) {
        return patch("{'op':'add','path':'members','value':[{'value':'" + id + "'}]}");
    }

    static String removeMember(String id) {
        return patch("{'op':'remove','path':'members','value':[{'value':'" + id + "'}]}");
    }

    private static String patch(String operation) {
        return json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
