// Tables that are wrong: each with the place, and at most one mistake a file.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "bench/synthetic_table.h"
#include "bench/write_table.h"
#include "unit/mrio/folder.h"

namespace entente::mrio {
namespace {

struct Mistakes : MrioFolder {
  void remove(const std::string& name) const { std::filesystem::remove(folder / name); }
};

TEST_F(Mistakes, NoFormatOrTwo) {  // "E0451"
  write("Z.txt", "");
  EXPECT_EQ(mistakes(), Messages{"E0451 `" + folder.string() + "` holds both Z.csv and Z.txt"});
  remove("Z.txt");
  remove("Z.csv");
  EXPECT_EQ(mistakes(), Messages{"E0451 `" + folder.string() + "` holds neither Z.csv nor Z.txt"});
}

TEST_F(Mistakes, FilesThatCannotBeRead) {  // "E0450"
  remove("Y.csv");
  remove("x.csv");
  std::filesystem::create_directory(folder / "x.csv");
  EXPECT_EQ(mistakes(), (Messages{"E0450 cannot read `Y.csv`: No such file or directory",
                                  "E0450 cannot read `x.csv`: it is no file"}));
  remove("x.csv");
  write("Y.csv", y);
  ASSERT_EQ(::mkfifo((folder / "x.csv").c_str(), 0600), 0);
  EXPECT_EQ(mistakes(), Messages{"E0450 cannot read `x.csv`: it is no file"});
}

TEST_F(Mistakes, LinksOutOfTheFolder) {
  remove("x.csv");
  std::filesystem::create_symlink("/etc/passwd", folder / "x.csv");
  EXPECT_EQ(mistakes(),
            Messages{"E0450 cannot read `x.csv`: it is a link to a place outside the folder"});
  remove("x.csv");
  write("output.csv", x);
  std::filesystem::create_symlink("output.csv", folder / "x.csv");
  EXPECT_TRUE(read().has_value());
}

TEST_F(Mistakes, NoHeaderRows) {  // "E0452"
  const std::string no_second = "this is no header row with an empty second cell";
  for (const auto& [text, message] :
       {std::pair<std::string, std::string>("", "row 1: there is no header row"),
        {"\xEF\xBB\xBF", "row 1: there is no header row"},
        {"\nregion,,A\n", "row 1: there is no header row"},
        {"region;;A;A\n", "row 1: " + no_second},
        {"region,sector,A,A\n", "row 1: " + no_second},
        {"region,\n", "row 1: " + no_second},
        {"region,,A,A,B,B\n", "row 2: there is no header row"},
        {"region,,A,A,B,B\nA,ore,1,2,3,4\n", "row 2: " + no_second}}) {
    write("Z.csv", text);
    EXPECT_EQ(mistakes(), Messages{"E0452 Z.csv, " + message}) << text;
  }
  write("Z.csv", z);
  for (const std::string& text : {std::string(), with(x, "region,sector,indout\n", ""),
                                  with(x, "region,sector,indout", "region,indout")}) {
    write("x.csv", text);
    EXPECT_EQ(mistakes(), Messages{"E0452 x.csv, row 1: this is no header row of three cells"});
  }
}

TEST_F(Mistakes, RaggedRows) {  // "E0453"
  write("Z.csv", with(z, "5,5,5,5", "5,5,5,5,5"));
  write("Y.csv", with(y, "35,35", "35"));
  EXPECT_EQ(mistakes(),
            (Messages{"E0453 Z.csv, row 5, column 7 (G): this row has 7 cells, the header 6",
                      "E0453 Y.csv, row 6, column 4 (D): this row has 3 cells, the header 4"}));
  write("Y.csv", y);
  write("Z.csv", z);
  write("x.csv", with(x, "B,steel,100", "B,steel"));
  EXPECT_EQ(mistakes(),
            Messages{"E0453 x.csv, row 5, column 3 (C): this row has 2 cells, the header 3"});
  write("x.csv", x);
  write("Z.csv", with(z, "B,steel,7,3,12,18", "B,steel,7,3,123456789"));
  EXPECT_EQ(mistakes(),
            Messages{"E0453 Z.csv, row 7, column 6 (F): this row has 5 cells, the header 6"});
  write("Z.csv", with(z, "B,steel,7,3,12,18", "B"));
  EXPECT_EQ(mistakes(),
            Messages{"E0453 Z.csv, row 7, column 2 (B): this row has 1 cells, the header 6"});
  write("Z.csv", with(z, "ore,steel,ore,steel", "ore,steel,ore"));
  EXPECT_EQ(mistakes(),
            Messages{"E0453 Z.csv, row 2, column 6 (F): this row has 5 cells, the header 6"});
}

TEST_F(Mistakes, CellsThatAreNoNumbers) {  // "E0454"
  for (const std::string cell : {"n/a", "nan", "NaN", "inf", "-inf", "infinity", "1e999", "1e-999",
                                 "0x10", "1e", "--1", "++1", "+-1", "1 000", "1'000", "12%", "-"}) {
    write("Z.csv", with(z, "B,ore,0,10", "B,ore,0," + cell));
    EXPECT_EQ(mistakes(),
              Messages{"E0454 Z.csv, row 6, column 4 (D): `" + cell + "` is no number"});
  }
  for (const std::string cell : {"", " ", "\"\""}) {
    write("Z.csv", with(z, "5,5,5,5", "5,5,5," + cell));
    EXPECT_EQ(mistakes(), Messages{"E0454 Z.csv, row 5, column 6 (F): an empty cell is no number"});
  }
  write("Z.csv", z);
  write("Y.csv", with(y, "40,40", "40,\"40,5\""));
  EXPECT_EQ(mistakes(), Messages{"E0454 Y.csv, row 5, column 4 (D): `40,5` is no number"});
  EXPECT_EQ(diagnostics.all().front().notes, Messages{"the row is that of `A`, `steel`"});
}

TEST_F(Mistakes, CellsThatWouldSpoilTheMessage) {
  write("Y.csv", with(y, "40,40", "40,\x1B[31m\xFF" + std::string(1000, 'x')));
  EXPECT_EQ(mistakes(), Messages{"E0454 Y.csv, row 5, column 4 (D): `?[31m?" +
                                 std::string(34, 'x') + "…` is no number"});
  write("Y.csv", with(y, "40,40", "40," + std::string(39, 'x') + "é"));
  EXPECT_EQ(mistakes(), Messages{"E0454 Y.csv, row 5, column 4 (D): `" + std::string(39, 'x') +
                                 "…` is no number"});
}

TEST_F(Mistakes, NumbersBelowZero) {  // "E0455"
  write("Z.csv", with(z, "5,5,5,5", "5,5,-1e-300,5"));
  write("x.csv", with(x, "A,ore,100", "A,ore, -5"));
  EXPECT_EQ(mistakes(), (Messages{"E0455 Z.csv, row 5, column 5 (E): `-1e-300` is below zero",
                                  "E0455 x.csv, row 2, column 3 (C): `-5` is below zero"}));
}

TEST_F(Mistakes, UnknownNames) {  // "E0456"
  write("Z.csv", with(z, "B,ore,0", "C,ore,0"));
  EXPECT_EQ(mistakes(), Messages{"E0456 Z.csv, row 6, column 1 (A): no region is called `C`"});
  write("Z.csv", with(z, "B,steel,7", "B,stel,7"));
  EXPECT_EQ(mistakes(), Messages{"E0456 Z.csv, row 7, column 2 (B): no sector is called `stel`"});
  EXPECT_EQ(diagnostics.all().front().helps, Messages{"did you mean `steel`?"});
  write("Z.csv", z);
  write("Y.csv", with(y, "region,,A,B", "region,,A,C"));
  write("x.csv", with(x, "B,ore", "B,Ore"));
  EXPECT_EQ(mistakes(), (Messages{"E0456 Y.csv, row 1, column 4 (D): no region is called `C`",
                                  "E0456 x.csv, row 4, column 2 (B): no sector is called `Ore`"}));
}

TEST_F(Mistakes, NamesTwice) {  // "E0457"
  write("Z.csv", with(z, "ore,steel,ore,steel", "ore,steel,ore,ore"));
  EXPECT_EQ(mistakes(), Messages{"E0457 Z.csv, row 2, column 6 (F): `B`, `ore` stands in column 5 "
                                 "(E) already"});
  write("Z.csv", with(z, "B,ore,0", "A,ore,0"));
  EXPECT_EQ(mistakes(),
            Messages{"E0457 Z.csv, row 6, column 2 (B): `A`, `ore` stands in row 4 already"});
  write("Z.csv", z);
  write("Y.csv", with(y, "region,,A,B", "region,,A,A"));
  write("x.csv", x + "A,ore,100\n");
  EXPECT_EQ(
      mistakes(),
      (Messages{"E0457 Y.csv, row 2, column 4 (D): `A`, `homes` stands in column 3 (C) already",
                "E0457 x.csv, row 6, column 2 (B): `A`, `ore` stands in row 2 already"}));
}

TEST_F(Mistakes, PairsThatAreMissing) {  // "E0458"
  write("Z.csv", "region,,A,A,B\nsector,,ore,steel,ore\nA,ore,1,2,3\n");
  EXPECT_EQ(mistakes(), Messages{"E0458 Z.csv: there is no column for `B`, `steel`"});
  write("Z.csv", with(z, "A,steel,5,5,5,5\n", ""));
  EXPECT_EQ(mistakes(), Messages{"E0458 Z.csv: there is no row for `A`, `steel`"});
  write("Z.csv", z);
  write("Y.csv", "region,,A,A,B\ncategory,,homes,state,homes\n");
  write("x.csv", "region,sector,indout\n");
  EXPECT_EQ(mistakes(), (Messages{"E0458 Y.csv: there is no column for `B`, `state`",
                                  "E0458 x.csv: there is no row for `A`, `ore`"}));
  EXPECT_EQ(diagnostics.all().front().notes,
            Messages{"2 regions, each with 2 categories, are 4 columns; the file has 3"});
}

TEST_F(Mistakes, RowsThatDoNotAddUp) {  // "E0459"
  write("x.csv", with(with(x, "A,ore,100", "A,ore,101"), "B,steel,100", "B,steel,80"));
  EXPECT_EQ(mistakes(), Messages{"E0459 x.csv, row 5, column 3 (C): the row of `B`, `steel` in Z "
                                 "and Y sums to 100, but its output in x is 80"});
  ASSERT_EQ(diagnostics.all().front().notes.size(), 2U);
  EXPECT_EQ(without_folder(diagnostics.all().front().notes[0]),
            "its rows are Z.csv, row 7 and Y.csv, row 7");
  EXPECT_EQ(diagnostics.all().front().notes[1],
            "they differ by 20%; by more than 0.1% in 2 of 4 industries, here the most");
  write("x.csv", with(x, "A,ore,100", "A,ore,100.2"));
  EXPECT_EQ(mistakes().size(), 1U);
  write("Z.csv", with(z, "1,2,3,4", "1,1e308,1e308,4"));
  EXPECT_EQ(mistakes().size(), 1U);
}

TEST_F(Mistakes, MoreThanTheLimits) {  // "E0460", "E0461"
  EXPECT_TRUE(read(2, {24, z.size()}).has_value());
  EXPECT_EQ(mistakes(2, {23, 1000}),
            Messages{"E0460 Y.csv, row 1, column 4 (D): with more than 1 columns here, the table "
                     "has more than 23 cells"});
  EXPECT_EQ(mistakes(2, {15, 1000}),
            Messages{"E0460 Z.csv, row 1, column 6 (F): with more than 3 columns here, the table "
                     "has more than 15 cells"});
  EXPECT_EQ(mistakes(2, {24, z.size() - 1}),
            Messages{fmt::format("E0461 `Z.csv` has {} bytes; at most {} are read", z.size(),
                                 z.size() - 1)});
}

TEST_F(Mistakes, NamesThatAreNone) {  // "E0462"
  write("Z.csv", with(z, "region,,A,A", "region,,A,"));
  EXPECT_EQ(mistakes(),
            Messages{"E0462 Z.csv, row 1, column 4 (D): a name is due, and the cell is empty"});
  write("Z.csv", with(z, "A,steel,5",
                      "A,st\xFF"
                      "l,5"));
  EXPECT_EQ(mistakes(), Messages{"E0462 Z.csv, row 5, column 2 (B): the name `st?l` is not UTF-8"});
  write("Z.csv", with(z, "A,steel,5", "A,st\x1B[0m,5"));
  EXPECT_EQ(mistakes(), Messages{"E0462 Z.csv, row 5, column 2 (B): the name `st?[0m` holds a "
                                 "control character"});
}

TEST_F(Mistakes, QuotesThatDoNotClose) {  // "E0463"
  const std::string text = "the quotes of this cell do not close";
  write("Z.csv", with(z, "sector,,ore", "sector,,\"ore"));
  EXPECT_EQ(mistakes(), Messages{"E0463 Z.csv, row 2, column 3 (C): " + text});
  write("Z.csv", with(z, "A,steel,5", "A,\"ste\"el,5"));
  EXPECT_EQ(mistakes(), Messages{"E0463 Z.csv, row 5, column 2 (B): " + text});
  write("Z.csv", with(z, "5,5,5,5", "5,\"5,5,5"));
  EXPECT_EQ(mistakes(), Messages{"E0463 Z.csv, row 5, column 4 (D): " + text});
}

/// Of many mistakes the topmost, whatever thread finds which first.
TEST_F(Mistakes, TheSameForAnyNumberOfThreads) {
  const Table table = bench::synthetic_table(10, 20, 1, 1, 3);
  ASSERT_EQ(bench::write_table(table, folder.string(), bench::TableFormat::csv), "");
  std::ifstream stream(folder / "Z.csv");
  std::string text;
  std::size_t row = 0;
  for (std::string line; std::getline(stream, line);) {
    ++row;
    // Every row from the 41st on is wrong, in its 203rd - row / 100 th cell.
    if (row > 40) line = line.substr(0, line.rfind(',')) + ",x";
    text += line + "\n";
  }
  stream.close();
  write("Z.csv", text);
  for (int repeat = 0; repeat < 20; ++repeat) {
    for (const std::size_t threads : {1U, 2U, 7U}) {
      EXPECT_EQ(mistakes(threads),
                Messages{"E0454 Z.csv, row 41, column 202 (GT): `x` is no number"});
    }
  }
}

#ifndef ENTENTE_SANITIZED              // a sanitizer has its own way of running out of memory
TEST_F(Mistakes, MoreThanTheMemory) {  // "E0464"
  // 72 MB of numbers from 18 MB of text.
  constexpr std::size_t sectors = 3000;
  std::string regions = "region,";
  std::string names = "sector,";
  std::string zeros;
  for (std::size_t k = 0; k < sectors; ++k) {
    regions += ",A";
    names += fmt::format(",s{}", k);
    zeros += ",0";
  }
  std::ofstream z_file(folder / "Z.csv");
  std::ofstream y_file(folder / "Y.csv");
  std::ofstream x_file(folder / "x.csv");
  z_file << regions << "\n" << names << "\n";
  y_file << "region,,A\ncategory,,homes\n";
  x_file << "region,sector,indout\n";
  for (std::size_t k = 0; k < sectors; ++k) {
    z_file << "A,s" << k << zeros << "\n";
    y_file << "A,s" << k << ",0\n";
    x_file << "A,s" << k << ",0\n";
  }
  z_file.close();
  y_file.close();
  x_file.close();
  const auto read_in_little = [&] {
    std::ifstream statm("/proc/self/statm");
    std::size_t pages = 0;
    statm >> pages;
    const std::size_t bytes = pages * 4096 + (std::size_t{40} << 20U);
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_AS, &limit);
    const bool is_read = read(1).has_value();
    std::_Exit(!is_read && diagnostics.all().front().code == "E0464" ? 0 : 1);
  };
  EXPECT_EXIT(read_in_little(), testing::ExitedWithCode(0), "");
}
#endif

}  // namespace
}  // namespace entente::mrio
