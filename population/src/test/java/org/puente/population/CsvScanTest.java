package org.puente.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.puente.rules.source.InputProblem;

class CsvScanTest {

    @TempDir
    Path scratch;

    @ParameterizedTest
    @CsvSource({
        "'a,b\\n1,2\\n', 1",
        "'a,b\\n1,2', 1",
        "'a,b\\r\\n1,2\\r\\n', 1",
        "'a,b\\n\\n1,2\\n\\n\\n3,4\\n\\n', 2",
        "'a,b\\n,\\n', 1",
        "'a,b\\n\"x\\ny\",\"\"\"\"\\n', 1",
        "'a\\n1\\n\\n2\\n', 3",
        "'a,b\\n', 0",
        "'a,b', 0",
    })
    void countsTheLinesOfData(String text, long records) throws IOException {
        assertThat(CsvScan.of(file(text)).records()).isEqualTo(records);
    }

    @Test
    void readsTheHeader() throws IOException {
        CsvScan.Layout layout = CsvScan.of(file("\uFEFF\"a \"\"x\"\"\", b ,ñ\n\"1\n2\",,\n"));
        assertThat(layout.header()).containsExactly("a \"x\"", "b", "ñ");
        assertThat(layout.hasQuotedLineBreak()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 2, 1", "0, 1, 3, 4", "1, 0, 4, 1", "1, 1, 4, 6", "2, 1, 6, 2"})
    void findsACellInTheFile(long row, int cell, long line, long column) throws IOException {
        TableFile file = file("a,b\n\"x\nñ\",1\n\"ñé\",\n\n,last\n");
        assertThat(CsvScan.locate(file, row, cell)).isEqualTo(new CsvScan.Spot(line, column));
    }

    /** Truncated, overlong, surrogate and stray bytes, as hexadecimal. */
    @ParameterizedTest
    @ValueSource(strings = {"F1", "C3", "C0AF", "E08080", "EDA080", "F4908080", "F8888080", "80", "FF", "C328"})
    void refusesWhatIsNotUtf8(String bytes) throws IOException {
        Path path = scratch.resolve("t.csv");
        byte[] head = "a,b\n1,".getBytes(StandardCharsets.UTF_8);
        byte[] tail = HexFormat.of().parseHex(bytes);
        byte[] all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        Files.write(path, all);
        assertThatThrownBy(() -> CsvScan.of(new TableFile(path, TableFile.Format.CSV)))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ñ", "€", "𐍈", "\uD7FF", "\uE000"})
    void acceptsUtf8OfAnyLength(String text) throws IOException {
        assertThat(CsvScan.of(file("a\n" + text + "\n")).records()).isEqualTo(1);
    }

    private TableFile file(String text) throws IOException {
        Path path = scratch.resolve("t.csv");
        Files.writeString(path, text.replace("\\n", "\n").replace("\\r", "\r"));
        return new TableFile(path, TableFile.Format.CSV);
    }
}
