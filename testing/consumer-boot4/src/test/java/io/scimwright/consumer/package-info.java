/** A user's project under the unmodified Spring Boot 4.1 parent. */
package io.scimwright.consumer;
