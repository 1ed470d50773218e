// Diagnostics for machines: every script of the catalogue, told as JSON and as SARIF, says the same
// as the text, at places that are those of its sources.
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "diagnostics/source.h"
#include "files.h"
#include "places.h"
#include "run_program.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

using Json = nlohmann::json;

const fs::path root = test::project_folder();

/// Every script of the catalogue that is checked or run, with its code.
std::vector<std::pair<std::string, std::vector<std::string>>> command_lines() {
  std::vector<std::pair<std::string, std::vector<std::string>>> result;
  for (const auto& entry : fs::directory_iterator(root / "tests" / "diagnostics")) {
    const fs::path script = entry.path() / "bad.ent";
    if (!fs::exists(script)) continue;
    std::vector<std::string> words = test::arguments_of(test::text_of(script));
    const bool verb = !words.empty() && !words.front().starts_with("-");
    if (verb && words.front() != "run") continue;
    if (!verb) words.insert(words.begin(), "check");
    words.insert(words.begin() + 1, fs::relative(script, root).string());
    result.emplace_back(entry.path().filename().string(), words);
  }
  return result;
}

Json told(std::vector<std::string> command_line, const std::string& format) {
  command_line.insert(command_line.end(), {"--message-format", format});
  return Json::parse(test::run_program(command_line).errors);
}

/// The text of a file that a diagnostic names; modules of the library are called std/….
std::string text_named(const std::string& file) {
  return test::text_of(file.starts_with("std/") ? root / "stdlib" / file : root / file);
}

/// Line and column are those of the bytes.
void expect_place(const Json& span) {
  Sources sources;
  const SourceId source = sources.add("", text_named(span.at("file").get<std::string>()));
  const auto begin = span.at("bytes").at(0).get<std::uint32_t>();
  const auto end = span.at("bytes").at(1).get<std::uint32_t>();
  ASSERT_LE(begin, end);
  ASSERT_LE(end, sources.text(source).size());
  const Position first = sources.position(source, begin);
  const Position last = sources.position(source, end);
  EXPECT_EQ(span.at("line"), first.line);
  EXPECT_EQ(span.at("column"), first.column);
  EXPECT_EQ(span.at("end_line"), last.line);
  EXPECT_EQ(span.at("end_column"), last.column);
}

TEST(MessageFormat, JsonSaysWhatTheTextSays) {
  for (const auto& [code, command_line] : command_lines()) {
    SCOPED_TRACE(code);
    const Json document = told(command_line, "json");
    EXPECT_EQ(document.at("schema"), "entente-diagnostics");
    ASSERT_EQ(document.at("diagnostics").size(), 1U);
    const Json& diagnostic = document.at("diagnostics").at(0);
    EXPECT_EQ(diagnostic.at("code"), code);
    for (const Json& span : diagnostic.at("spans")) expect_place(span);
    for (const Json& fix : diagnostic.at("fixes")) expect_place(fix.at("place"));
  }
}

TEST(MessageFormat, SarifSaysWhatTheTextSays) {
  for (const auto& [code, command_line] : command_lines()) {
    SCOPED_TRACE(code);
    const Json run = told(command_line, "sarif").at("runs").at(0);
    ASSERT_EQ(run.at("results").size(), 1U);
    EXPECT_EQ(run.at("results").at(0).at("ruleId"), code);
    EXPECT_EQ(run.at("tool").at("driver").at("rules").at(0).at("id"), code);
  }
}

}  // namespace
}  // namespace entente
