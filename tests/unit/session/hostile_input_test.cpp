// Input that no editor would keep in a file: each gets its diagnostic, in time, and nothing
// crashes.
#include <gtest/gtest.h>

#include "session/session.h"

namespace entente {
namespace {

const std::string facts =
    "time 2026-01 to 2026-12 by month\ncountry A\ncountry B\nresource tin in t\n"
    "A mines 100 t/year of tin assumed\nB uses 100 t/year of tin assumed\n";

std::vector<std::string> codes(const std::string& text, const std::string& table = "") {
  Session session({});
  const auto reader = [&](const std::string& path) { return check::FileText{table, path, ""}; };
  session.check("script.ent", text, reader);
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : session.diagnostics().all())
    result.emplace_back(diagnostic.code);
  return result;
}
using Codes = std::vector<std::string>;

TEST(HostileInput, NothingAtAll) {
  EXPECT_EQ(codes(""), Codes{"E0122"});
  EXPECT_EQ(codes("\xEF\xBB\xBF"), Codes{"E0122"});
  EXPECT_EQ(codes("\n \t\r\n"), Codes{"E0122"});
}

TEST(HostileInput, BytesThatAreNotUtf8) {
  EXPECT_EQ(codes(facts + "country \xFF\n"), Codes{"E0123"});
  EXPECT_EQ(codes(facts + "country \xC0\xAF\n"), Codes{"E0123"});        // an overlong form
  EXPECT_EQ(codes(facts + "title \"\xED\xA0\x80\"\n"), Codes{"E0123"});  // half of a surrogate pair
  EXPECT_EQ(codes(std::string("\xFE\xFF\0t\0i\0t\0l\0e", 12)).front(), "E0123");  // UTF-16
}

TEST(HostileInput, DirectionControlsThatHideText) {
  for (const char* control :
       {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068"}) {
    EXPECT_EQ(codes(facts + "title \"a" + control + "b\"\n"), Codes{"E0124"});
  }
}

TEST(HostileInput, ALineOfTenMegabytes) {
  EXPECT_EQ(codes(facts + "let x = " + std::string(10'000'000, '1') + "\n"), Codes{"E0121"});
  EXPECT_EQ(codes(std::string(10'000'000, ' ')), Codes{"E0121"});
}

TEST(HostileInput, ATextBeyondTheLimit) {
  std::string text = facts;
  while (text.size() < 70'000'000)
    text += "# nothing, said many times, each time on a line of its own, so that no line is long\n";
  EXPECT_EQ(codes(text), Codes{"E0120"});
}

TEST(HostileInput, BracketsWithinBrackets) {
  for (const auto& [open, close] : {std::pair("(", ")"), std::pair("{", "}"), std::pair("[", "]"),
                                    std::pair("-", ""), std::pair("not ", "")}) {
    std::string text = facts + "let x = ";
    for (int k = 0; k < 100'000; ++k) text += open;
    text += "1";
    for (int k = 0; k < 100'000; ++k) text += close;
    const Codes found = codes(text + "\n");
    ASSERT_FALSE(found.empty()) << open;
    EXPECT_TRUE(found.front() == "E0140" || found.front() == "E0121" || found.front() == "E0141")
        << open << ": " << found.front();
  }
}

TEST(HostileInput, ValuesFunctionsAndScenariosThatRestOnEachOther) {
  std::string lets = facts;
  std::string functions = facts + "fn f0(x) = x\n";
  std::string scenarios = facts;
  for (int k = 0; k < 3000; ++k) {
    lets += "let a" + std::to_string(k) + " = a" + std::to_string(k + 1) + " + 1\n";
    functions += "fn f" + std::to_string(k + 1) + "(x) = f" + std::to_string(k) + "(x)\n";
    scenarios += "scenario s" + std::to_string(k) + " = s" + std::to_string(k + 1) + "\n";
  }
  EXPECT_EQ(codes(lets + "let a3000 = 1\n"), Codes{"E0904"});
  EXPECT_EQ(codes(functions), Codes{"E0904"});
  EXPECT_EQ(codes(scenarios + "scenario s3000 = baseline\n"), Codes{"E0904"});
}

TEST(HostileInput, TablesOfBytes) {
  const std::string script = facts + "table uses from \"table.csv\" assumed\n";
  EXPECT_EQ(codes(script, "of,A\ntin,\xFF\n"), Codes{"E0407"});
  EXPECT_EQ(codes(script, ""), Codes{"E0409"});
  EXPECT_EQ(codes(script, "of,A\ntin,\"1\n").front(), "E0408");
  EXPECT_EQ(codes(script, "of,A\ntin,1e999999999999 t/year\n"), Codes{"E0407"});
  EXPECT_EQ(codes(script, std::string("of,A\ntin,\0\n", 11)), Codes{"E0407"});
  EXPECT_EQ(codes(script, "of,A\r\ntin,0 t/year\r\n"), Codes{});
  EXPECT_EQ(codes(script, "of,A\ntin,\"12 \"\n"),
            Codes{"E0305"});  // a number and spaces has no unit
}

}  // namespace
}  // namespace entente
