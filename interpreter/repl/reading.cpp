#include "repl/reading.h"

#include <algorithm>

#include "repl/input_parts.h"
#include "syntax/names.h"
#include "syntax/parser.h"

namespace entente {

namespace {

Reading start(const std::string& name, const std::string& text) {
  Reading reading;
  reading.text = text;
  reading.source = reading.sources.add(name, text);
  return reading;
}

/// How far it was understood.
std::uint32_t mistake(const Reading& reading) {
  return reading.diagnostics.all().front().span().begin;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Of what is neither: what can be read further was meant. Where both stop at the same place, a
/// word there is rather the verb of a sentence.
bool is_rather_a_value(const Reading& statements, const Reading& value) {
  const std::uint32_t stop = mistake(statements);
  if (stop == 0 || mistake(value) > stop) return true;
  return mistake(value) == stop && stop < value.text.size() && !is_letter(value.text[stop]);
}

}  // namespace

Reading read_input(const std::string& name, const std::string& text) {
  Reading statements = start(name, text);
  statements.statements =
      parse_into(statements.source, statements.sources, statements.diagnostics, statements.ast);
  if (!statements.diagnostics.has_errors()) return statements;
  statements.statements.clear();
  statements.diagnostics.sort();
  if (statements.diagnostics.all().front().code == empty_script.code) return start(name, text);

  // Of `EXPR in NAME, NAME` only the expression is one.
  const AskedIn asked = split_names(text);
  Reading value = start(name, asked.names.size() > 1 ? asked.expression : text);
  value.text = text;
  const syntax::ExprId expression =
      parse_value(value.source, value.sources, value.diagnostics, value.ast);
  value.diagnostics.sort();
  if (!value.diagnostics.has_errors()) {
    value.value = expression;
    return value;
  }
  return is_rather_a_value(statements, value) ? value : statements;
}

std::optional<std::string> replaced(const Reading& reading, const std::string& word,
                                    const std::string& expression) {
  std::vector<Span> places;
  const syntax::NameVisitor visitor{[&](syntax::NameRole role, const syntax::Name& name) {
    // In back-quotes it is a name of the script.
    const bool plain = name.span.end - name.span.begin == word.size();
    if (role == syntax::NameRole::mentions && plain && name.text == word)
      places.push_back(name.span);
  }};
  for (const syntax::Statement& statement : reading.statements)
    visit_names(reading.ast, statement, visitor);
  if (reading.value) {
    const Span span = reading.ast[*reading.value].span;
    visit_names(reading.ast, syntax::Value{syntax::Interval{*reading.value, {}}, {}, span},
                visitor);
  }
  if (places.empty()) return std::nullopt;
  std::sort(places.begin(), places.end(),
            [](const Span& a, const Span& b) { return a.begin > b.begin; });
  std::string result = reading.text;
  for (const Span& place : places)
    result.replace(place.begin, place.end - place.begin, "(" + expression + ")");
  return result;
}

}  // namespace entente
