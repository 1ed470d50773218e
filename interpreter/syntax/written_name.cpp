#include "syntax/written_name.h"

#include <algorithm>
#include <set>

#include "diagnostics/source.h"
#include "syntax/tokens.h"

namespace entente::syntax {
namespace {

bool is_reserved_word(std::string_view name) {
  static const std::set<std::string, std::less<>> all = [] {
    std::set<std::string, std::less<>> words;
    for (std::size_t type = Lexer::AND; is_reserved(type); ++type) words.insert(spelling(type));
    return words;
  }();
  return all.contains(name);
}

bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// Where letters are not ASCII, the lexer knows them.
bool is_one_name(const std::string& name) {
  if (find_invalid_utf8(name) != name.npos) return false;
  antlr4::ANTLRInputStream characters(name);
  Lexer lexer(&characters);
  lexer.removeErrorListeners();
  const auto first = lexer.nextToken();
  return first->getType() == Lexer::NAME && first->getStopIndex() + 1 == count_code_points(name);
}

bool is_plain(const std::string& name) {
  if (name.empty() || is_reserved_word(name)) return false;
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  return ascii ? is_ascii_letter(name.front()) : is_one_name(name);
}

}  // namespace

std::string written_name(const std::string& name) {
  const std::size_t dot = name.find('.');
  const bool plain = dot == name.npos ? is_plain(name)
                                      : is_plain(name.substr(0, dot)) &&
                                            written_name(name.substr(dot + 1)).front() != '`';
  return plain ? name : "`" + name + "`";
}

}  // namespace entente::syntax
