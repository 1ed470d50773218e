#include "compile/same_economy.h"

#include <gtest/gtest.h>

#include "session/files.h"
#include "session/session.h"

namespace entente {
namespace {

const std::string script =
    "time 2026-01 to 2026-06 by month\n"
    "source usgs \"USGS\"\n"
    "country A \"Ay\"\ncountry B\ncountry ROW\n"
    "resource ore in t\nresource tin \"Tin\" in t from 2 t/t of ore\n"
    "A mines 240 t/year of ore source usgs\nA makes 120 t/year of tin assumed \"x\"\n"
    "A can make 150 t/year of tin assumed\nB uses 120 t/year of tin assumed\n"
    "B holds 10 t of tin assumed\nB buys 100% of tin from A assumed\n"
    "A ships 50% of tin to B via strait taking 1 month assumed\n"
    "industries keep 20 days of ore assumed\n"
    "industries can exceed capacity by 10% within 6 months assumed\n"
    "restocking over 30 days assumed\nreserves refilled over 6 months assumed\n"
    "rerouting over 2 months assumed\nwithheld goods released over 3 months assumed\n"
    "inputs used cautiously below 40% assumed\nrationing pro rata\n"
    "shock ban { A restricts exports of tin by 50%, keeping it;  from 2026-02 for 2 months }\n"
    "scenario alone = baseline + ban\n";

World world_of(const std::string& text) {
  Session session{SessionOptions{}};
  Result result = session.check("script.ent", text, reader_below("script.ent"));
  EXPECT_FALSE(session.diagnostics().has_errors()) << text << "\n"
                                                   << session.diagnostics().all().front().message;
  return std::move(*result.world);
}

World with(const std::string& from, const std::string& to) {
  std::string text = script;
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  return world_of(text);
}

TEST(SameEconomy, IsSoWhateverIsSaidOfIt) {
  const World world = world_of(script);
  EXPECT_TRUE(same_economy(world, world_of("# a remark\n" + script)));
  EXPECT_TRUE(same_economy(world, with("\"Ay\"", "\"Other\"")));
  EXPECT_TRUE(same_economy(world, with("assumed \"x\"", "source usgs")));
  EXPECT_TRUE(same_economy(world, with("240 t/year of ore", "0.24 kt/year of ore")));
  EXPECT_TRUE(same_economy(world, with("by 50%, keeping it", "by 90%, cutting output")));
  EXPECT_TRUE(same_economy(world, world_of(script + "scenario more = alone\nfn f(x) = x\n")));
}

TEST(SameEconomy, IsNotWhereAnythingOfItIsOtherwise) {
  const World world = world_of(script);
  const std::pair<const char*, const char*> changes[] = {
      {"to 2026-06 by month", "to 2026-07 by month"},
      {"by month\n", "by month in 2 steps\n"},
      {"240 t/year", "250 t/year"},
      {"2 t/t", "1.5 t/t"},
      {"150 t/year", "160 t/year"},
      {"holds 10 t", "holds 11 t"},
      {"ships 50%", "ships 60%"},
      {"taking 1 month", "taking 2 months"},
      {"20 days of ore", "21 days of ore"},
      {"by 10% within", "by 20% within"},
      {"restocking over 30", "restocking over 31"},
      {"refilled over 6", "refilled over 7"},
      {"rerouting over 2", "rerouting over 3"},
      {"released over 3", "released over 4"},
      {"below 40%", "below 50%"},
      {"pro rata", "industries first"},
      {"resource ore in t\n", "resource ore in t local\n"},
      {"country B\n", "country B\ncountry C\n"},
  };
  for (const auto& [from, to] : changes) EXPECT_FALSE(same_economy(world, with(from, to))) << to;
}

}  // namespace
}  // namespace entente
