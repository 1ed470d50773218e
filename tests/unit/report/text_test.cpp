#include "report/text.h"

#include <gtest/gtest.h>

#include "report/layout.h"
#include "support/display_width.h"
#include "unit/report/sample_report.h"

namespace entente {
namespace {

std::string without_escapes(const std::string& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b')
      i = text.find('m', i);
    else
      result += text[i];
  }
  return result;
}

/// The text from one heading to before the next.
std::string section(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t begin = text.find(from);
  return text.substr(begin, text.find(to) - begin);
}

TEST(ReportText, SaysWhoRunsShort) {
  const std::string text = render_text(sample_report(), {false});
  EXPECT_EQ(section(text, "\nbaseline", "Scenarios side by side"), R"(
baseline; nothing runs short

alone: Nothing agreed (china_controls)
  resource      peak gap  in       short from    recovers in          loss
  ────────────────────────────────────────────────────────────────────────
  Magnets 磁石     20.0%  2027-03  2027-02     > 2.75 months  0.302 months

  resource      gap by month, 0 to 20.0%  worst hit over the horizon
  ──────────────────────────────────────────────────────────────────
  Magnets 磁石  ▁▁█▅                      JP 10.0%

with_pact (china_controls + pact) with pact.plant.over = 36 months; pact.from = 2027-02; nothing
runs short

  from reserves  country  for its own use  lent to members  from members
  ──────────────────────────────────────────────────────────────────────
  Magnets 磁石   JP                1235 t                -          12 t

)");
}

TEST(ReportText, SaysWhoGainsAndWhoPays) {
  const std::string text = render_text(sample_report(), {false});
  EXPECT_EQ(section(text, "\nwith_pact\n", "Assertions"), R"(
with_pact
  term           gap in       members      others  member by member, pp
  ─────────────────────────────────────────────────────────────────────
  pact.priority  magnets  gain 3.2 pp  pay 0.4 pp  JP -3.2
  no noticeable change: pact.plant
  pact.plant ran short of tin from 2027-02 for 0.25 months: 1_235_000 t of magnets not made

)");
}

TEST(ReportText, ShowsWhatDecidedAnAssertion) {
  const std::string text = render_text(sample_report(), {false});
  EXPECT_EQ(section(text, "Assertions", "Sources"), R"(Assertions
──────────
passed it hurts                                                                        squeeze.ent:7
       alone, r = magnets: 20.0% > 10.0%
failed[A0001]: gap(magnets, {JP}) < 10%                                                squeeze.ent:9
   with_pact, 2027-03: 10.00001% < 10.00000% does not hold
     left:  gap(magnets, {JP}) is 10.00001%
   first in 2027-03, in 2 of 4 months
   why: entente explain squeeze.ent 'gap(magnets, {JP})' --in with_pact --at 2027-03
missed[A0002]: stocks last                                                            squeeze.ent:11
   time_to_survive(magnets, {JP}) < 2 months
   with_pact: (> 2.75 months) < 2 months does not hold

1 passed, 1 failed, 1 missed

)");
}

TEST(ReportText, ShowsWhatTheScriptAsksFor) {
  const std::string text = render_text(sample_report_on_request(), {false});
  EXPECT_EQ(section(text, "Who is protected?", "Sources"), R"(Who is protected?
─────────────────

Gap over the horizon, worldwide
───────────────────────────────
gap      alone  with_pact
─────────────────────────
magnets   7.5%       0.0%

Worst month
───────────
         alone      with_pact
─────────────────────────────
tin       0.0%           0.0%
magnets  20.0%  > 2.75 months

gap(magnets)
────────────
scenario   0.0% to 20.0%  highest  in
──────────────────────────────────────────
alone      ▁▂█▅             20.0%  2027-03
with_pact  ▁▁▁▁              0.0%

At worst 20.0%.

)");
}

TEST(ReportText, NamesWhatItRestsOn) {
  const std::string text = render_text(sample_report(), {false});
  EXPECT_EQ(text.substr(text.find("Sources and")), R"(Sources and assumptions
───────────────────────
figures: 2 sourced, 3 assumed, 1 with neither
estimated: 3 of 4 flows between countries (75.0%) follow from production and use; no declared share
fixes them
surplus: 2.5 t/year of tin that nobody is said to use goes to the final use of the rest of the world
faint links: home first could not close magnets, so every trade was allowed a little

  source  figures  title
  ─────────────────────────────
  iea           2  IEA, Outlook

  iea  https://www.iea.org/

assumed (3):
  - "invented": JP makes magnets, 12 kt/year (squeeze.ent:7) and 1 more
  - no reason given: JP holds tin, 90 days (squeeze.ent:7)

neither sourced nor assumed (1):
  - US uses tin, 5 t/month (squeeze.ent:7)

Settings in force
─────────────────
  setting      value
  ───────────────────────────────
  inputs kept  30 days   declared
  rationing    pro rata  default

1 warning
)");
}

TEST(ReportText, IsTheSameWithoutColour) {
  for (const Report& report : {sample_report(), sample_report_on_request()}) {
    const std::string plain = render_text(report, {false});
    const std::string coloured = render_text(report, {true});
    EXPECT_NE(coloured, plain);
    EXPECT_EQ(without_escapes(coloured), plain);
  }
}

TEST(ReportText, LetsProseFlow) {
  Report report = sample_report();
  report.prose = {"One line\nand another.\n\nA paragraph.\n"};
  const std::string text = render_text(report, {false});
  EXPECT_NE(text.find("\nOne line and another.\n\nA paragraph.\n\nWho"), std::string::npos);
}

TEST(ReportText, FitsThePage) {
  Report report = sample_report_on_request();
  report.assertions = sample_report().assertions;
  report.assertions.front().place.file = std::string(120, 'p') + "/squeeze.ent";
  report.assertions.front().because = std::string(120, 'b');
  report.title = std::string(300, 'x');
  report.provenances.assumed.front().reason = std::string(150, 'y') + " and more";
  const std::string text = render_text(report, {false});
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    EXPECT_LE(display_width(text.substr(begin, end - begin)), page_columns);
    begin = end + 1;
  }
}

