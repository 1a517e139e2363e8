package dev.roster.model;

/** Starts a builder with everything that a user has. */
final class UserCopy {

    private UserCopy() {}

    static UserBuilder of(User user) {
        UserBuilder copy = new UserBuilder(user.id());
        copy.version(user.version())
                .status(user.access().status())
                .externalId(user.access().externalId())
                .statusReason(user.access().statusReason())
                .userName(user.access().userName())
                .primaryEmail(user.contact().primaryEmail())
                .displayName(user.name().displayName())
                .firstName(user.name().firstName())
                .lastName(user.name().lastName())
                .avatarUrl(user.name().avatarUrl())
                .phoneNumber(user.contact().phoneNumber())
                .organization(user.access().organization())
                .department(user.employment().department())
                .company(user.employment().company())
                .location(user.employment().location())
                .jobTitle(user.employment().jobTitle())
                .position(user.employment().position())
                .employeeId(user.employment().employeeId())
                .managerId(user.employment().managerId())
                .userType(user.employment().userType())
                .hireDate(user.employment().hireDate())
                .endDate(user.employment().endDate())
                .taskNotification(user.contact().taskNotification())
                .skillCount(user.lifecycle().skillCount())
                .roleLevel(user.lifecycle().roleLevel())
                .secondFactor(user.lifecycle().secondFactor())
                .lastLoginAt(user.lifecycle().lastLoginAt())
                .lastActivityAt(user.lifecycle().lastActivityAt())
                .createdAt(user.lifecycle().createdAt())
                .deactivatedAt(user.lifecycle().deactivatedAt())
                .waitingSince(user.lifecycle().waitingSince())
                .roles(user.access().roles())
                .grants(user.access().grants())
                .groups(user.access().groups())
                .setAsideGroups(user.access().setAsideGroups())
                .teams(user.access().teams())
                .modules(user.access().modules());
        user.attributes().forEach(copy::attribute);
        return copy;
    }
}
