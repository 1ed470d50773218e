#include "bench/write_table.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

namespace entente::bench {

namespace {

class Writer {
 public:
  Writer(const std::string& path, char separator)
      : path_(path), separator_(separator), file_(std::fopen(path.c_str(), "wb"), &std::fclose) {
    if (!file_) fail();
    block_.reserve(block_bytes + 64);
  }

  void text(std::string_view text) { block_ += text; }
  void separator() { block_ += separator_; }
  void number(double value) {
    std::array<char, 32> digits;
    const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    block_.append(digits.data(), result.ptr);
    if (block_.size() >= block_bytes) flush();
  }
  void end_line() { block_ += '\n'; }
  void close() {
    flush();
    if (std::fclose(file_.release()) != 0) fail();
  }

 private:
  static constexpr std::size_t block_bytes = std::size_t{1} << 20U;

  void flush() {
    if (std::fwrite(block_.data(), 1, block_.size(), file_.get()) != block_.size()) fail();
    block_.clear();
  }
  [[noreturn]] void fail() const {
    throw std::runtime_error("cannot write " + path_ + ": " + std::strerror(errno));
  }

  std::string path_;
  char separator_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::string block_;
};

/// Columns of Z or Y: `others` of each region, and a matrix that begins at `first` in the flows.
void write_matrix(Writer writer, const mrio::Table& table, const std::string& other_word,
                  const std::vector<std::string>& others, std::size_t first) {
  const auto head = [&](const std::string& word, bool of_regions) {
    writer.text(word);
    writer.separator();
    for (const std::string& region : table.regions) {
      for (const std::string& other : others) {
        writer.separator();
        writer.text(of_regions ? region : other);
      }
    }
    writer.end_line();
  };
  head("region", true);
  head(other_word, false);
  writer.text("region");
  writer.separator();
  writer.text("sector");
  const std::size_t width = table.regions.size() * others.size();
  for (std::size_t k = 0; k < width; ++k) writer.separator();
  writer.end_line();
  for (std::size_t region = 0; region < table.regions.size(); ++region) {
    for (std::size_t sector = 0; sector < table.sectors.size(); ++sector) {
      writer.text(table.regions[region]);
      writer.separator();
      writer.text(table.sectors[sector]);
      const double* const flows =
          table.flows.data() + table.row(sector, region) * table.columns() + first;
      for (std::size_t k = 0; k < width; ++k) {
        writer.separator();
        writer.number(flows[k]);
      }
      writer.end_line();
    }
  }
  writer.close();
}

void write_output(Writer writer, const mrio::Table& table) {
  writer.text("region");
  writer.separator();
  writer.text("sector");
  writer.separator();
  writer.text("indout");
  writer.end_line();
  for (std::size_t region = 0; region < table.regions.size(); ++region) {
    for (std::size_t sector = 0; sector < table.sectors.size(); ++sector) {
      writer.text(table.regions[region]);
      writer.separator();
      writer.text(table.sectors[sector]);
      writer.separator();
      writer.number(table.output[table.row(sector, region)]);
      writer.end_line();
    }
  }
  writer.close();
}

}  // namespace

std::string write_table(const mrio::Table& table, const std::string& folder, TableFormat format) {
  const char separator = format == TableFormat::csv ? ',' : '\t';
  const std::string extension = format == TableFormat::csv ? ".csv" : ".txt";
  const auto writer = [&](const std::string& name) {
    return Writer(folder + "/" + name + extension, separator);
  };
  try {
    write_matrix(writer("Z"), table, "sector", table.sectors, 0);
    write_matrix(writer("Y"), table, "category", table.categories, table.rows());
    write_output(writer("x"), table);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}

}  // namespace entente::bench
