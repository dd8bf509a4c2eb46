package org.puente.diagnosis.report.boundary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.puente.rules.source.InputProblem;

/** Where each state has its tile in a map of equal squares, for reports without boundaries. */
public final class TileLayout {

    /** The file beside the law, with the columns code, row, column and short; rows and columns begin with 1. */
    public static final String FILE = "tilemap.csv";

    private static final int TILE = 40;
    private static final int GAP = 3;

    private static final String REMEDY =
            "Write a line for each state under the header code,row,column,short; rows and columns are whole numbers from 1.";

    /** A state's place and what stands in its tile. */
    public record Tile(String code, int row, int column, String shortName) {

        public int x() {
            return (column - 1) * TILE;
        }

        public int y() {
            return (row - 1) * TILE;
        }
    }

    private final Map<String, Tile> tiles;

    private TileLayout(Map<String, Tile> tiles) {
        this.tiles = tiles;
    }

    /** Reads {@code tilemap.csv} of a policy folder; empty if it has none. */
    public static Optional<TileLayout> read(Path policyFolder) {
        Path file = policyFolder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file, Files.readAllLines(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new InputProblem(
                    file + " cannot be read (" + e.getClass().getSimpleName() + ").",
                    "Check that it is UTF-8 text that you may read.",
                    e);
        }
    }

    private static TileLayout parse(Path file, List<String> lines) {
        Map<String, Tile> tiles = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (cells.length != 4 || !isPlace(cells[1]) || !isPlace(cells[2])) {
                throw new InputProblem(file + ", line " + (i + 1) + ", is no tile: " + line, REMEDY);
            }
            String code = cells[0].strip();
            tiles.put(
                    code,
                    new Tile(
                            code,
                            Integer.parseInt(cells[1].strip()),
                            Integer.parseInt(cells[2].strip()),
                            cells[3].strip()));
        }
        return new TileLayout(tiles);
    }

    private static boolean isPlace(String cell) {
        return cell.strip().matches("[1-9]\\d?");
    }

    /** Tiles in the order of the codes, as nearly a square as they fit. */
    public static TileLayout inOrder(Collection<String> codes) {
        Map<String, Tile> tiles = new LinkedHashMap<>();
        int columns = Math.max(1, (int) Math.ceil(Math.sqrt(codes.size())));
        int i = 0;
        for (String code : new TreeSet<>(codes)) {
            tiles.put(code, new Tile(code, i / columns + 1, i % columns + 1, code));
            i++;
        }
        return new TileLayout(tiles);
    }

    /** This layout where it has a tile for each of the codes; otherwise tiles in their order. */
    public TileLayout covering(Collection<String> codes) {
        return tiles.keySet().containsAll(codes) ? this : inOrder(codes);
    }

    public List<Tile> tiles() {
        return new ArrayList<>(tiles.values());
    }

    /** The tiles as areas. */
    public AreaMap areas() {
        int side = TILE - GAP;
        Map<String, String> paths = new TreeMap<>();
        tiles.values()
                .forEach(tile -> paths.put(
                        tile.code(), "M" + tile.x() + " " + tile.y() + "h" + side + "v" + side + "h-" + side + "z"));
        int columns = tiles.values().stream().mapToInt(Tile::column).max().orElse(1);
        int rows = tiles.values().stream().mapToInt(Tile::row).max().orElse(1);
        return new AreaMap(columns * TILE, rows * TILE, paths);
    }
}
