package io.scimwright.core.resource;

import io.scimwright.core.attribute.Attribute;
import io.scimwright.core.attribute.MultiValuedAttribute;
import io.scimwright.core.attribute.SimpleAttribute;
import io.scimwright.core.schema.ResourceType;
import io.scimwright.core.schema.StandardSchemas;
import java.util.List;

/** The User of RFC 7643 section 4.1 with the enterprise extension of section 4.3: its type and the keys of its attributes. */
public final class User {

    public static final ResourceType TYPE = ResourceType.of(
            "User",
            "/Users",
            "User Account",
            StandardSchemas.USER,
            List.of(new ResourceType.Extension(StandardSchemas.ENTERPRISE_USER, false)));

    public static final SimpleAttribute<String> ID = Attribute.string("id");
    public static final SimpleAttribute<String> EXTERNAL_ID = Attribute.string("externalId");
    public static final SimpleAttribute<String> USER_NAME = Attribute.string("userName");
    public static final SimpleAttribute<String> DISPLAY_NAME = Attribute.string("displayName");
    public static final SimpleAttribute<String> NICK_NAME = Attribute.string("nickName");
    public static final SimpleAttribute<String> PROFILE_URL = Attribute.string("profileUrl");
    public static final SimpleAttribute<String> TITLE = Attribute.string("title");
    public static final SimpleAttribute<String> USER_TYPE = Attribute.string("userType");
    public static final SimpleAttribute<String> PREFERRED_LANGUAGE = Attribute.string("preferredLanguage");
    public static final SimpleAttribute<String> LOCALE = Attribute.string("locale");
    public static final SimpleAttribute<String> TIMEZONE = Attribute.string("timezone");
    public static final SimpleAttribute<String> PASSWORD = Attribute.string("password");
    public static final SimpleAttribute<Boolean> ACTIVE = Attribute.bool("active");
    public static final NameAttribute NAME = new NameAttribute();
    public static final MultiValuedAttribute<Email> EMAILS =
            Attribute.multiValued("emails", Email::of, Email::toObject);
    public static final MultiValuedAttribute<PhoneNumber> PHONE_NUMBERS =
            Attribute.multiValued("phoneNumbers", PhoneNumber::of, PhoneNumber::toObject);
    public static final MultiValuedAttribute<InstantMessage> IMS =
            Attribute.multiValued("ims", InstantMessage::of, InstantMessage::toObject);
    public static final MultiValuedAttribute<Photo> PHOTOS =
            Attribute.multiValued("photos", Photo::of, Photo::toObject);
    public static final MultiValuedAttribute<Address> ADDRESSES =
            Attribute.multiValued("addresses", Address::of, Address::toObject);
    public static final MultiValuedAttribute<GroupMembership> GROUPS =
            Attribute.multiValued("groups", GroupMembership::of, GroupMembership::toObject);
    public static final MultiValuedAttribute<Entitlement> ENTITLEMENTS =
            Attribute.multiValued("entitlements", Entitlement::of, Entitlement::toObject);
    public static final MultiValuedAttribute<Role> ROLES = Attribute.multiValued("roles", Role::of, Role::toObject);
    public static final MultiValuedAttribute<X509Certificate> X509_CERTIFICATES =
            Attribute.multiValued("x509Certificates", X509Certificate::of, X509Certificate::toObject);

    private static final String ENTERPRISE = StandardSchemas.ENTERPRISE_USER.id();

    public static final SimpleAttribute<String> EMPLOYEE_NUMBER = Attribute.string(ENTERPRISE + ":employeeNumber");
    public static final SimpleAttribute<String> COST_CENTER = Attribute.string(ENTERPRISE + ":costCenter");
    public static final SimpleAttribute<String> ORGANIZATION = Attribute.string(ENTERPRISE + ":organization");
    public static final SimpleAttribute<String> DIVISION = Attribute.string(ENTERPRISE + ":division");
    public static final SimpleAttribute<String> DEPARTMENT = Attribute.string(ENTERPRISE + ":department");
    public static final ManagerAttribute MANAGER = new ManagerAttribute(ENTERPRISE);

    private User() {}
}
