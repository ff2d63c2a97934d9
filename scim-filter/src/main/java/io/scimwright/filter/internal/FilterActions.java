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
import io.scimwright.filter.ParserLimits;
import io.scimwright.filter.PatchPath;
import io.scimwright.filter.PathSyntaxException;
import io.scimwright.filter.Present;
import io.scimwright.filter.SchemaTarget;
import io.scimwright.filter.ValuePath;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.jspecify.annotations.Nullable;

/** What the grammar's actions do: build the syntax tree from the tokens just read, and refuse what is no name or value. */
abstract class FilterActions extends Parser {

    private static final ComparisonOperator[] OPERATORS = ComparisonOperator.values();
    private static final AttributePath VALUE = AttributePath.of("value");

    private final Scanner scanner;
    private int maxTerms;
    private boolean bareWordValues;
    private int terms;
    private boolean inBrackets;
    private String what = "filter";

    FilterActions(TokenStream input) {
        super(input);
        this.scanner = (Scanner) input;
        setBuildParseTree(false);
        removeErrorListeners();
        setErrorHandler(new FirstFault());
    }

    void configure(ParserLimits limits, boolean acceptBareWords) {
        this.maxTerms = limits.terms();
        this.bareWordValues = acceptBareWords;
    }

    /** Begins to read a text; what names its kind in errors. */
    void begin(String text, String textKind) {
        what = textKind;
        terms = 0;
        inBrackets = false;
        scanner.begin(text);
    }

    /** Lets go of the text. */
    void end() {
        scanner.end();
    }

    // ANTLR keeps a stack of rule contexts for recovery and prediction. This parser does neither.

    @Override
    public final void enterRule(ParserRuleContext context, int state, int ruleIndex) {}

    @Override
    public final void enterOuterAlt(ParserRuleContext context, int alternative) {}

    @Override
    public final void exitRule() {}

    @Override
    public final Token consume() {
        scanner.consume();
        return scanner.LT(1);
    }

    @Override
    public final Token match(int type) {
        if (scanner.LA(1) != type) {
            throw Diagnosis.unexpectedToken(this);
        }
        scanner.consume();
        return scanner.LT(1);
    }

    Scanner scanner() {
        return scanner;
    }

    String what() {
        return what;
    }

    int tokenType() {
        return scanner.type();
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
            throw new SyntaxError(scanner.start(), "[", "no value path inside another one", null);
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
        if (++terms > maxTerms) {
            throw new SyntaxError(
                    scanner.start(), scanner.token(), "at most " + maxTerms + " comparisons (limit 'terms')", null);
        }
    }

    Literal string() {
        int start = scanner.start() + 1;
        int end = scanner.tokenEnd() - 1;
        return Literal.of(
                scanner.escaped()
                        ? StringLiteral.decode(scanner.text(), start, end)
                        : scanner.text().substring(start, end));
    }

    Literal number() {
        Literal number = NumberLiteral.parse(scanner.text(), scanner.start(), scanner.tokenEnd());
        return number == null ? bareWord() : number;
    }

    Literal bareWord() {
        String word = scanner.token();
        // in single quotes it is meant as something else than the word
        if (!bareWordValues || word.startsWith("'")) {
            throw Diagnosis.noValue(scanner);
        }
        return Literal.of(word);
    }

    AttributePath attributePath() {
        try {
            return AttributePath.parse(scanner.token());
        } catch (PathSyntaxException e) {
            throw Diagnosis.noAttribute(scanner, e);
        }
    }

    AttributePath subAttribute(AttributePath attribute) {
        String name = scanner.token().substring(1);
        if (!AttributeSyntax.isName(name) || attribute.subAttribute().isPresent()) {
            throw Diagnosis.noSubAttribute(scanner);
        }
        return AttributePath.of(name);
    }

    PatchPath target() {
        String word = scanner.token();
        return scanner.endsText() && AttributeSyntax.isUri(word) && !AttributeSyntax.isPath(word)
                ? new SchemaTarget(word)
                : new AttributeTarget(attributePath());
    }

    static AttributePath path(PatchPath target) {
        return target instanceof ElementTarget elements ? elements.attribute() : ((AttributeTarget) target).path();
    }

    static AttributePath attribute(PatchPath target) {
        return path(target).withoutSubAttribute();
    }

    /** What an expression used as a path tests in each element: {@code schemas eq "x"} is {@code schemas[value eq "x"]}. */
    static AttributePath elementTest(PatchPath target) {
        return path(target).subAttribute().map(AttributePath::of).orElse(VALUE);
    }

    static PatchPath elements(AttributePath attribute, Filter filter) {
        return ElementTarget.of(attribute, filter);
    }

    static PatchPath narrowed(PatchPath elements, AttributePath sub) {
        return ((ElementTarget) elements).withSubAttribute(sub.attribute());
    }
}
