#include "repl/workbench.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "files.h"
#include "places.h"
#include "repl/repl.h"

namespace entente {
namespace {

namespace fs = std::filesystem;

const std::string isles =
    "time 2026-01 to 2026-12 by month\n"
    "country A\ncountry B\ncountry C\ncountry ROW\n"
    "resource ore in t\nresource tin in t from 2 t/t of ore\nresource lead in t\n"
    "A mines 400 t/year of ore assumed\nB mines 200 t/year of ore assumed\n"
    "A makes 150 t/year of tin at 90% utilisation assumed\nB makes 100 t/year of tin assumed\n"
    "C uses 120 t/year of tin assumed\nB uses 60 t/year of tin assumed\n"
    "ROW uses rest of tin\nROW uses rest of ore\n"
    "C makes 100 t/year of lead assumed\nROW uses rest of lead\n"
    "B holds 10 t of tin assumed\nC buys 40% of tin from A assumed\n"
    "A ships 50% of exports to C via strait taking 20 days assumed\n"
    "lead replaces tin up to 10% at 1 t/t after 1 month assumed\n"
    "let depth = 50% assumed\n"
    "shock ban { A restricts exports of tin to C, B by depth, keeping it;  from 2026-03 for 3 "
    "months }\n"
    "shock hit { B loses 40% of tin capacity;  from 2026-04 for 3 months }\n"
    "agreement pact { members B, C;  from 2026-01;  priority to members for 60% of exports }\n"
    "scenario one = baseline + ban + hit\nscenario two = one + pact with { ban.for = 4 months }\n"
    "fn gap(r, who) = shortage(r, who) / demand(r, who)\nrun one, two\n";

const std::string lowlands =
    "time 2026-01 to 2026-06 by month\n"
    "economy lowlands from mrio \"ario\" in M.EUR/year assumed\n"
    "shock flood { Delta loses 20% of Manufacturing capital;  from 2026-03 for 14 days;  rebuilt "
    "over 12 months by Construction 100% }\n"
    "shock ban { Upland restricts exports of Agriculture to Delta by 20%, cutting output;  from "
    "2026-02 for 2 months }\n"
    "scenario wet = baseline + flood\nscenario both = wet + ban\nrun both, wet\n";

struct AnswersOfASession : testing::Test {
  test::TemporaryFolder temporary;

