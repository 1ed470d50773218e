#include "syntax/syntax_errors.h"

namespace entente::syntax {

using Details = SyntaxErrors::Details;

Details& Details::here(std::string text) {
  if (details_) details_->here(std::move(text));
  return *this;
}

Details& Details::label(Span span, std::string text) {
  if (details_) details_->label(span, std::move(text));
  return *this;
}

Details& Details::note(std::string text) {
  if (details_) details_->note(std::move(text));
  return *this;
}

Details& Details::help(std::string text) {
  if (details_) details_->help(std::move(text));
  return *this;
}

Details& Details::mend(Span span, std::string replacement, std::string description) {
  if (details_) {
    details_->fix(span, std::move(replacement), std::move(description), Applicability::certain);
  }
  return *this;
}

Details& Details::propose(Span span, std::string replacement, std::string description) {
  if (details_) {
    details_->fix(span, std::move(replacement), std::move(description), Applicability::possible);
  }
  return *this;
}

bool SyntaxErrors::admits(Span span) {
  if (lines_.size() >= max_syntax_errors) return false;
  return lines_.insert(sources_.position(span).line).second;
}

}  // namespace entente::syntax
