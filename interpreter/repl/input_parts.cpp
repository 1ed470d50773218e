#include "repl/input_parts.h"

#include <algorithm>

namespace entente {

namespace {

using Kind = InputPart::Kind;

constexpr std::string_view blanks = " \t\r\n";

/// Letters of any alphabet by their bytes, digits and `_`.
bool is_name_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Behind the mark that closes what begins at the front; all of it where none does.
std::size_t length_up_to(std::string_view text, std::string_view mark) {
  const std::size_t end = text.find(mark, mark.size());
  return end == std::string_view::npos ? text.size() : end + mark.size();
}

std::size_t length_of_text(std::string_view text) {
  constexpr std::string_view prose = "\"\"\"";
  if (text.starts_with(prose)) return length_up_to(text, prose);
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] == '\\')
      ++at;
    else if (text[at] == '"')
      return at + 1;
  }
  return text.size();
}

InputPart first_part(std::string_view text) {
  const auto part = [&](Kind kind, std::size_t length) {
    return InputPart{kind, text.substr(0, length)};
  };
  const char c = text.front();
  if (c == '#') return part(Kind::comment, text.find('\n'));
  if (c == '"') return part(Kind::text, length_of_text(text));
  if (c == '`') return part(Kind::quoted_name, length_up_to(text, "`"));
  if (blanks.find(c) != std::string_view::npos)
    return part(Kind::blank, text.find_first_not_of(blanks));
  if (!is_name_letter(c)) return part(Kind::sign, 1);
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_letter);
  return part(Kind::word, static_cast<std::size_t>(end - text.begin()));
}

bool is_name(const InputPart& part) {
  return part.kind == Kind::word || part.kind == Kind::quoted_name;
}

/// Reads what an input ends in from its end.
class EndReader {
 public:
  explicit EndReader(const std::vector<InputPart>& parts) : parts_(parts), left_(parts.size()) {}

  /// `NAME`, or `SCRIPT.NAME`; nothing where something else stands there.
  std::string name() {
    skip();
    std::string result;
    while (left_ > 0 && is_name(parts_[left_ - 1])) {
      result = without_quotes(parts_[--left_].text) + result;
      if (left_ == 0 || parts_[left_ - 1].text != ".") break;
      --left_;
      result = "." + result;
    }
    return result;
  }
  bool take(std::string_view word) {
    skip();
    if (left_ == 0 || parts_[left_ - 1].text != word) return false;
    --left_;
    return true;
  }
  /// What was not read.
  std::string rest() {
    skip();
    std::string result;
    for (std::size_t i = 0; i < left_; ++i) result += parts_[i].text;
    return result;
  }

 private:
  void skip() {
    while (left_ > 0 &&
           (parts_[left_ - 1].kind == Kind::blank || parts_[left_ - 1].kind == Kind::comment))
      --left_;
  }

  const std::vector<InputPart>& parts_;
  std::size_t left_;
};

}  // namespace

std::vector<InputPart> parts_of(std::string_view input) {
  std::vector<InputPart> parts;
  while (!input.empty()) {
    parts.push_back(first_part(input));
    input.remove_prefix(parts.back().text.size());
  }
  return parts;
}

std::string without_comments(std::string_view input) {
  std::string result;
  for (const InputPart& part : parts_of(input)) {
    if (part.kind != Kind::comment) result += part.text;
  }
  const std::size_t last = result.find_last_not_of(blanks);
  result.resize(last == std::string::npos ? 0 : last + 1);
  return result;
}

std::string without_quotes(std::string_view name) {
  const bool quoted = name.size() > 1 && name.front() == '`' && name.back() == '`';
  return std::string(quoted ? name.substr(1, name.size() - 2) : name);
}

AskedIn split_names(const std::string& input) {
  const std::vector<InputPart> parts = parts_of(input);
  EndReader end(parts);
  std::vector<std::string> names;
  do {
    names.insert(names.begin(), end.name());
  } while (!names.front().empty() && end.take(","));
  const bool is_split = !names.front().empty() && end.take("in");
  std::string expression = is_split ? end.rest() : "";
  if (expression.empty()) return {input, {}};
  return {std::move(expression), std::move(names)};
}

}  // namespace entente
