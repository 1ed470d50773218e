// Random sentences of the language, drawn from the parser's own automaton, so that they follow the
// grammar by themselves.
#pragma once

#include <algorithm>
#include <random>
#include <vector>

#include "EntenteLexer.h"
#include "EntenteParser.h"
#include "antlr4-runtime.h"
#include "atn/BasicState.h"
#include "atn/PrecedencePredicateTransition.h"
#include "atn/RuleStartState.h"
#include "atn/RuleStopState.h"
#include "atn/RuleTransition.h"
#include "atn/StarBlockStartState.h"

namespace entente::grammar {

class RandomSentences {
 public:
  explicit RandomSentences(unsigned seed) : automaton_(automaton()), random_(seed) { measure(); }

  /// The types of its tokens, without EOF. Every fifth is a script, the others are single
  /// statements.
  std::vector<std::size_t> next() {
    do {
      sentence_.clear();
      lost_ = false;
      rule(++drawn_ % 5 == 0 ? EntenteParser::RuleScript : EntenteParser::RuleStatement, 0, 0);
    } while (lost_);
    if (!sentence_.empty() && sentence_.back() == antlr4::Token::EOF) sentence_.pop_back();
    return sentence_;
  }

 private:
  using State = antlr4::atn::ATNState;
  using Transition = antlr4::atn::Transition;
  using RuleTransition = antlr4::atn::RuleTransition;
  using Precedence = antlr4::atn::PrecedencePredicateTransition;

  static constexpr int out_of_reach = 1 << 20;
  static constexpr int max_depth = 14;          ///< from here on, home by the shortest way
  static constexpr std::size_t max_steps = 60;  ///< within one rule
  static constexpr std::size_t max_tokens = 120;

  static const antlr4::atn::ATN& automaton() {
    static antlr4::ANTLRInputStream nothing;
    static EntenteLexer lexer(&nothing);
    static antlr4::CommonTokenStream stream(&lexer);
    static EntenteParser parser(&stream);
    return parser.getATN();
  }

  static bool is_end(State* state) { return dynamic_cast<antlr4::atn::RuleStopState*>(state); }

  /// The fewest tokens from each state to the end of its rule, by relaxation.
  void measure() {
    state_costs_.assign(automaton_.states.size(), out_of_reach);
    rule_costs_.assign(automaton_.ruleToStartState.size(), out_of_reach);
    for (bool changed = true; changed;) {
      changed = false;
      for (State* state : automaton_.states) {
        if (!state) continue;
        int best = is_end(state) ? 0 : out_of_reach;
        for (Transition* transition : state->transitions) best = std::min(best, cost(*transition));
        changed |= best < state_costs_[state->stateNumber];
        state_costs_[state->stateNumber] = std::min(best, state_costs_[state->stateNumber]);
      }
      for (std::size_t i = 0; i < rule_costs_.size(); ++i) {
        const int whole = state_costs_[automaton_.ruleToStartState[i]->stateNumber];
        changed |= whole < rule_costs_[i];
        rule_costs_[i] = std::min(whole, rule_costs_[i]);
      }
    }
  }

  int cost(Transition& transition) const {
    if (const auto* call = dynamic_cast<RuleTransition*>(&transition)) {
      return rule_costs_[call->ruleIndex] + state_costs_[call->followState->stateNumber];
    }
    return (transition.isEpsilon() ? 0 : 1) + state_costs_[transition.target->stateNumber];
  }

  std::size_t draw(std::size_t choices) { return random_() % choices; }

  void rule(std::size_t index, int depth, int precedence) {
    if (index == EntenteParser::RuleName && draw(3) > 0) {
      sentence_.push_back(EntenteParser::NAME);
    } else {
      walk(automaton_.ruleToStartState[index], depth, precedence);
    }
  }

  void walk(State* state, int depth, int precedence) {
    for (std::size_t step = 0; !lost_ && !is_end(state); ++step) {
      const bool home = depth > max_depth || step > max_steps || sentence_.size() > max_tokens;
      Transition* transition = choose(*state, home, precedence);
      lost_ = !transition || step > 50 * max_steps;
      if (lost_) return;
      if (auto* call = dynamic_cast<RuleTransition*>(transition)) {
        rule(call->ruleIndex, depth + 1, call->precedence);
        state = call->followState;
        continue;
      }
      if (!transition->isEpsilon()) {
        const std::vector<ssize_t> types = transition->label().toList();
        sentence_.push_back(static_cast<std::size_t>(types[draw(types.size())]));
      }
      state = transition->target;
    }
  }

  Transition* choose(State& state, bool home, int precedence) {
    std::vector<Transition*> open;
    for (Transition* transition : state.transitions) {
      const auto* predicate = dynamic_cast<Precedence*>(transition);
      const bool weak = predicate && predicate->precedence < precedence;
      if (!weak && !is_dead(*transition->target, precedence)) open.push_back(transition);
    }
    if (open.empty()) return nullptr;
    if (!home) return open[draw(open.size())];
    return *std::min_element(open.begin(), open.end(),
                             [&](Transition* a, Transition* b) { return cost(*a) < cost(*b); });
  }

  /// The body of an operator loop all of whose operators bind too weakly here.
  static bool is_dead(State& state, int precedence) {
    if (dynamic_cast<antlr4::atn::StarBlockStartState*>(&state)) {
      return std::all_of(state.transitions.begin(), state.transitions.end(),
                         [&](Transition* each) { return is_dead(*each->target, precedence); });
    }
    if (!dynamic_cast<antlr4::atn::BasicState*>(&state) || state.transitions.size() != 1)
      return false;
    const auto* predicate = dynamic_cast<Precedence*>(state.transitions.front());
    return predicate && predicate->precedence < precedence;
  }

  const antlr4::atn::ATN& automaton_;
  std::mt19937 random_;
  std::vector<int> state_costs_;
  std::vector<int> rule_costs_;
  std::vector<std::size_t> sentence_;
  int drawn_ = 0;
  bool lost_ = false;
};

}  // namespace entente::grammar
