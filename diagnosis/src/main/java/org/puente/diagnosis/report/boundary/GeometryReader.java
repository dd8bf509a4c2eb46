package org.puente.diagnosis.report.boundary;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.puente.rules.source.InputProblem;

/** Reads TopoJSON (of any number of objects) and GeoJSON. One feature or line at a time, so that large files fit. */
final class GeometryReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<double[]> lines = new ArrayList<>();
    private final List<Feature> features = new ArrayList<>();

    private @Nullable JsonNode transform;
    private @Nullable JsonNode objects;
    private boolean isTopology;

    private GeometryReader() {}

    static Geometry read(Path file) {
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            GeometryReader reader = new GeometryReader();
            reader.readTop(parser);
            return reader.finish(file);
        } catch (JsonProcessingException e) {
            throw new InputProblem(
                    "The boundary file " + file.getFileName() + " is not JSON.",
                    "Name a TopoJSON or GeoJSON file; other formats can be converted to GeoJSON with ogr2ogr.",
                    e);
        } catch (IOException e) {
            throw new InputProblem(
                    "The boundary file " + file + " cannot be read.",
                    "Check that it exists and that you may read it.",
                    e);
        } catch (IndexOutOfBoundsException e) {
            throw new InputProblem(
                    "The boundary file " + file.getFileName() + " refers to lines that it does not have.",
                    "Export it anew.",
                    e);
        }
    }

    private void readTop(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "features" -> eachOf(parser, value, feature -> addFeature("", feature));
                case "arcs" -> eachOf(parser, value, arc -> lines.add(coordinates(arc)));
                case "transform" -> transform = JSON.readTree(parser);
                case "objects" -> objects = JSON.readTree(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private interface Each {
        void take(JsonNode node);
    }

    private static void eachOf(JsonParser parser, JsonToken start, Each each) throws IOException {
        if (start != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            each.take(JSON.readTree(parser));
        }
    }

    private Geometry finish(Path file) {
        if (objects != null) {
            isTopology = true;
            unpackLines();
            for (Map.Entry<String, JsonNode> layer : objects.properties()) {
                addTopology(layer.getKey(), layer.getValue());
            }
        }
        if (features.isEmpty()) {
            throw new InputProblem(
                    "The boundary file " + file.getFileName() + " holds no polygons.",
                    "Name a TopoJSON or GeoJSON file of areas, with Polygon or MultiPolygon geometries.");
        }
        return new Geometry(lines, isTopology, features);
    }

    /** Quantised lines are differences of whole numbers, to be scaled and moved. */
    private void unpackLines() {
        if (transform == null) {
            return;
        }
        double[] scale = coordinates(transform.path("scale"));
        double[] translate = coordinates(transform.path("translate"));
        for (double[] line : lines) {
            double x = 0;
            double y = 0;
            for (int i = 0; i < line.length; i += 2) {
                x += line[i];
                y += line[i + 1];
                line[i] = x * scale[0] + translate[0];
                line[i + 1] = y * scale[1] + translate[1];
            }
        }
    }

    private void addTopology(String layer, JsonNode object) {
        if (object.path("type").asText().equals("GeometryCollection")) {
            object.path("geometries").forEach(geometry -> addTopology(layer, geometry));
            return;
        }
        List<int[]> rings = new ArrayList<>();
        for (JsonNode polygon : polygons(object, "arcs")) {
            for (JsonNode ring : polygon) {
                rings.add(known(numbers(ring)));
            }
        }
        add(layer, object, rings);
    }

    private void addFeature(String layer, JsonNode feature) {
        JsonNode geometry = feature.path("geometry");
        List<int[]> rings = new ArrayList<>();
        for (JsonNode polygon : polygons(geometry, "coordinates")) {
            for (JsonNode ring : polygon) {
                rings.add(new int[] {lines.size()});
                lines.add(coordinates(ring));
            }
        }
        add(layer, feature, rings);
    }

    private static Iterable<JsonNode> polygons(JsonNode geometry, String field) {
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> List.of(geometry.path(field));
            case "MultiPolygon" -> geometry.path(field);
            default -> List.of();
        };
    }

    private void add(String layer, JsonNode holder, List<int[]> rings) {
        if (rings.isEmpty()) {
            return;
        }
        Map<String, String> properties = new LinkedHashMap<>();
        if (holder.path("id").isValueNode()) {
            properties.put("id", holder.path("id").asText());
        }
        holder.path("properties").properties().forEach(property -> {
            if (property.getValue().isTextual() || property.getValue().isNumber()) {
                properties.put(property.getKey(), property.getValue().asText());
            }
        });
        features.add(new Feature(layer, properties, rings));
    }

    private int[] known(int[] ring) {
        for (int number : ring) {
            Objects.checkIndex(number < 0 ? ~number : number, lines.size());
        }
        return ring;
    }

    private static int[] numbers(JsonNode ring) {
        int[] numbers = new int[ring.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ring.get(i).asInt();
        }
        return numbers;
    }

    /** Positions as x, y, x, y …; of a plain pair of numbers, those two. Heights are left out. */
    private static double[] coordinates(JsonNode positions) {
        if (positions.size() > 0 && positions.get(0).isNumber()) {
            return new double[] {positions.get(0).asDouble(), positions.path(1).asDouble()};
        }
        double[] line = new double[2 * positions.size()];
        for (int i = 0; i < positions.size(); i++) {
            line[2 * i] = positions.get(i).path(0).asDouble();
            line[2 * i + 1] = positions.get(i).path(1).asDouble();
        }
        return line;
    }
}
