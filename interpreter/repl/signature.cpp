#include "repl/signature.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/builtin_table.h"

namespace entente {
namespace {

using syntax::NameKind;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view around = " [],";
  text.remove_prefix(std::min(text.find_first_not_of(around), text.size()));
  return text.substr(0, text.find_last_not_of(around) + 1);
}

/// Of `imports(r, who [, from: whom])`; of several forms, the first.
std::vector<SignaturePart> parts_of(std::string_view signature) {
  const std::size_t open = signature.find('(');
  const std::size_t close = signature.find(')');
  std::vector<SignaturePart> result;
  if (open == signature.npos || close == signature.npos) return result;
  std::string_view rest = signature.substr(open + 1, close - open - 1);
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view part = trimmed(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    const std::size_t colon = part.find(": ");
    if (part.empty()) continue;
    if (colon == part.npos)
      result.push_back({"", std::string(part)});
    else
      result.push_back({std::string(part.substr(0, colon)), std::string(part.substr(colon + 2))});
  }
  return result;
}

std::string_view meaning_of(std::string_view parameter) {
  if (parameter == "r") return "a resource";
  if (parameter == "who" || parameter == "whom") return "countries";
  if (parameter == "x") return "a series, or a number of a run";
  if (parameter == "list") return "a list";
  if (parameter == "shock" || parameter == "scenario") return "by its name";
  return "";
}

}  // namespace

/// Several forms, which the table sets apart by spaces, in one line.
std::string one_line(std::string_view signature) {
  const std::size_t gap = signature.find("   ");
  if (gap == signature.npos) return std::string(signature);
  return fmt::format("{} or {}", signature.substr(0, gap), signature.substr(gap + 3));
}

std::optional<Signature> Signature::find(const std::string& function, const KnownNames& known) {
  Signature result;
  for (const KnownFunction& own : known.functions) {
    if (own.name != function) continue;
    result.text_ = own.signature();
    for (const std::string& parameter : own.parameters) result.parts_.push_back({"", parameter});
    return result;
  }
  for (const check::Builtin& builtin : check::all_builtins()) {
    if (builtin.name != function) continue;
    result.text_ = one_line(builtin.signature);
    result.gives_ = builtin.unit;
    result.parts_ = parts_of(builtin.signature);
    const bool question = builtin.group == check::Builtin::Group::question ||
                          builtin.group == check::Builtin::Group::measure;
    if (question) result.parts_.push_back({"in", "scenario"});  // every one takes it
    return result;
  }
  return std::nullopt;
}

const SignaturePart* Signature::part(const syntax::OpenCall& call) const {
  if (!call.label.empty()) {
    const auto found = std::find_if(parts_.begin(), parts_.end(), [&](const SignaturePart& part) {
      return part.label == call.label;
    });
    return found == parts_.end() ? nullptr : &*found;
  }
  const bool there = call.argument < parts_.size() && parts_[call.argument].label.empty();
  return there ? &parts_[call.argument] : nullptr;
}

std::vector<std::string> Signature::labels() const {
  std::vector<std::string> result;
  for (const SignaturePart& part : parts_) {
    if (!part.label.empty()) result.push_back(part.label + ":");
  }
  return result;
}

std::string Signature::hint(const syntax::OpenCall& call) const {
  std::string result = text_;
  if (!gives_.empty()) result += fmt::format(" gives {}", gives_);
  const SignaturePart* due = part(call);
  if (!due) return result;
  const std::string_view meaning = meaning_of(due->stands_for);
  result += fmt::format("; now {}", due->stands_for);
  if (!meaning.empty()) result += fmt::format(", {}", meaning);
  return result;
}

std::vector<NameKind> kinds_of_argument(const SignaturePart& part) {
  const std::string& name = part.stands_for;
  if (name == "r") return {NameKind::resource};
  if (name == "who" || name == "whom") return {NameKind::country};
  if (name == "shock") return {NameKind::shock};
  if (name == "scenario") return {NameKind::scenario};
  return {NameKind::value};
}

}  // namespace entente
