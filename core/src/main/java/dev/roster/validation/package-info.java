/**
 * Jakarta Validation, for hosts that use it anyway: {@link dev.roster.validation.ValidField} holds a form to the rules of
 * a field, and {@link dev.roster.validation.RowRules} holds planned users to the rules of the host.
 *
 * <p>The only package that names {@code jakarta.validation}, which the host brings; without it, rules of the host's own
 * making still work.
 */
@NullMarked
package dev.roster.validation;

import org.jspecify.annotations.NullMarked;
