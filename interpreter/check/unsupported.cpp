#include "check/passes.h"
#include "support/overloaded.h"

namespace entente::check {

namespace {

/// What parses but no run acts on is refused at its place.
class Refusals {
 public:
  explicit Refusals(Context& context) : context_(context) {}

  void visit(const syntax::Statement& statement) {
    std::visit(overloaded{
                   [&](const syntax::RunStatement& run) {
                     if (run.draws) context_.not_yet(run.draws_span, "an ensemble (`draws`)");
                     if (run.seed) context_.not_yet(run.seed_span, "a `seed`");
                   },
                   [&](const syntax::AssertionStatement& assertion) {
                     if (assertion.probability)
                       context_.not_yet(context_.ast[*assertion.probability].span,
                                        "`with probability`");
                   },
                   [](const auto&) {},
               },
               statement.node);
  }

 private:
  Context& context_;
};

}  // namespace

void refuse_unsupported(Context& context) {
  Refusals refusals(context);
  for (const syntax::Statement& statement : context.ast.statements) refusals.visit(statement);
}

}  // namespace entente::check
