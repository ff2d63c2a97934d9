package io.scimwright.filter.internal;

import io.scimwright.filter.And;
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.AttributeTarget;
import io.scimwright.filter.Comparison;
import io.scimwright.filter.ComparisonOperator;
import io.scimwright.filter.ElementTarget;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import io.scimwright.filter.Or;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import io.scimwright.filter.Present;
import io.scimwright.filter.SchemaTarget;
import io.scimwright.filter.ValuePath;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** What the grammar's actions do: build the syntax tree from the tokens just read, and refuse what is no name or value. */
abstract class FilterActions extends Parser {

    private static final ComparisonOperator[] OPERATORS = ComparisonOperator.values();

    private final Scanner scanner;
    private int termsLeft;
    private int maxTerms;
    private boolean bareWordValues;
    private boolean inBrackets;
    private String what = "filter";

    FilterActions(TokenStream input) {
        super(input);
        this.scanner = (Scanner) input;
        setBuildParseTree(false);
        removeErrorListeners();
        setErrorHandler(new FirstFault());
    }

    void begin(int terms, boolean acceptBareWords, String textKind) {
        this.maxTerms = terms;
        this.termsLeft = terms;
        this.bareWordValues = acceptBareWords;
        this.what = textKind;
    }

    Scanner scanner() {
        return scanner;
    }

    boolean inBrackets() {
        return inBrackets;
    }

    String what() {
        return what;
    }

    int lastType() {
        return scanner.lastType();
    }

    static List<Filter> append(@Nullable List<Filter> operands, Filter first, Filter next) {
        List<Filter> list = operands;
        if (list == null) {
            list = new ArrayList<>(4);
            list.add(first);
        }
        list.add(next);
        return list;
    }

    static Filter or(@Nullable List<Filter> operands, Filter single) {
        return operands == null ? single : new Or(operands);
    }

    static Filter and(@Nullable List<Filter> operands, Filter single) {
        return operands == null ? single : new And(operands);
    }

    static Filter not(Filter operand) {
        return operand.not();
    }

    void openBracket() {
        if (inBrackets) {
            throw new SyntaxError(scanner.lastStart(), "[", "no value path inside another one", null);
        }
        inBrackets = true;
    }

    Filter closeBracket(Filter filter) {
        inBrackets = false;
        return filter;
    }

    static Filter valuePath(AttributePath path, Filter filter) {
        return new ValuePath(path, filter);
    }

    /** {@code emails[type eq "work"].value eq "x"} is {@code emails[type eq "work" and value eq "x"]}. */
    static Filter narrowed(Filter elements, Filter test) {
        ValuePath valuePath = (ValuePath) elements;
        return new ValuePath(valuePath.path(), valuePath.filter().and(test));
    }

    Filter present(AttributePath path) {
        countTerm();
        return new Present(path);
    }

    Filter comparison(AttributePath path, int operator, Literal value) {
        countTerm();
        return new Comparison(path, OPERATORS[operator - FilterGrammar.EQ], value);
    }

    private void countTerm() {
        if (--termsLeft < 0) {
            throw new SyntaxError(
                    scanner.lastStart(),
                    scanner.lastText(),
                    "at most " + maxTerms + " comparisons (limit 'terms')",
                    null);
        }
    }

    Literal string() {
        int start = scanner.lastStart() + 1;
        int end = scanner.lastEnd() - 1;
        return Literal.of(
                scanner.lastEscaped()
                        ? StringLiteral.decode(scanner.text(), start, end)
                        : scanner.text().substring(start, end));
    }

    Literal number() {
        Literal number = NumberLiteral.parse(scanner.text(), scanner.lastStart(), scanner.lastEnd());
        return number == null ? bareWord() : number;
    }

    Literal bareWord() {
        if (!bareWordValues) {
            throw Diagnosis.noValue(scanner);
        }
        return Literal.of(scanner.lastText());
    }

    AttributePath attributePath() {
        try {
            return AttributePath.parse(scanner.lastText());
        } catch (PathSyntaxException e) {
            throw Diagnosis.noAttribute(scanner);
        }
    }

    AttributePath subAttribute() {
        try {
            return AttributePath.of(scanner.text().substring(scanner.lastStart() + 1, scanner.lastEnd()));
        } catch (IllegalArgumentException e) {
            throw Diagnosis.noAttribute(scanner);
        }
    }

    PatchPath target() {
        String text = scanner.lastText();
        if (scanner.type() == EOF && AttributeSyntax.isUri(text) && !AttributeSyntax.isPath(text)) {
            return new SchemaTarget(text);
        }
        return new AttributeTarget(attributePath());
    }

    static PatchPath elementTarget(PatchPath target, Filter filter) {
        AttributePath path = ((AttributeTarget) target).path();
        return ElementTarget.of(path, filter);
    }

    PatchPath narrowed(PatchPath elements, AttributePath sub) {
        return ((ElementTarget) elements).withSubAttribute(sub.attribute());
    }

    static AttributePath elementPath(PatchPath target) {
        return ((AttributeTarget) target)
                .path()
                .subAttribute()
                .map(AttributePath::of)
                .orElse(VALUE);
    }

    private static final AttributePath VALUE = AttributePath.of("value");
}
