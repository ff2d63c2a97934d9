package io.scimwright.core.query;

import io.scimwright.core.value.ScimList;
import io.scimwright.core.value.ScimObject;
import io.scimwright.core.value.ScimValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a planned filter: a yes or no to a value. Stateless, so that threads share it. */
@FunctionalInterface
interface Test {

    boolean test(ScimValue from);

    /** All of several. */
    final class All implements Test {

        private final Test[] tests;

        All(List<Test> tests) {
            this.tests = tests.toArray(Test[]::new);
        }

        @Override
        public boolean test(ScimValue from) {
            for (Test test : tests) {
                if (!test.test(from)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any of several. */
    final class Any implements Test {

        private final Test[] tests;

        Any(List<Test> tests) {
            this.tests = tests.toArray(Test[]::new);
        }

        @Override
        public boolean test(ScimValue from) {
            for (Test test : tests) {
                if (test.test(from)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The opposite. */
    record Not(Test test) implements Test {

        @Override
        public boolean test(ScimValue from) {
            return !test.test(from);
        }
    }

    /** From the tree of a resource to each value of an attribute: any of them has to pass. */
    record Walk(@Nullable String extension, String attribute, Test value) implements Test {

        @Override
        public boolean test(ScimValue from) {
            ScimValue owner = extension == null ? from : ((ScimObject) from).value(extension);
            return owner instanceof ScimObject object && any(object.value(attribute));
        }

        private boolean any(ScimValue found) {
            if (!(found instanceof ScimList list)) {
                return value.test(found);
            }
            for (int i = 0; i < list.size(); i++) {
                if (value.test(list.get(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** From a complex value to a sub-attribute of it: any of its values has to pass. */
    record Sub(String name, Test value, boolean whenAbsent) implements Test {

        @Override
        public boolean test(ScimValue from) {
            if (!(from instanceof ScimObject object)) {
                return false;
            }
            ScimValue found = object.value(name);
            if (!(found instanceof ScimList list)) {
                return value.test(found);
            }
            for (int i = 0; i < list.size(); i++) {
                if (value.test(list.get(i))) {
                    return true;
                }
            }
            return whenAbsent && list.size() == 0;
        }
    }
}
