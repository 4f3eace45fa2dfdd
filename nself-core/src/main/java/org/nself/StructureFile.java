package org.nself;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A structure as JSON: an array of kind, identity and definition. */
final class StructureFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StructureFile() {}

    static void write(Path file, Structure structure) throws IOException {
        ArrayNode items = JSON.createArrayNode();
        for (Item item : structure.items()) {
            items.addObject()
                    .put("kind", item.kind())
                    .put("identity", item.identity())
                    .put("definition", item.definition());
        }
        PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(items) + "\n");
    }

    static Structure read(Path file) throws IOException {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : JSON.readTree(Files.readString(file))) {
            items.add(new Item(
                    item.required("kind").asString(),
                    item.required("identity").asString(),
                    item.required("definition").asString()));
        }
        return new Structure(items);
    }
}
