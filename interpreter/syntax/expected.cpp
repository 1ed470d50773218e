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

using antlr4::ParserRuleContext;

/// Where a rule returns to; `up` is the caller's own return.
struct Return {
  ATNState* state;
  ParserRuleContext* context;  ///< of the caller; null where it would only begin
  const Return* up;
};

/// Follows the parser's automaton to the tokens ahead, without entering names and expressions.
class Walk {
 public:
  explicit Walk(const antlr4::atn::ATN& automaton) : automaton_(automaton) {}

  void add(const ParserPlace& place) {
    from({automaton_.states[place.state], place.context, returns_of(place.context)});
  }
  Expected take() { return std::move(expected_); }

 private:
  /// Nothing is longer ahead than this many states without a token between.
  static constexpr int max_steps = 200;

  const Return* returns_of(ParserRuleContext* innermost) {
    std::vector<Return> returns;
    for (ParserRuleContext* context = innermost; context && context->parent;
         context = static_cast<ParserRuleContext*>(context->parent)) {
      if (context->invokingState == ATNState::INVALID_STATE_NUMBER) break;
      const auto* call =
          dynamic_cast<RuleTransition*>(automaton_.states[context->invokingState]->transitions[0]);
      auto* caller = static_cast<ParserRuleContext*>(context->parent);
      if (call) returns.push_back({call->followState, caller, nullptr});
    }
    const Return* up = nullptr;
    for (auto at = returns.rbegin(); at != returns.rend(); ++at)
      up = push({at->state, at->context, up});
    return up;
  }
  const Return* push(const Return& place) {
    returns_.push_back(place);
    return &returns_.back();
  }

  void from(const Return& place, int steps = 0) {
    if (steps > max_steps || !seen_.insert({place.state->stateNumber, place.up}).second) return;
    if (dynamic_cast<RuleStopState*>(place.state)) {
      if (place.up) from(*place.up, steps + 1);
      return;
    }
    for (antlr4::atn::Transition* transition : place.state->transitions) {
      if (const auto* call = dynamic_cast<RuleTransition*>(transition)) {
        enter(*call, place, steps);
      } else if (transition->isEpsilon()) {
        from({transition->target, place.context, place.up}, steps + 1);
      } else {
        for (const ssize_t type : transition->label().toList())
          expect(static_cast<std::size_t>(type), place);
      }
    }
  }
  void enter(const RuleTransition& call, const Return& place, int steps) {
    if (call.ruleIndex == Parser::RuleName) {
      expected_.name = true;
      open(Opening::For::name, place);
    } else if (call.ruleIndex == Parser::RuleExpr) {
      expected_.value = true;
      open(Opening::For::value, place);
    } else {
      const Return* up = push({call.followState, place.context, place.up});
      from({call.target, nullptr, up}, steps + 1);
    }
  }
  void expect(std::size_t type, const Return& place) {
    expected_.tokens.insert(type);
    expected_.name |= type == Lexer::NAME;
    if (type == Lexer::NAME) open(Opening::For::name, place);
    if (type == Lexer::STRING) open(Opening::For::text, place);
  }
  void open(Opening::For what, const Return& place) {
    Opening opening{what, {}};
    for (const Return* at = &place; at; at = at->up)
      opening.frames.push_back({at->state->ruleIndex, at->context});
    expected_.openings.push_back(std::move(opening));
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
    if (rule == Parser::RuleName) return {{}, true, false, {}};
    const bool begins_value =
        rule == Parser::RuleExpr || rule == Parser::RulePostfix || rule == Parser::RulePrimary;
    if (begins_value) return {{}, false, true, {}};
  }
  Walk walk(parser.getATN());
  walk.add({&context, parser.getState()});
  for (const ParserPlace& place : passed) walk.add(place);
  return walk.take();
}

Expected all_expected_at(Parser& parser, const std::vector<ParserPlace>& passed) {
  const antlr4::Token* here = parser.getCurrentToken();
  ParserPlace place{parser.getContext(), parser.getState()};
  while (place.context->start == here && place.context->parent) {
    place = {static_cast<ParserRuleContext*>(place.context->parent), place.context->invokingState};
  }
  Walk walk(parser.getATN());
  walk.add(place);
  for (const ParserPlace& other : passed) {
    const bool begins_here = other.context->start == here && other.context->parent;
    if (!begins_here) walk.add(other);  // else it is within what begins at `place`
  }
  return walk.take();
}

}  // namespace entente::syntax
