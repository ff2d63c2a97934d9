/** A user's project under the unmodified Spring Boot 3.5 parent. */
package io.scimwright.consumer;
