#include <fmt/format.h>

#include "reference/reference.h"
#include "report/json.h"
#include "report/json_writer.h"
#include "report/layout.h"
#include "support/version.h"

namespace entente::reference {

namespace {

/// Lines further in.
std::string indented(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result.append("    ").append(text.substr(0, end)) += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::string text_of(const Entry& entry, const TextStyle& style) {
  std::string result =
      style.paint(Paint::strong, fmt::format("{}, {}", entry.names.front(), entry.kind)) + "\n";
  if (!entry.syntax.empty()) result += "\n" + indented(entry.syntax);
  if (!entry.meaning.empty()) result += "\n" + paragraph(entry.meaning);
  if (!entry.unit.empty()) result += "\n" + paragraph("Unit: " + entry.unit);
  if (!entry.dimension.empty()) result += "\n" + paragraph("Dimension: " + entry.dimension);
  if (!entry.factor.empty()) result += paragraph("Exactly: " + entry.factor);
  if (!entry.example.empty()) result += "\nFor example\n\n" + indented(entry.example);
  if (entry.declarations.empty()) return result;
  TextTable table({{"declares", TextTable::Align::left}, {"", TextTable::Align::left, true}});
  for (const Declared& each : entry.declarations) table.row({{each.name}, {each.meaning}});
  return result + "\n" + table.render(style, 2);
}

std::string markdown_of(const Entry& entry) {
  std::string result = fmt::format("## `{}`, {}\n", entry.names.front(), entry.kind);
  if (!entry.syntax.empty()) result += "\n" + indented(entry.syntax);
  if (!entry.meaning.empty()) result += "\n" + entry.meaning + "\n";
  if (!entry.unit.empty()) result += "\nUnit: " + entry.unit + "\n";
  if (!entry.dimension.empty())
    result += fmt::format("\nDimension: {}; `{}`\n", entry.dimension, entry.factor);
  if (!entry.example.empty()) result += "\n```entente\n" + entry.example + "\n```\n";
  if (!entry.declarations.empty()) result += "\n| declares | |\n| - | - |\n";
  for (const Declared& each : entry.declarations)
    result += fmt::format("| `{}` | {} |\n", each.name, each.meaning);
  return result;
}

Json json_of(const Entry& entry) {
  Json json{{"kind", entry.kind}, {"names", entry.names}};
  const auto add = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  add("syntax", entry.syntax);
  add("meaning", entry.meaning);
  add("unit", entry.unit);
  add("dimension", entry.dimension);
  add("factor", entry.factor);
  add("example", entry.example);
  for (const Declared& each : entry.declarations)
    json["declarations"].push_back({{"name", each.name}, {"meaning", each.meaning}});
  return json;
}

/// Neighbours of one kind, or of one dimension, in a row.
std::string row_of(const Entry& entry) {
  return entry.dimension.empty() ? entry.kind : entry.dimension;
}

std::string heading(std::string_view text, const TextStyle& style) {
  return style.paint(Paint::strong, text) + "\n";
}

}  // namespace

std::string render_overview(const std::vector<Entry>& entries, const TextStyle& style) {
  using Align = TextTable::Align;
  const auto table = [](std::string first) {
    return TextTable({{std::move(first), Align::left}, {"", Align::left, true}});
  };
  TextTable pieces = table("what");
  TextTable functions = table("function");
  TextTable units = table("dimension");
  TextTable modules = table("module");
  for (std::size_t i = 0; i < entries.size();) {
    const Entry& first = entries[i];
    if (!first.unit.empty()) {
      functions.row({{first.names.front()}, {first.meaning}});
      ++i;
      continue;
    }
    if (!first.declarations.empty()) {
      modules.row({{first.names.front()}, {first.meaning}});
      ++i;
      continue;
    }
    std::vector<std::string> names;
    for (; i < entries.size() && row_of(entries[i]) == row_of(first) && entries[i].unit.empty();
         ++i)
      names.push_back(together(entries[i].names.front()));
    TextTable& into = first.dimension.empty() ? pieces : units;
    into.row({{row_of(first)}, {fmt::format("{}", fmt::join(names, ", "))}});
  }
  return heading("The language", style) + pieces.render(style, 2) + "\n" +
         heading("Builtin functions", style) + functions.render(style, 2) + "\n" +
         heading("Units", style) + units.render(style, 2) + "\n" +
         heading("The standard library", style) + modules.render(style, 2) + "\n" +
         paragraph("entente doc NAME tells more of each; docs/language.md tells the whole story");
}

std::string render_text(const std::vector<Entry>& entries, const TextStyle& style) {
  std::vector<std::string> texts;
  for (const Entry& entry : entries) texts.push_back(text_of(entry, style));
  return fmt::format("{}", fmt::join(texts, "\n"));
}

std::string render_markdown(const std::vector<Entry>& entries) {
  std::vector<std::string> texts;
  for (const Entry& entry : entries) texts.push_back(markdown_of(entry));
  return fmt::format("{}", fmt::join(texts, "\n"));
}

std::string render_json(const std::vector<Entry>& entries) {
  Json list = Json::array();
  for (const Entry& entry : entries) list.push_back(json_of(entry));
  return to_text(Json{{"schema", "entente-reference"},
                      {"version", report_schema_version},
                      {"entente", program_version},
                      {"entries", list}});
}

}  // namespace entente::reference
