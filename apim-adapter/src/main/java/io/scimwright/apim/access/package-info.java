/**
 * Who should have which access: the mapping that a platform team writes, and what follows from it for one person. Knows nothing of
 * Azure: an adapter for another gateway can use it as it is.
 */
@NullMarked
package io.scimwright.apim.access;

import org.jspecify.annotations.NullMarked;
