package dev.roster.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void showsAPlanAndItsUndo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream original = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(original);
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("1 to create   1 to change   1 rejected")
                .contains("department: (none) → Analytical Engines")
                .contains("\"bob@\" is not an e-mail address")
                .contains("1 to change   1 to delete")
                .contains("department: Analytical Engines → (none)");
    }
}
