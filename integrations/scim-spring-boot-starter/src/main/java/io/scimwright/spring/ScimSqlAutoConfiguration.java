package io.scimwright.spring;

import io.scimwright.sql.SqlDialect;
import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * With scim-sql: repositories of rows for which there is a bean of type {@link TableMapping} are queried by SQL, in the dialect of a bean
 * of type {@link SqlDialect} where there is one.
 */
@AutoConfiguration(before = ScimAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnProperty(name = "scimwright.enabled", matchIfMissing = true)
@ConditionalOnClass({TableProvider.class, TransactionAwareDataSourceProxy.class})
public class ScimSqlAutoConfiguration {

    @Bean
    Draft.Source scimTables(
            ObjectProvider<TableMapping<?>> mappings,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<SqlDialect> dialects,
            ScimProperties settings) {
        DataSource dataSource = dataSources.getIfUnique();
        return new TableDrafts(
                mappings.orderedStream().toList(),
                dataSource == null ? null : new TransactionAwareDataSourceProxy(dataSource),
                dialects.getIfUnique(),
                settings.limits().scan());
    }
}
