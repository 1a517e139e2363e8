package dev.roster.laws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files as people have them: nothing is changed, lost or made up without the plan saying so. */
class FileCasesTest {

    @TestFactory
    Stream<DynamicTest> cleansCellsAndSaysSo() {
        return tests("cleaning.txt");
    }

    @TestFactory
    Stream<DynamicTest> knowsWhatSpreadsheetsDoToKeys() {
        return tests("keys.txt");
    }

    @TestFactory
    Stream<DynamicTest> readsDates() {
        return tests("dates.txt");
    }

    @TestFactory
    Stream<DynamicTest> takesAddressesOutOfWhatStandsAround() {
        return tests("addresses.txt");
    }

    @TestFactory
    Stream<DynamicTest> decidesMarksOfNumbersByTheColumn() {
        return tests("numbers.txt");
    }

    @TestFactory
    Stream<DynamicTest> readsLists() {
        return tests("lists.txt");
    }

    @TestFactory
    Stream<DynamicTest> tellsPeopleApart() {
        return tests("people.txt");
    }

    @TestFactory
    Stream<DynamicTest> findsManagersByName() {
        return tests("managers.txt");
    }

    @TestFactory
    Stream<DynamicTest> leavesOutOptionalValuesWhereAsked() {
        return tests("optional.txt");
    }

    @TestFactory
    Stream<DynamicTest> judgesColumnsByTheirNeighbours() {
        return tests("neighbours.txt");
    }

    @TestFactory
    Stream<DynamicTest> saysWhatIsTrue() {
        return tests("words.txt");
    }

    private static Stream<DynamicTest> tests(String resource) {
        List<FileCase> cases = FileCase.all(resource);
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.title(),
                        () -> assertThat(String.join("\n", one.planned())).isEqualTo(String.join("\n", one.plan()))));
    }
}
