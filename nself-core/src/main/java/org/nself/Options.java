package org.nself;

import java.util.Set;
import javax.sql.DataSource;
import org.nself.plan.Policy;

/**
 * What a caller decided, complete.
 *
 * @param namespaces what to look at; empty for what the schema names
 */
record Options(
        SchemaSource schema, DataSource dataSource, Set<String> namespaces, Policy policy, String historyTable) {}
