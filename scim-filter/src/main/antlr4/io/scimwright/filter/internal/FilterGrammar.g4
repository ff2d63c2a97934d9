/*
 * SCIM filters and PATCH paths: RFC 7644 sections 3.4.2.2 and 3.5.2 with errata 4670 (precedence), 4690 and 7322 (what
 * stands in brackets), 7122 (an expression as a path), 7319 ("not(" without a blank) and RFC 7643's 8924 ("$ref").
 *
 * Each decision needs one token (LL(1)), so nothing is predicted and nothing can take more than linear time. The actions
 * build the syntax tree as they go; no parse tree is kept. Tokens come from a hand-written Scanner, which gives
 *
 *   AND, OR   only with a blank (or the text's edge) on both sides
 *   NOT       only before a parenthesis
 *   LBRACKET  only directly behind a word
 *   SUB       a word that begins with a dot, directly behind a closing bracket
 *   WORD      any other run of chars without blank, quote, parenthesis and bracket: attributes, and what is wrong
 *
 * Keywords are no reserved words: an attribute may be named "or" or "eq".
 */
parser grammar FilterGrammar;

options {
    superClass = FilterActions;
}

tokens {
    WORD, STRING, NUMBER, TRUE, FALSE, NULL,
    AND, OR, NOT,
    EQ, NE, CO, SW, EW, GT, GE, LT, LE, PR,
    LPAREN, RPAREN, LBRACKET, RBRACKET, SUB
}

@header {
import io.scimwright.filter.AttributePath;
import io.scimwright.filter.Filter;
import io.scimwright.filter.Literal;
import io.scimwright.filter.PatchPath;
import java.util.List;
}

filter returns [Filter result]
    : disjunction EOF                                   { $result = $disjunction.result; }
    ;

disjunction returns [Filter result] locals [List<Filter> operands]
    : first=conjunction                                 { $result = $first.result; }
      ( OR next=conjunction                             { $operands = append($operands, $result, $next.result); }
      )*                                                { $result = or($operands, $result); }
    ;

conjunction returns [Filter result] locals [List<Filter> operands]
    : first=term                                        { $result = $first.result; }
      ( AND next=term                                   { $operands = append($operands, $result, $next.result); }
      )*                                                { $result = and($operands, $result); }
    ;

term returns [Filter result]
    : LPAREN disjunction RPAREN                         { $result = $disjunction.result; }
    | NOT LPAREN disjunction RPAREN                     { $result = not($disjunction.result); }
    | attribute
      ( test[$attribute.path]                           { $result = $test.result; }
      | elements                                        { $result = valuePath($attribute.path, $elements.result); }
        // not in the RFC, but sent by Entra ID: emails[type eq "work"].value eq "x"
        ( sub[$attribute.path] test[$sub.path]          { $result = narrowed($result, $test.result); }
        )?
      )
    ;

elements returns [Filter result]
    : LBRACKET                                          { openBracket(); }
      disjunction RBRACKET                              { $result = closeBracket($disjunction.result); }
    ;

test [AttributePath path] returns [Filter result]
    : PR                                                { $result = present($path); }
    | ( EQ | NE | CO | SW | EW | GT | GE | LT | LE )    { int operator = tokenType(); }
      literal                                           { $result = comparison($path, operator, $literal.value); }
    ;

literal returns [Literal value]
    : STRING                                            { $value = string(); }
    | NUMBER                                            { $value = number(); }
    | TRUE                                              { $value = Literal.of(true); }
    | FALSE                                             { $value = Literal.of(false); }
    | NULL                                              { $value = Literal.ofNull(); }
    // RFC 7644 has no values without quotes; the action refuses them unless the parser is told otherwise
    | ( WORD | AND | OR | EQ | NE | CO | SW | EW | GT | GE | LT | LE | PR )
                                                        { $value = bareWord(); }
    ;

attribute returns [AttributePath path]
    : ( WORD | TRUE | FALSE | NULL | AND | OR | EQ | NE | CO | SW | EW | GT | GE | LT | LE | PR )
                                                        { $path = attributePath(); }
    ;

sub [AttributePath above] returns [AttributePath path]
    : SUB                                               { $path = subAttribute($above); }
    ;

patchPath returns [PatchPath result]
    : ( WORD | TRUE | FALSE | NULL | AND | OR | EQ | NE | CO | SW | EW | GT | GE | LT | LE | PR )
                                                        { $result = target(); }
      ( elements                                        { $result = elements(path($result), $elements.result); }
        ( sub[path($result)]                            { $result = narrowed($result, $sub.path); }
        )?
      // erratum 7122: schemas eq "urn:example"
      | test[elementTest($result)]                      { $result = elements(attribute($result), $test.result); }
      )?
      EOF
    ;
