#include "repl/candidate_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace entente {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// A name in back-quotes may be typed without them.
std::string_view comparable(std::string_view text, std::string_view typed) {
  return text.starts_with('`') && !typed.starts_with('`') ? text.substr(1) : text;
}

bool begins(std::string_view text, std::string_view typed) {
  return comparable(text, typed).starts_with(typed);
}

bool begins_whatever_case(std::string_view text, std::string_view typed) {
  text = comparable(text, typed);
  return text.size() >= typed.size() &&
         std::equal(typed.begin(), typed.end(), text.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

void CandidateList::add(std::string_view text, std::string_view note) {
  if (begins_whatever_case(text, typed_)) all_.push_back({std::string(text), std::string(note)});
}

void CandidateList::add(const std::vector<KnownName>& names, std::string_view kind) {
  for (const KnownName& name : names)
    add(name.name, name.note.empty() ? std::string(kind) : fmt::format("{}, {}", kind, name.note));
}

void CandidateList::end_group() {
  std::stable_sort(all_.begin() + static_cast<std::ptrdiff_t>(group_), all_.end(),
                   [](const Candidate& a, const Candidate& b) { return a.text < b.text; });
  group_ = all_.size();
}

std::vector<Candidate> CandidateList::take() {
  end_group();
  const bool exact = std::any_of(all_.begin(), all_.end(),
                                 [&](const Candidate& each) { return begins(each.text, typed_); });
  std::set<std::string> seen{std::string(typed_)};
  std::vector<Candidate> result;
  for (Candidate& each : all_) {
    if ((!exact || begins(each.text, typed_)) && seen.insert(each.text).second)
      result.push_back(std::move(each));
  }
  return result;
}

}  // namespace entente
