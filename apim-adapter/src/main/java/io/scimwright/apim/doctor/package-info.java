/**
 * Looks at an API Management service and at this program's way to it, and says what is wrong and what to do; {@link
 * io.scimwright.apim.doctor.Doctor} is the way in. Nothing that it does stays: it reads, and it tries to change what does not exist.
 */
@NullMarked
package io.scimwright.apim.doctor;

import org.jspecify.annotations.NullMarked;
