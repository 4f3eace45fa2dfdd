package org.nself;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NselfTest {

    @Test
    void withoutASchemaThereIsNothingToKeepInStepWith() {
        assertThatThrownBy(() -> Nself.builder().migrate())
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        "NS6003: nself was given no schema\nhint: call Nself.builder().schema(Path.of(\"schema.dbml\"))");
    }

    @Test
    void withoutADataSourceThereIsNothingToKeepInStep() {
        assertThatThrownBy(() -> Nself.builder().schema(SchemaSource.text("")).build())
                .hasMessage(
                        "NS6004: nself was given no data source\nhint: call Nself.builder().dataSource(dataSource)");
    }
}