TEST(ReportText, ShowsTheWorstRowsOfALongTable) {
  Report report = sample_report();
  ScenarioReport& run = report.runs[1];
  const Outcome worst = run.outcomes.front();
  for (std::size_t i = 0; i < 24; ++i) {
    Outcome outcome = worst;
    outcome.resource = report.resources.add({"sector_" + std::to_string(i), ""});
    outcome.peak = i < 4 ? 0.001 : 0.01;
    run.outcomes.push_back(std::move(outcome));
  }
  const std::string text = render_text(report, {false});
  EXPECT_NE(text.find("  and 5 resources more, all in `--format json`"), std::string::npos);
  EXPECT_NE(text.find("sector_4 "), std::string::npos);
  EXPECT_NE(text.find("Magnets"), std::string::npos);
  EXPECT_EQ(text.find("sector_3 "), std::string::npos);
}

TEST(ReportText, SaysWhatWouldBeOtherwise) {
  const std::string text = render_text(sample_report_of_what_if(), {false});
  EXPECT_EQ(section(text, "alone, if", "with_pact, if"),
            R"(alone, if china_controls.restricts.by = 5.0% in place of 60.0%
  resource      gap before  after  peak before  in       after  in
  ────────────────────────────────────────────────────────────────
  Magnets 磁石        7.5%   0.0%        20.0%  2027-03   0.0%  -

  would fail: it hurts [r = magnets] (squeeze.ent:7)
    before: 20.0% > 10.0%
    after:  2.5% > 10.0%

)");
  EXPECT_EQ(render_text(sample_report(), {false}).find("What if\n─"), std::string::npos);
}

TEST(ReportText, ColoursWhatIfsWithoutChangingTheirWords) {
  EXPECT_EQ(without_escapes(render_text(sample_report_of_what_if(), {true})),
            render_text(sample_report_of_what_if(), {false}));
}

TEST(ReportText, ShowsOfManyResourcesThoseThatAWhatIfChangesMost) {
  Report report = sample_report_of_what_if();
  std::vector<ChangedGap>& gaps = report.what_ifs[0].gaps;
  for (int i = 0; i < 30; ++i) {
    const ResourceId id = report.resources.add({"metal" + std::to_string(i), ""});
    gaps.push_back({id, {0.5, 0.5, 1}, {0.5 + 0.01 * i, 0.5, 1}});
  }
  const std::string text = render_text(report, {false});
  EXPECT_NE(text.find("and 11 resources more, all in `--format json`"), std::string::npos);
  EXPECT_NE(text.find("\n  metal29"), std::string::npos);
  EXPECT_EQ(text.find("\n  metal3 "), std::string::npos);
}

}  // namespace
}  // namespace entente
