package io.scimwright.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("the function that a database folds texts by")
class TextFoldTest {

    /** Statements of so many texts are quick. */
    private static final int PORTION = 200;

    @ParameterizedTest
    @EnumSource(Database.class)
    @DisplayName("does what SCIM does, letter by letter")
    void databasesFoldLikeScim(Database database) throws SQLException {
        List<String> texts = new ArrayList<>(RandomQueries.SPELLED_OUT);
        texts.addAll(RandomQueries.PLAIN);
        for (int c = 1; c < Character.MIN_SURROGATE; c++) {
            if (Character.isDefined(c) && !isNewer(c)) {
                texts.add(Character.toString(c));
                texts.add("a" + Character.toString(c) + "\u0301b");
            }
        }
        DataSource source = database.empty();
        Database.executeOne(source, database.foldFunction());
        List<String> wrong = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            for (int from = 0; from < texts.size(); from += PORTION) {
                compare(connection, texts.subList(from, Math.min(from + PORTION, texts.size())), wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Letters that got another case after Unicode 10, which not every ICU knows. */
    private static boolean isNewer(int c) {
        return (c >= 0x1c90 && c <= 0x1cbf) || (c >= 0xa7b8 && c <= 0xa7f5);
    }

    private static void compare(Connection connection, List<String> texts, List<String> wrong) throws SQLException {
        String columns = String.join(", ", Collections.nCopies(texts.size(), "scim_fold(?)"));
        try (PreparedStatement select = connection.prepareStatement("select " + columns)) {
            for (int i = 0; i < texts.size(); i++) {
                select.setString(i + 1, texts.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                for (int i = 0; i < texts.size(); i++) {
                    String expected = TextFold.fold(texts.get(i));
                    if (!expected.equals(row.getString(i + 1))) {
                        wrong.add(texts.get(i) + " is " + expected + ", not " + row.getString(i + 1));
                    }
                }
            }
        }
    }
}
