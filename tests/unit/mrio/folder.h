// A folder with a small table that each test spoils in its own way.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "files.h"
#include "mrio/read.h"

namespace entente::mrio {

/// Two regions with two sectors, one category; every row of Z sums to 10, 20, 30, 40.
struct MrioFolder : testing::Test {
  test::TemporaryFolder temporary;
  const std::filesystem::path& folder = temporary.path();
  Diagnostics diagnostics;

  MrioFolder() {
    write("Z.csv", z);
    write("Y.csv", y);
    write("x.csv", x);
  }

  const std::string z =
      "region,,A,A,B,B\n"
      "sector,,ore,steel,ore,steel\n"
      "region,sector,,,,\n"
      "A,ore,1,2,3,4\n"
      "A,steel,5,5,5,5\n"
      "B,ore,0,10,20,0\n"
      "B,steel,7,3,12,18\n";
  const std::string y =
      "region,,A,B\n"
      "category,,homes,homes\n"
      "region,sector,,\n"
      "A,ore,90,0\n"
      "A,steel,40,40\n"
      "B,ore,35,35\n"
      "B,steel,70,-10\n";
  const std::string x = "region,sector,indout\nA,ore,100\nA,steel,100\nB,ore,100\nB,steel,100\n";

  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder / name, std::ios::binary) << text;
  }
  std::optional<Table> read(std::size_t threads = 2, const Limits& limits = {}) {
    diagnostics = {};
    return read_table(folder.string(), {SourceId{0}, 3, 9}, threads, diagnostics, limits);
  }
  /// "E0453 Y.csv, row 3, …" of each; the folder left out.
  std::vector<std::string> messages() const {
    std::vector<std::string> result;
    for (const Diagnostic& diagnostic : diagnostics.all())
      result.push_back(without_folder(std::string(diagnostic.code) + " " + diagnostic.message));
    return result;
  }
  /// Reads, fails, and gives what was said.
  std::vector<std::string> mistakes(std::size_t threads = 2, const Limits& limits = {}) {
    EXPECT_FALSE(read(threads, limits).has_value());
    for (const Diagnostic& diagnostic : diagnostics.all())
      EXPECT_EQ(diagnostic.span(), (Span{SourceId{0}, 3, 9}));
    return messages();
  }
  std::string without_folder(std::string text) const {
    const std::string prefix = folder.string() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
      text.erase(at, prefix.size());
    return text;
  }
};

using Messages = std::vector<std::string>;

/// The text with its first `from` replaced.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

inline void expect_equal(const Table& first, const Table& second) {
  EXPECT_EQ(first.regions, second.regions);
  EXPECT_EQ(first.sectors, second.sectors);
  EXPECT_EQ(first.categories, second.categories);
  EXPECT_EQ(first.flows, second.flows);
  EXPECT_EQ(first.output, second.output);
}

}  // namespace entente::mrio
