#include "catalogue/sarif.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "catalogue/catalogue.h"
#include "support/version.h"

namespace entente::catalogue {

namespace {

using Json = nlohmann::ordered_json;

/// The path as a URI reference: bytes that mean something there are written as `%20` (RFC 3986).
std::string uri_of(const std::string& path) {
  std::string result;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte < 0x80 && (std::isalnum(byte) != 0 ||
                                       std::string_view("/._-~").find(c) != std::string_view::npos);
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return result;
}

Json artifact(Span span, const Sources& sources) {
  return {{"uri", uri_of(sources.name(span.source))}};
}

/// Columns count code points, as the run declares.
Json region(Span span, const Sources& sources) {
  const Position begin = sources.position(span);
  const Position end = sources.position(span.source, span.end);
  return {{"startLine", begin.line},
          {"startColumn", begin.column},
          {"endLine", end.line},
          {"endColumn", end.column}};
}

Json location(const SpanLabel& label, const Sources& sources) {
  Json result = {{"physicalLocation",
                  {{"artifactLocation", artifact(label.span, sources)},
                   {"region", region(label.span, sources)}}}};
  if (!label.text.empty()) result["message"] = {{"text", label.text}};
  return result;
}

Json fix_of(const Fix& fix, const Sources& sources) {
  return {{"description", {{"text", fix.description}}},
          {"artifactChanges",
           {{{"artifactLocation", artifact(fix.span, sources)},
             {"replacements",
              {{{"deletedRegion", region(fix.span, sources)},
                {"insertedContent", {{"text", fix.replacement}}}}}}}}}};
}

std::string message_of(const Diagnostic& diagnostic) {
  std::string text = diagnostic.message;
  for (const std::string& note : diagnostic.notes) text += "\nnote: " + note;
  for (const std::string& help : diagnostic.helps) text += "\nhelp: " + help;
  return text;
}

const char* level_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
  }
  return "none";
}

Json result_of(const Diagnostic& diagnostic, const std::vector<std::string>& rules,
               const Sources& sources) {
  const auto rule = std::find(rules.begin(), rules.end(), diagnostic.code);
  Json result = {{"ruleId", diagnostic.code},
                 {"ruleIndex", rule - rules.begin()},
                 {"level", level_of(diagnostic.severity)},
                 {"message", {{"text", message_of(diagnostic)}}}};
  Json locations = Json::array();
  Json related = Json::array();
  for (const SpanLabel& label : diagnostic.labels) {
    if (!label.span.valid()) continue;
    Json place = location(label, sources);
    if (!label.primary) place["id"] = related.size() + 1;
    (label.primary ? locations : related).push_back(std::move(place));
  }
  if (!locations.empty()) result["locations"] = std::move(locations);
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  for (const Fix& fix : diagnostic.fixes) result["fixes"].push_back(fix_of(fix, sources));
  return result;
}

/// Without line ends within a paragraph.
std::string plain(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

Json rule_of(const std::string& code) {
  Json rule = {{"id", code}, {"shortDescription", {{"text", title(code)}}}};
  if (const Page* page = find_page(code)) {
    rule["fullDescription"] = {{"text", plain(page->explanation)}};
    rule["help"] = {{"text", plain(page->explanation)}, {"markdown", render_markdown(*page)}};
  }
  rule["defaultConfiguration"] = {
      {"level", level_of(code[0] == 'W' || code == "A0002" ? Severity::warning : Severity::error)}};
  return rule;
}

}  // namespace

std::string render_sarif(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.emplace_back(diagnostic.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  Json rules = Json::array();
  for (const std::string& code : codes) rules.push_back(rule_of(code));
  Json results = Json::array();
  for (const Diagnostic& diagnostic : diagnostics)
    results.push_back(result_of(diagnostic, codes, sources));
  const Json run = {
      {"tool", {{"driver", {{"name", "Entente"}, {"version", program_version}, {"rules", rules}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", results}};
  const Json document = {
      {"$schema",
       "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs", Json::array({run})}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace entente::catalogue
