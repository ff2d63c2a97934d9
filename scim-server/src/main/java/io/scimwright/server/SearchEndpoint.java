package io.scimwright.server;

import io.scimwright.core.Dialect;
import io.scimwright.core.Leniency;
import io.scimwright.core.error.ScimException;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimString;
import io.scimwright.server.spi.ResourceProvider;

/** Queries by GET and by POST on {@code .search}, over one type or all (RFC 7644 sections 3.4.2 and 3.4.3). */
final class SearchEndpoint {

    private static final String REQUEST = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    private final Dialect dialect;
    private final Body body;
    private final TypeSearch types;
    private final RootSearch root;
    private final Representation representation;

    SearchEndpoint(Dialect dialect, Limits limits, TypeSearch types, RootSearch root, Representation representation) {
        this.dialect = dialect;
        this.body = new Body(limits);
        this.types = types;
        this.root = root;
        this.representation = representation;
    }

    ScimResponse list(ResourceProvider provider, Exchange exchange) {
        return answer(types.search(provider, SearchParameters.of(exchange.query(), dialect), exchange), exchange);
    }

    ScimResponse search(ResourceProvider provider, Exchange exchange) {
        return answer(types.search(provider, message(exchange), exchange), exchange);
    }

    ScimResponse listAll(Exchange exchange) {
        return answer(root.search(SearchParameters.of(exchange.query(), dialect), exchange), exchange);
    }

    ScimResponse searchAll(Exchange exchange) {
        return answer(root.search(message(exchange), exchange), exchange);
    }

    private SearchParameters message(Exchange exchange) {
        ScimObject message = body.read(exchange.request());
        boolean named = message.elements("schemas").stream()
                .anyMatch(uri -> uri instanceof ScimString text && text.value().equalsIgnoreCase(REQUEST));
        if (!named && !dialect.grants(Leniency.IGNORE_UNKNOWN_SCHEMAS)) {
            throw ScimException.invalidSyntax("schemas must name " + REQUEST);
        }
        return SearchParameters.of(message, dialect);
    }

    private ScimResponse answer(Found found, Exchange exchange) {
        return ScimResponse.of(200, representation.list(found, exchange.baseUri()));
    }
}
