package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.scimwright.sql.Statistics.Prepared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the statements of typical requests")
class TypicalRequestsTest {

    private static final Path PAGE = Path.of("../../docs/sql.md");

    @Test
    @DisplayName("are those that docs/sql.md shows")
    void theGuideShowsWhatIsRun() throws IOException {
        String page = Files.readString(PAGE);
        Map<String, List<Prepared>> requests = TypicalRequests.of(Company.empty(Database.POSTGRES));
        requests.forEach((request, statements) ->
                assertThat(page).as(request).contains(request).contains("```sql\n" + texts(statements) + "\n```"));
        assertThat(page.substring(page.indexOf("## What typical requests run")).split("```sql\n"))
                .as("one block of SQL for each")
                .hasSize(1 + requests.size());
    }

    static String texts(List<Prepared> statements) {
        return statements.stream().map(Prepared::text).collect(Collectors.joining(";\n"));
    }
}
