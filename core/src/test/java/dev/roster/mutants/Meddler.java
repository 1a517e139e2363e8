package dev.roster.mutants;

import dev.roster.spi.Stores;
import org.jspecify.annotations.Nullable;

/** Steps between a caller and one port of correct stores. */
@FunctionalInterface
interface Meddler {

    /**
     * Answers a call.
     *
     * @param call what is asked of the port
     * @return what the caller gets
     * @throws Throwable whatever the caller gets instead
     */
    @Nullable Object answer(Call call) throws Throwable;

    /** A call of a port. */
    interface Call {

        /** {@return the name of the method} */
        String name();

        /** {@return an argument that is there} */
        Object argument(int index);

        /** {@return an argument, or null where the caller gave none} */
        @Nullable Object argumentOrNull(int index);

        /** {@return the stores without the flaw} */
        Stores stores();

        /**
         * Asks the real port.
         *
         * @return its answer to the same question
         * @throws Throwable what it throws
         */
        Object proceed() throws Throwable;

        /**
         * Asks the real port something else.
         *
         * @param index which argument is another one
         * @param other the other one
         * @return its answer
         * @throws Throwable what it throws
         */
        Object proceedWith(int index, Object other) throws Throwable;

        /**
         * Asks the real port without an argument, and with another one.
         *
         * @param missing which argument is null
         * @param index which argument is another one
         * @param other the other one
         * @return its answer
         * @throws Throwable what it throws
         */
        Object proceedWithout(int missing, int index, Object other) throws Throwable;
    }
}
