package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimNumber;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.core.value.ScimValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Requests of many operations (RFC 7644 section 3.7): reads the envelope, and answers it. */
final class BulkEndpoint {

    private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";

    private final Dialect dialect;
    private final Limits limits;
    private final Body body;
    private final Router router;
    private final ResourceEndpoint resources;
    private final Operations operations;
    private final AuditTrail audit;

    BulkEndpoint(
            Dialect dialect,
            Limits limits,
            Router router,
            ResourceEndpoint resources,
            Operations operations,
            AuditTrail audit) {
        this.dialect = dialect;
        this.limits = limits;
        this.body = new Body(limits);
        this.router = router;
        this.resources = resources;
        this.operations = operations;
        this.audit = audit;
    }

    ScimResponse run(Exchange exchange) {
        ScimObject message = body.read(exchange.request());
        checkSchemas(message);
        List<BulkOperation> requested = operations(message, exchange.baseUri());
        List<ScimObject> done =
                new BulkRun(requested, exchange, dialect, resources, operations, audit).run(failOnErrors(message));
        return ScimResponse.of(200, Representation.bulk(done));
    }

    private void checkSchemas(ScimObject message) {
        boolean named = message.elements("schemas").stream()
                .anyMatch(uri ->
                        uri instanceof ScimString text && text.value().equalsIgnoreCase(MESSAGES + "BulkRequest"));
        if (!named && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
            throw ScimException.invalidSyntax("schemas must name " + MESSAGES + "BulkRequest");
        }
    }

    private List<BulkOperation> operations(ScimObject message, String baseUri) {
        // Null and an empty array are the same, unassigned (RFC 7643 section 2.5), and the request requires operations.
        if (!(message.value("Operations") instanceof ScimList list) || !list.isAssigned()) {
            throw ScimException.invalidSyntax("Operations must be an array of one operation or more");
        }
        if (list.size() > limits.bulkOperations()) {
            throw ScimException.of(
                    413, "the request has " + list.size() + " operations; at most " + limits.bulkOperations());
        }
        List<BulkOperation> operations = new ArrayList<>();
        Set<String> bulkIds = new HashSet<>();
        for (ScimValue element : list) {
            BulkOperation operation = BulkOperation.read(element, router, baseUri);
            boolean unique = operation.bulkId().isEmpty() || bulkIds.add(operation.bulkId());
            operations.add(
                    unique
                            ? operation
                            : operation.refused(
                                    ScimException.invalidValue("bulkId", "stands in an earlier operation")));
        }
        return operations;
    }

    /** How many errors end the request; as good as never where it does not say, or says a number below 1. */
    private static int failOnErrors(ScimObject message) {
        ScimValue value =
                message.find("failOnErrors").filter(ScimValue::isAssigned).orElse(ScimNumber.of(0));
        if (!(value instanceof ScimNumber number) || !number.isInteger()) {
            throw ScimException.invalidSyntax("failOnErrors must be an integer");
        }
        double most = number.value().doubleValue();
        return most < 1 ? Integer.MAX_VALUE : (int) Math.min(most, Integer.MAX_VALUE);
    }
}
