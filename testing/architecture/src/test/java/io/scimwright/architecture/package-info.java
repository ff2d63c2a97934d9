/** The rules of the house, as tests: which room may know which. */
package io.scimwright.architecture;
