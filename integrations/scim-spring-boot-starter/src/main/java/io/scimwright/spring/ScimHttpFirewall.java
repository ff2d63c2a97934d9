package io.scimwright.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Spring Security's standard firewall, which below the base path lets pass the two slashes that come of a base URI with a slash
 * behind it: identity providers append {@code /Users} to whatever they were given.
 */
final class ScimHttpFirewall implements HttpFirewall {

    private final BelowBase below;
    private final StrictHttpFirewall standard = new StrictHttpFirewall();
    private final StrictHttpFirewall scim = new StrictHttpFirewall();

    ScimHttpFirewall(String base) {
        this.below = new BelowBase(base);
        this.scim.setAllowUrlEncodedDoubleSlash(true);
    }

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return (below.matches(request) ? scim : standard).getFirewalledRequest(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return standard.getFirewalledResponse(response);
    }
}
