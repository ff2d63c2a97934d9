/**
 * How many calls may go to a management plane, in which order, and one at a time for each user. Knows nothing of Azure but its
 * rates, which are the defaults: an adapter for another gateway can use it as it is.
 */
@NullMarked
package io.scimwright.apim.traffic;

import org.jspecify.annotations.NullMarked;
