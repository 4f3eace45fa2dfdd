package org.nself.example.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    @Test
    void itShowsFourBoots() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Quickstart.run(new PrintStream(bytes, true, UTF_8));

        assertThat(bytes.toString(UTF_8).replaceAll("\\d+ ms", "N ms").replaceAll("/\\S*schema.dbml", "schema.dbml"))
                .contains("1. The first boot")
                .contains("applied schema.dbml in 1 step (N ms)\n  create table users (3 columns)\n")
                .contains("    CREATE TABLE users (\n        id uuid DEFAULT gen_random_uuid() PRIMARY KEY,\n")
                .contains("2. The second boot")
                .contains("up to date with schema.dbml (N ms)\n")
                .contains("3. After an edit")
                .contains("applied schema.dbml in 2 steps (N ms)\n")
                .contains("    CREATE INDEX idx_posts_user_id ON posts (user_id);\n")
                .contains("4. An edit that would delete data")
                .contains("NS3001: the policy refuses 1 of 1 step; nothing was changed")
                .contains("DATA_LOSS users.nickname: drops column users.nickname with all its values")
                .contains("at stake: about 3 rows")
                .contains("allow it: .policy(Policy.safe().allow(Hazard.DATA_LOSS))");
    }
}
