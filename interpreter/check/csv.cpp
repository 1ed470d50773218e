#include "check/csv.h"

namespace entente::check {

namespace {

constexpr Kind<std::size_t, std::size_t> ragged_row{"E0406", Severity::error,
                                                    "this row has {} fields, the header {}"};
constexpr Kind<> unclosed_quote{"E0408", Severity::error, "this quoted field never ends"};

class CsvReader {
 public:
  CsvReader(SourceId source, std::string_view text, Diagnostics& diagnostics)
      : source_(source), text_(text), diagnostics_(diagnostics) {}

  std::vector<CsvRow> rows() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    std::vector<CsvRow> rows;
    while (at_ < text_.size()) {
      if (text_[at_] == '#' || text_[at_] == '\n' || text_[at_] == '\r') {
        skip_line();
        continue;
      }
      CsvRow row = read_row();
      if (broken_) return rows;
      if (!rows.empty() && row.size() != rows.front().size()) {
        const Span span{source_, row.front().span.begin, row.back().span.end};
        diagnostics_.report(span, ragged_row, row.size(), rows.front().size())
            .label({source_, rows.front().front().span.begin, rows.front().back().span.end},
                   "the header")
            .help("a field with a comma in it stands in double quotes");
        continue;
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    if (at_ < text_.size()) ++at_;
  }

  CsvRow read_row() {
    CsvRow row;
    for (;;) {
      row.push_back(read_field());
      if (at_ >= text_.size()) return row;
      const char end = text_[at_++];
      if (end == ',') continue;
      if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      return row;
    }
  }

  bool ends_field() const {
    return at_ >= text_.size() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r';
  }

  CsvField read_field() {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    if (at_ < text_.size() && text_[at_] == '"') return read_quoted();
    const std::size_t begin = at_;
    while (!ends_field()) ++at_;
    std::size_t end = at_;
    while (end > begin && is_blank(text_[end - 1])) --end;
    return {std::string(text_.substr(begin, end - begin)), span(begin, end)};
  }

  CsvField read_quoted() {
    const std::size_t begin = at_++;
    std::string value;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[at_++];
      } else {
        const std::size_t end = ++at_;
        while (!ends_field()) ++at_;
        return {value, span(begin, end)};
      }
    }
    diagnostics_.report(span(begin, begin + 1), unclosed_quote)
        .help("close it with `\"`; a quote within it is written twice");
    broken_ = true;
    return {value, span(begin, text_.size())};
  }

  Span span(std::size_t begin, std::size_t end) const {
    return {source_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  SourceId source_;
  std::string_view text_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool broken_ = false;  ///< by a quote that swallows all that follows
};

}  // namespace

std::vector<CsvRow> parse_csv(SourceId source, std::string_view text, Diagnostics& diagnostics) {
  return CsvReader(source, text, diagnostics).rows();
}

}  // namespace entente::check
