package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.ComplexAttribute;
import io.scimwright.core.attribute.SimpleAttribute;

/** The key of a user's name, from which the keys of its parts start. Immutable. */
public final class NameAttribute extends ComplexAttribute<Name> {

    NameAttribute() {
        super(Attribute.complex("name", Name::of, Name::toObject));
    }

    public SimpleAttribute<String> formatted() {
        return at(Name.FORMATTED);
    }

    public SimpleAttribute<String> familyName() {
        return at(Name.FAMILY_NAME);
    }

    public SimpleAttribute<String> givenName() {
        return at(Name.GIVEN_NAME);
    }

    public SimpleAttribute<String> middleName() {
        return at(Name.MIDDLE_NAME);
    }

    public SimpleAttribute<String> honorificPrefix() {
        return at(Name.HONORIFIC_PREFIX);
    }

    public SimpleAttribute<String> honorificSuffix() {
        return at(Name.HONORIFIC_SUFFIX);
    }
}
