package org.nself.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Column ID = Column.of("id", DataType.of("uuid"));
    private static final Table USERS = Table.of(QualifiedName.of("users"), List.of(ID));
    private static final Table POSTS = Table.of(QualifiedName.of("posts"), List.of(ID));

    @Test
    void theOrderOfDeclarationsHasNoMeaning() {
        assertThat(schema(USERS, POSTS).fingerprint())
                .isEqualTo(schema(POSTS, USERS).fingerprint())
                .hasSize(64);
    }

    @Test
    void theOrderOfColumnsHas() {
        Column name = Column.of("name", DataType.of("text"));

        assertThat(schema(USERS.withColumns(List.of(ID, name))).fingerprint())
                .isNotEqualTo(schema(USERS.withColumns(List.of(name, ID))).fingerprint());
    }

    @Test
    void everyDetailCounts() {
        assertThat(List.of(
                        schema(USERS),
                        schema(USERS.withComment(Optional.of(""))),
                        schema(USERS.withColumns(List.of(ID.withNullable(false)))),
                        schema(USERS.withColumns(
                                List.of(ID.withType(DataType.of("uuid").array(1))))),
                        schema(USERS.withColumns(List.of(ID.withDefault(Optional.of(new DefaultValue.Text("1")))))),
                        schema(USERS.withColumns(List.of(ID.withDefault(Optional.of(new DefaultValue.Numeric("1")))))),
                        schema(USERS.withIndexes(List.of(Index.of(true, "id")))),
                        schema(USERS.withIndexes(List.of(Index.of(false, "id"))))))
                .extracting(Schema::fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void namesThatLookLikePunctuationDoNotCollide() {
        assertThat(schema(Table.of(QualifiedName.of("a", "b.c"), List.of(ID))).fingerprint())
                .isNotEqualTo(schema(Table.of(QualifiedName.of("a.b", "c"), List.of(ID)))
                        .fingerprint());
    }

    private static Schema schema(Table... tables) {
        return new Schema(List.of(), List.of(), List.of(), List.of(tables));
    }
}
