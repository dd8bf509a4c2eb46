package org.puente.diagnosis.report.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.puente.rules.source.InputProblem;

class TileLayoutTest {

    @TempDir
    Path folder;

    @Test
    void readsTheTilesOfAPolicy() throws IOException {
        Files.writeString(folder.resolve("tilemap.csv"), "code,row,column,short\n01,1,2,A\n02,2,1,B\n");

        TileLayout layout = TileLayout.read(folder).orElseThrow();

        assertThat(layout.tiles()).extracting(TileLayout.Tile::shortName).containsExactly("A", "B");
        assertThat(layout.areas().width()).isEqualTo(80);
        assertThat(layout.areas().paths()).containsEntry("01", "M40 0h37v37h-37z");
    }

    @Test
    void aPolicyNeedsNone() {
        assertThat(TileLayout.read(folder)).isEmpty();
    }

    @Test
    void refusesALineThatIsNoTile() throws IOException {
        Files.writeString(folder.resolve("tilemap.csv"), "code,row,column,short\n01,one,2,A\n");

        assertThatThrownBy(() -> TileLayout.read(folder))
                .isInstanceOf(InputProblem.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void withoutALayoutTilesStandInTheOrderOfTheirCodes() {
        List<TileLayout.Tile> tiles =
                TileLayout.inOrder(List.of("03", "01", "02")).tiles();

        assertThat(tiles).extracting(TileLayout.Tile::code).containsExactly("01", "02", "03");
        assertThat(tiles.get(2).row()).isEqualTo(2);
    }

    @Test
    void aLayoutThatLacksAStateIsNotUsed() {
        TileLayout layout = TileLayout.inOrder(List.of("01", "02"));

        assertThat(layout.covering(List.of("01"))).isSameAs(layout);
        assertThat(layout.covering(List.of("01", "09")).tiles()).hasSize(2);
    }

    @Test
    void everyPolicyOfThisProjectPutsEachTileInAPlaceOfItsOwn() throws IOException {
        try (Stream<Path> policies = Files.list(Path.of("..", "policy"))) {
            for (Path policy : policies.filter(Files::isDirectory).toList()) {
                TileLayout.read(policy)
                        .ifPresent(layout -> assertThat(layout.tiles())
                                .extracting(tile -> tile.row() + "/" + tile.column())
                                .doesNotHaveDuplicates());
            }
        }
    }
}
