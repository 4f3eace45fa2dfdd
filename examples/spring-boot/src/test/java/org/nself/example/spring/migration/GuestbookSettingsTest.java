package org.nself.example.spring.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

class GuestbookSettingsTest {

    @Test
    void withoutAnySettingThePolicyIsTheSafeOne() {
        assertThat(settings(Map.of()).effectivePolicy()).isEqualTo(Policy.safe());
    }

    @Test
    void theSettingsMakeThePolicy() {
        NselfProperties settings = settings(Map.of(
                "nself.policy", "production",
                "nself.allow", "data-loss, INDEX_BUILD",
                "nself.lock-timeout", "2s",
                "nself.statement-timeout", "1h",
                "nself.retries", "3",
                "nself.wait-timeout", "10m"));

        assertThat(settings.effectivePolicy())
                .isEqualTo(Policy.production()
                        .allow(Hazard.DATA_LOSS, Hazard.INDEX_BUILD)
                        .lockTimeout(Duration.ofSeconds(2))
                        .statementTimeout(Duration.ofHours(1))
                        .retries(3)
                        .waitTimeout(Duration.ofMinutes(10)));
    }

    @Test
    void aSchemaIsAFileOrAResource() {
        assertThat(settings(Map.of("nself.schema", "db/schema.dbml")).schemaSource())
                .hasToString("db/schema.dbml");
        assertThat(settings(Map.of("nself.schema", "classpath:db/schema.dbml")).schemaSource())
                .hasToString("classpath:db/schema.dbml");
    }

    @Test
    void everySettingIsDocumentedAndCompletedByEditors() throws IOException {
        String documentation = Files.readString(Path.of("../../docs/spring-boot.md"));
        String metadata =
                new ClassPathResource("META-INF/spring-configuration-metadata.json").getContentAsString(UTF_8);

        for (RecordComponent setting : NselfProperties.class.getRecordComponents()) {
            String name = "nself." + DataObjectPropertyName.toDashedForm(setting.getName());
            assertThat(documentation).contains("| `" + name + "` |");
            assertThat(metadata).contains("\"name\": \"" + name + "\"");
        }
    }

    private static NselfProperties settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("nself", NselfProperties.class);
    }
}
