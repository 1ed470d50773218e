#include "reference/modules.h"

#include <gtest/gtest.h>

namespace entente::reference {
namespace {

const char* const text = R"(# What fabs count in,
# and their customers.

## A silicon wafer of 300 mm,
## as capacities are given.
unit wafer "300 mm wafer"
unit lot = 25 wafer
)";

TEST(Modules, AreToldByTheirHeadAndTheirDeclarations) {
  const Entry entry = module_entry("std.units.fabs", text);
  EXPECT_EQ(entry.names, std::vector<std::string>{"std.units.fabs"});
  EXPECT_EQ(entry.syntax, "use std.units.fabs");
  EXPECT_EQ(entry.meaning, "What fabs count in, and their customers.");
  ASSERT_EQ(entry.declarations.size(), 2U);
  EXPECT_EQ(entry.declarations[0].name, "wafer");
  EXPECT_EQ(entry.declarations[0].meaning,
            "300 mm wafer. A silicon wafer of 300 mm, as capacities are given.");
  EXPECT_EQ(entry.declarations[1].meaning, "unit lot = 25 wafer");
}

TEST(Modules, DeclarationsAreFoundWithAndWithoutTheModule) {
  const std::vector<Entry> entries = declaration_entries("std.units.fabs", text);
  ASSERT_EQ(entries.size(), 2U);
  EXPECT_EQ(entries[0].names, (std::vector<std::string>{"std.units.fabs.wafer", "wafer"}));
  EXPECT_EQ(entries[0].syntax, "unit wafer \"300 mm wafer\"");
}

}  // namespace
}  // namespace entente::reference
