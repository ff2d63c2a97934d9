package io.scimwright.filter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LL1Analyzer;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.junit.jupiter.api.Test;

/** Linear time rests on this: one token decides at each point of the grammar, so ANTLR never looks ahead. */
class GrammarIsLl1Test {

    @Test
    void oneTokenDecidesEverywhere() {
        ATN atn = FilterGrammar._ATN;
        assertThat(atn.decisionToState).hasSizeGreaterThan(8);
        for (DecisionState decision : atn.decisionToState) {
            IntervalSet seen = new IntervalSet();
            for (IntervalSet alternative : new LL1Analyzer(atn).getDecisionLookahead(decision)) {
                assertThat(seen.and(alternative).isNil())
                        .as("decision %d of rule %s", decision.decision, FilterGrammar.ruleNames[decision.ruleIndex])
                        .isTrue();
                seen.addAll(alternative);
            }
        }
    }
}
