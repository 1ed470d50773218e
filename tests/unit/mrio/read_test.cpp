// Tables that are right, in all the ways of writing them.
#include "mrio/read.h"

#include "bench/synthetic_table.h"
#include "bench/write_table.h"
#include "unit/mrio/folder.h"

namespace entente::mrio {
namespace {

struct ReadTable : MrioFolder {
  Table expected;

  ReadTable() {
    expected.regions = {"A", "B"};
    expected.sectors = {"ore", "steel"};
    expected.categories = {"homes"};
    expected.flows = {1, 2,  3,  4,  90, 0,   // A, ore
                      0, 10, 20, 0,  35, 35,  // B, ore
                      5, 5,  5,  5,  40, 40,  // A, steel
                      7, 3,  12, 18, 70, -10};
    expected.output = {100, 100, 100, 100};
  }

  void expect_read(std::size_t threads = 2) {
    const std::optional<Table> table = read(threads);
    EXPECT_EQ(messages(), Messages{});
    ASSERT_TRUE(table.has_value());
    expect_equal(*table, expected);
  }
};

std::string replaced(std::string text, char from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, 1, to);
  return text;
}

TEST_F(ReadTable, PutsEveryNumberInItsPlace) { expect_read(); }

TEST_F(ReadTable, WithoutARowOfIndexNames) {
  write("Z.csv", with(z, "region,sector,,,,\n", ""));
  write("Y.csv", with(y, "region,sector,,\n", ""));
  expect_read();
}

TEST_F(ReadTable, WhateverTheHeadersAreCalled) {
  write("Z.csv", with(with(z, "region,,", ",,"), "sector,,", ",,"));
  write("x.csv", with(x, "region,sector,indout", ",,0"));
  expect_read();
}

TEST_F(ReadTable, LinesThatEndAsOnOtherSystems) {
  write("Z.csv", "\xEF\xBB\xBF" + replaced(z, '\n', "\r\n"));
  write("Y.csv", replaced(y, '\n', "\r\n"));
  write("x.csv", "\xEF\xBB\xBF" + x.substr(0, x.size() - 1));
  expect_read();
  write("Z.csv", z + "\n\r\n\n");
  expect_read();
}

TEST_F(ReadTable, QuotedCells) {
  write("Z.csv",
        "region,,\"A\",A,\"B\" ,B\nsector,,ore,steel,ore,steel\n"
        "\"A\",\"ore\",\"1\",2,\"3.0\",4\nA,steel,5,5,5,\"5\"\n"
        "B,\"ore\",0,10,20,0\nB,steel,7,3,12,18\n");
  expect_read();
}

TEST_F(ReadTable, NamesWithCommasAndQuotes) {
  const std::string name = "\"Wheat, n.e.c. (\"\"durum\"\")\"";
  for (const auto& [file, text] :
       {std::pair("Z.csv", z), std::pair("Y.csv", y), std::pair("x.csv", x)}) {
    std::string renamed = text;
    for (std::size_t at = renamed.find("ore"); at != std::string::npos;
         at = renamed.find("ore", at + name.size()))
      renamed.replace(at, 3, name);
    write(file, renamed);
  }
  expected.sectors.front() = "Wheat, n.e.c. (\"durum\")";
  expect_read();
}

TEST_F(ReadTable, NumbersInTheirOtherForms) {
  write("Z.csv", with(with(with(z, "1,2,3,4", "1e0, +2 ,3.,\t0.4E1"), "5,5,5,5",
                           "5.000000000000000000000000000,5,.5e1,500e-2"),
                      "B,ore,0", "B , ore,-0"));
  expect_read();
}

TEST_F(ReadTable, RowsAndColumnsInAnyOrder) {
  write("Z.csv",
        "region,,B,A,A,B\nsector,,steel,steel,ore,ore\n"
        "B,steel,18,3,7,12\nA,steel,5,5,5,5\nB,ore,0,10,0,20\nA,ore,4,2,1,3\n");
  write("Y.csv",
        "region,,B,A\ncategory,,homes,homes\nB,ore,35,35\nA,ore,0,90\nA,steel,40,40\nB,steel,-10,"
        "70\n");
  write("x.csv", "region,sector,x\nB,steel,100\nB,ore,100\nA,steel,100\nA,ore,100\n");
  expect_read();
}

TEST_F(ReadTable, TabsAsPymrioSavesThem) {
  for (const auto& [file, text] : {std::pair("Z", z), std::pair("Y", y), std::pair("x", x)}) {
    std::filesystem::remove(folder / (std::string(file) + ".csv"));
    write(std::string(file) + ".txt", replaced(text, ',', "\t"));
  }
  write("file_parameters.json", "{}");
  write("unit.txt", "region\tsector\tunit\n");
  expect_read();
}

TEST_F(ReadTable, TheSmallestTable) {
  write("Z.csv", "region,,A\nsector,,s\nA,s,1\n");
  write("Y.csv", "region,,A\ncategory,,f\nA,s,2\n");
  write("x.csv", "region,sector,indout\nA,s,3\n");
  const std::optional<Table> table = read();
  ASSERT_TRUE(table.has_value());
  EXPECT_EQ(table->flows, (std::vector<double>{1, 2}));
  EXPECT_EQ(table->output, std::vector<double>{3});
}

TEST_F(ReadTable, BothFormatsGiveWhatWasWritten) {
  const Table made = bench::synthetic_table(7, 11, 3, 0.4, 5);
  ASSERT_EQ(bench::write_table(made, folder.string(), bench::TableFormat::csv), "");
  expected = made;
  expect_read();
  for (const char* name : {"Z.csv", "Y.csv", "x.csv"}) std::filesystem::remove(folder / name);
  ASSERT_EQ(bench::write_table(made, folder.string(), bench::TableFormat::txt), "");
  expect_read();
}

TEST_F(ReadTable, AnyNumberOfThreads) {
  expected = bench::synthetic_table(5, 13, 2, 1, 9);
  ASSERT_EQ(bench::write_table(expected, folder.string(), bench::TableFormat::csv), "");
  for (const std::size_t threads : {0U, 1U, 2U, 3U, 16U, 200U}) expect_read(threads);
}

TEST_F(ReadTable, RoundingIsAWarning) {  // "W0810"
  write("x.csv", with(x, "B,ore,100", "B,ore,100.05"));
  EXPECT_TRUE(read().has_value());
  EXPECT_EQ(messages(), Messages{"W0810 x.csv, row 4, column 3 (C): the row of `B`, `ore` in Z and "
                                 "Y sums to 100, but its output in x is 100.05"});
  EXPECT_EQ(diagnostics.all().front().severity, Severity::warning);
  write("x.csv", with(x, "B,ore,100", "B,ore,100.00001"));
  EXPECT_TRUE(read().has_value());
  EXPECT_EQ(messages(), Messages{});
}

TEST_F(ReadTable, NoiseInARowOfZeros) {
  write("Z.csv", with(z, "5,5,5,5", "0,0,0,1e-14"));
  write("Y.csv", with(y, "40,40", "0,0"));
  write("x.csv", with(x, "A,steel,100", "A,steel,0"));
  EXPECT_TRUE(read().has_value());
  EXPECT_EQ(messages(), Messages{});
}

TEST_F(ReadTable, WhenAllIsZero) {
  write("Z.csv", "region,,A\nsector,,s\nA,s,0\n");
  write("Y.csv", "region,,A\ncategory,,f\nA,s,0\n");
  write("x.csv", "region,sector,indout\nA,s,0\n");
  EXPECT_TRUE(read().has_value());
  EXPECT_EQ(messages(), Messages{});
}

}  // namespace
}  // namespace entente::mrio
