package io.scimwright.filter;

/** What holds for every text, whether it is a filter or not. Plain checks: a fuzzer calls them some thousand times a second. */
final class SyntaxLaws {

    private static final FilterParser LENIENT =
            FilterParser.builder().bareWordValues(true).build();

    /** What is printed may be longer than what was read: escapes, blanks. */
    private static final FilterParser WIDE = FilterParser.builder()
            .limits(ParserLimits.standard().withLength(Integer.MAX_VALUE).withDepth(ParserLimits.MAX_DEPTH))
            .build();

    private SyntaxLaws() {}

    /** Either an error inside the text, or a filter whose printed form is a fixed point; true if it is a filter. */
    static boolean holdForFilter(String text) {
        Filter filter;
        try {
            filter = Filter.parse(text);
        } catch (FilterSyntaxException error) {
            checkError(text, error);
            checkLenient(text);
            return false;
        }
        checkFixedPoint(filter);
        require(LENIENT.parseFilter(text).equals(filter), "lenient", filter);
        return true;
    }

    private static void checkLenient(String text) {
        try {
            checkFixedPoint(LENIENT.parseFilter(text));
        } catch (FilterSyntaxException error) {
            checkError(text, error);
        }
    }

    private static void checkFixedPoint(Filter filter) {
        Filter again = WIDE.parseFilter(filter.toString());
        require(again.equals(filter), "parse(print(f)) = f", filter);
        require(again.toString().equals(filter.toString()), "print(parse(print(f))) = print(f)", filter);
    }

    static void holdForPath(String text) {
        try {
            PatchPath path = PatchPath.parse(text);
            PatchPath again = WIDE.parsePath(path.toString());
            require(again.equals(path), "parse(print(p)) = p", path);
            require(again.toString().equals(path.toString()), "print(parse(print(p))) = print(p)", path);
        } catch (PathSyntaxException error) {
            checkError(text, error);
        }
        try {
            AttributePath path = AttributePath.parse(text);
            require(path.toString().equals(text), "an attribute path gives its text back", path);
            require(WIDE.parsePath(text).equals(new AttributeTarget(path)), "an attribute path is a PATCH path", path);
        } catch (PathSyntaxException error) {
            checkError(text, error);
        }
    }

    private static void checkError(String text, SyntaxException error) {
        int offset = error.offset();
        require(offset >= 0 && offset <= text.length(), "the offset is inside the text", error);
        String token = error.token();
        boolean cut = token.length() == 63 && token.endsWith("...");
        require(text.startsWith(cut ? token.substring(0, 60) : token, offset), "the token stands at the offset", error);
        String excerpt = error.excerpt();
        int line = excerpt.indexOf('\n');
        String caret = excerpt.substring(line + 1);
        require(line >= 0 && line <= 80, "the excerpt has one line of text", error);
        require(caret.equals(" ".repeat(caret.length() - 1) + "^") && caret.length() <= 81, "and one caret", error);
        String message = excerpt + " " + error.summary().replaceFirst("offset \\d+: ", "");
        require(message.equals(error.getMessage()), "the message is excerpt and summary", error);
    }

    private static void require(boolean holds, String law, Object of) {
        if (!holds) {
            throw new AssertionError(law + ": " + of);
        }
    }
}
