package io.scimwright.spring;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whether a request goes to the SCIM servlet, judged by the mapping that the container has chosen: not by the path, at which another
 * servlet may have an exact place of its own.
 *
 * @param base the path below which SCIM is served
 */
record BelowBase(String base) {

    boolean matches(HttpServletRequest request) {
        return request.getHttpServletMapping().getPattern().equals(base + "/*");
    }
}
