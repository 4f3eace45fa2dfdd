package org.nself.example.spring;

import javax.sql.DataSource;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Brings the database in step with {@code schema.dbml} while the application starts; if it cannot, nothing starts. */
@Component
class SchemaMigration implements InitializingBean {

    private final DataSource dataSource;

    SchemaMigration(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void afterPropertiesSet() {
        report();
    }

    MigrationReport report() {
        return Nself.builder()
                .schema(SchemaSource.classpath("schema.dbml"))
                .dataSource(dataSource)
                .migrate();
    }
}
