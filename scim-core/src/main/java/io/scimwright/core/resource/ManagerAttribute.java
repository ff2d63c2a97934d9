package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.ComplexAttribute;
import io.scimwright.core.attribute.SimpleAttribute;

/** The key of a user's manager, from which the keys of its parts start. Immutable. */
public final class ManagerAttribute extends ComplexAttribute<Manager> {

    ManagerAttribute(String extension) {
        super(Attribute.complex(extension + ":manager", Manager::of, Manager::toObject));
    }

    /** The key of the manager's id. */
    public SimpleAttribute<String> value() {
        return at(Manager.VALUE);
    }

    public SimpleAttribute<String> displayName() {
        return at(Manager.DISPLAY_NAME);
    }
}
