package dev.roster.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person does in the organization. Made by {@link UserBuilder}, never by hosts: more components may follow.
 *
 * @param employeeId the employee number, or null
 * @param department the department, or null
 * @param company the company or sub-organization, or null
 * @param location where the person works, or null
 * @param jobTitle the job title, or null
 * @param position the position in the organization chart, or null
 * @param userType the kind of employment, or null
 * @param managerId the direct manager, or null
 * @param hireDate the first day of work, or null
 * @param endDate the last day of work, or null
 */
public record Employment(
        @Nullable EmployeeId employeeId,
        @Nullable String department,
        @Nullable String company,
        @Nullable String location,
        @Nullable String jobTitle,
        @Nullable String position,
        @Nullable String userType,
        @Nullable UserId managerId,
        @Nullable LocalDate hireDate,
        @Nullable LocalDate endDate) {}
