#include "syntax/expected.h"

#include <atn/RuleStopState.h>
#include <atn/RuleTransition.h>
#include <atn/Transition.h>

#include <deque>
#include <utility>

namespace entente::syntax {
namespace {

using antlr4::atn::ATNState;
using antlr4::atn::RuleStopState;
using antlr4::atn::RuleTransition;

/// Where a rule returns to; `up` is the caller's own return.
struct Return {
  ATNState* state;
  const Return* up;
};

/// Follows the parser's automaton to the tokens ahead, without entering names and expressions.
class Walk {
 public:
  explicit Walk(const antlr4::atn::ATN& automaton) : automaton_(automaton) {}

  void add(const ParserPlace& place) {
    from(automaton_.states[place.state], returns_of(place.context));
  }
  Expected take() { return std::move(expected_); }

 private:
  /// Nothing is longer ahead than this many states without a token between.
  static constexpr int max_steps = 200;

  const Return* returns_of(antlr4::RuleContext* innermost) {
    std::vector<ATNState*> states;
    for (antlr4::RuleContext* context = innermost; context && context->parent;
         context = static_cast<antlr4::RuleContext*>(context->parent)) {
      if (context->invokingState == antlr4::atn::ATNState::INVALID_STATE_NUMBER) break;
      const auto* call =
          dynamic_cast<RuleTransition*>(automaton_.states[context->invokingState]->transitions[0]);
      if (call) states.push_back(call->followState);
    }
    const Return* up = nullptr;
    for (auto state = states.rbegin(); state != states.rend(); ++state) up = push(*state, up);
    return up;
  }
  const Return* push(ATNState* state, const Return* up) {
    returns_.push_back({state, up});
    return &returns_.back();
  }

  void from(ATNState* state, const Return* up, int steps = 0) {
    if (steps > max_steps || !seen_.insert({state->stateNumber, up}).second) return;
    if (dynamic_cast<RuleStopState*>(state)) {
      if (up) from(up->state, up->up, steps + 1);
      return;
    }
    for (antlr4::atn::Transition* transition : state->transitions) {
      if (const auto* call = dynamic_cast<RuleTransition*>(transition)) {
        enter(*call, up, steps);
      } else if (transition->isEpsilon()) {
        from(transition->target, up, steps + 1);
      } else {
        for (const ssize_t type : transition->label().toList()) {
          expected_.name |= type == Lexer::NAME;
          expected_.tokens.insert(static_cast<std::size_t>(type));
        }
      }
    }
  }
  void enter(const RuleTransition& call, const Return* up, int steps) {
    if (call.ruleIndex == Parser::RuleName) {
      expected_.name = true;
    } else if (call.ruleIndex == Parser::RuleExpr) {
      expected_.value = true;
    } else {
      from(call.target, push(call.followState, up), steps + 1);
    }
  }

  const antlr4::atn::ATN& automaton_;
  std::deque<Return> returns_;
  std::set<std::pair<std::size_t, const Return*>> seen_;
  Expected expected_;
};

}  // namespace

std::vector<std::string> Expected::words() const {
  std::vector<std::string> result;
  for (const std::size_t type : tokens) {
    if (is_word(type) || type == Lexer::TOWARDS) result.push_back(spelling(type));
  }
  return result;
}

Expected expected_at(Parser& parser, const std::vector<ParserPlace>& passed) {
  antlr4::ParserRuleContext& context = *parser.getContext();
  if (context.start == parser.getCurrentToken()) {
    const std::size_t rule = context.getRuleIndex();
    if (rule == Parser::RuleName) return {{}, true, false};
    const bool begins_value =
        rule == Parser::RuleExpr || rule == Parser::RulePostfix || rule == Parser::RulePrimary;
    if (begins_value) return {{}, false, true};
  }
  Walk walk(parser.getATN());
  walk.add({&context, parser.getState()});
  for (const ParserPlace& place : passed) walk.add(place);
  return walk.take();
}

}  // namespace entente::syntax