  void SetUp() override {
    fs::copy(test::project_folder() / "examples" / "ario", temporary.path() / "ario");
  }
  std::string file(const std::string& name, const std::string& text) {
    const fs::path path = temporary.path() / name;
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }
  static std::string ask(Repl& repl, const std::vector<std::string>& questions) {
    std::string answers;
    for (const std::string& question : questions) answers += repl.answer(question).text;
    return answers;
  }
  /// What was worked out before a change is never the answer after it.
  void expect_answers_of_a_fresh_session(const std::string& script,
                                         const std::vector<std::string>& changes,
                                         const std::vector<std::string>& questions) {
    for (const std::string& change : changes) {
      Repl repl{DeskOptions{}};
      ASSERT_FALSE(repl.open(file("script.ent", script)).wrong);
      const std::string before = ask(repl, questions);
      const Reply reply = repl.answer(change);
      ASSERT_FALSE(reply.wrong) << change << "\n" << reply.text;
      const std::string answers = ask(repl, questions);
      EXPECT_NE(answers, before) << change;
      const std::string saved = (temporary.path() / "saved.ent").string();
      fs::remove(saved);
      ASSERT_FALSE(repl.answer(":save " + saved).wrong);
      Repl fresh{DeskOptions{}};
      ASSERT_FALSE(fresh.open(saved).wrong) << change;
      EXPECT_EQ(answers, ask(fresh, questions)) << change;
      repl.answer(":undo");
      EXPECT_EQ(ask(repl, questions), before) << "taken back: " << change;
    }
  }
};

TEST_F(AnswersOfASession, AreThoseOfAFreshSessionAfterEveryKindOfChange) {
  expect_answers_of_a_fresh_session(
      isles,
      {"time 2026-01 to 2027-06 by month",
       "time 2026-01 to 2026-12 by month in 8 steps",
       "resource tin in t from 2.2 t/t of ore",
       "A mines 420 t/year of ore assumed",
       "A makes 140 t/year of tin at 80% utilisation assumed",
       "B can make 150 t/year of tin assumed",
       "C uses 100 t/year of tin assumed",
       "B holds 20 t of tin assumed",
       "C buys 60% of tin from A assumed",
       "A ships 50% of exports to C via strait taking 40 days assumed",
       "lead replaces tin up to 50% at 1 t/t after 1 month assumed",
       "let depth = 90% assumed",
       "shock ban { A restricts exports of tin by 50%, selling it elsewhere;  from 2026-03 for 3 "
       "months }",
       "shock ban { A restricts exports of tin by 50%, cutting output;  from 2026-03 for 3 months "
       "}",
       "shock hit { closes strait by 50%;  from 2026-04 for 3 months }",
       "shock hit { raises uses of tin in C by 30%;  from 2026-04 for 3 months }",
       "shock hit { B loses 100% of tin reserve;  from 2026-02 }",
       "agreement pact { members B, C;  share reserves of tin up to 100% }",
       "agreement pact { members A, B, C;  no export controls on tin among members }",
       "scenario two = one + pact with { ban.for = 6 months }",
       "fn gap(r, who) = 2 * shortage(r, who) / demand(r, who)",
       "run one",
       "industries keep 5 days of inputs assumed",
       "industries can exceed capacity by 1% within 1 month assumed",
       "inputs used cautiously below 80%",
       "reserves refilled over 1 month assumed",
       "withheld goods released over 1 month assumed",
       "engine ario { psi = 50%;  inventory = 5 days } assumed"},
      {"total(shortage(tin, C))", "total(shortage(tin, C)) in one", "total(production(tin, B))",
       "last(reserve(tin, B))", "total(exports(tin, A)) in one", "peak(gap(tin, C))",
       "[total(production(r, c)) for r in {ore, tin, lead} for c in {A, B, C}]"});
}

TEST_F(AnswersOfASession, AreThoseOfAFreshSessionOfAnEconomyFromATable) {
  expect_answers_of_a_fresh_session(
      lowlands,
      {"time 2026-01 to 2026-09 by month", "Delta holds 60 days of Agriculture assumed",
       "Delta can make 900 M.EUR/year of Services assumed",
       "industries keep 5 days of inputs assumed", "restocking of Agriculture over 5 days assumed",
       "rationing industries first",
       "engine ario { rule = boario;  orders = noalt;  psi = 90% } assumed"},
      {"total(production(Manufacturing, Delta))", "total(shortage(Agriculture, Delta)) in both",
       "[total(production(r, Delta)) for r in {Services, Construction}] in both, wet"});
}

TEST_F(AnswersOfASession, WhatOnlyABalanceWarnsOfIsToldEachTime) {
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(file("script.ent",
                              "time 2026-01 to 2026-03 by month\ncountry A\ncountry ROW\n"
                              "resource tin in t\nA makes 12 t/year of tin assumed\n"
                              "A uses 6 t/year of tin assumed\n"))
                   .wrong);
  const std::string report = ask(repl, {":report"});
  EXPECT_NE(report.find("1 warning"), std::string::npos) << report;
  EXPECT_EQ(ask(repl, {":report"}), report);
  ask(repl, {":set --strict"});
  const Reply refused = repl.answer("total(demand(tin, A))");
  EXPECT_TRUE(refused.wrong);
  EXPECT_EQ(ask(repl, {"total(demand(tin, A))"}), refused.text);
}

TEST_F(AnswersOfASession, ATableThatIsReadAgainLeavesTheScenariosThatWereAskedFor) {
  Repl repl{DeskOptions{}};
  ASSERT_FALSE(repl.open(file("script.ent", lowlands)).wrong);
  const std::string question = "total(production(Manufacturing, Delta))";
  EXPECT_NE(ask(repl, {question}).find("in wet"), std::string::npos);
  ask(repl, {":in baseline", "industries keep 5 days of inputs assumed"});
  EXPECT_NE(ask(repl, {question}).find("in baseline"), std::string::npos);
  ask(repl, {"industries keep 6 days of inputs assumed"});
  EXPECT_NE(ask(repl, {question + " in both"}).find("in both"), std::string::npos);
}

}  // namespace
}  // namespace entente
