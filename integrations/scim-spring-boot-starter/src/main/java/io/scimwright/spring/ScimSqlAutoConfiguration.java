package io.scimwright.spring;

import io.scimwright.sql.TableMapping;
import io.scimwright.sql.TableProvider;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** With scim-sql: repositories of rows for which there is a bean of type {@link TableMapping} are queried by SQL. */
@AutoConfiguration(before = ScimAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({TableProvider.class, TransactionAwareDataSourceProxy.class})
public class ScimSqlAutoConfiguration {

    @Bean
    Draft.Source scimTables(ObjectProvider<TableMapping<?>> mappings, ObjectProvider<DataSource> dataSources) {
        DataSource dataSource = dataSources.getIfUnique();
        return new TableDrafts(
                mappings.orderedStream().toList(),
                dataSource == null ? null : new TransactionAwareDataSourceProxy(dataSource));
    }
}
