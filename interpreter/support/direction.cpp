#include "support/direction.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "support/display_width.h"

namespace entente {

namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";
constexpr std::string_view right_to_left_mark = "\u200F";

UCharDirection direction(char32_t point) { return u_charDirection(static_cast<UChar32>(point)); }

bool is_right_to_left(char32_t point) {
  const UCharDirection found = direction(point);
  return found == U_RIGHT_TO_LEFT || found == U_RIGHT_TO_LEFT_ARABIC;
}

bool is_strong(char32_t point) {
  return direction(point) == U_LEFT_TO_RIGHT || is_right_to_left(point);
}

bool opens_isolate(char32_t point) { return point >= 0x2066 && point <= 0x2068; }
bool closes_isolate(char32_t point) { return point == 0x2069; }

/// What a name can end with, besides its letters.
bool belongs_to_word(char32_t point) {
  switch (direction(point)) {
    case U_DIR_NON_SPACING_MARK:
    case U_EUROPEAN_NUMBER:
    case U_ARABIC_NUMBER:
      return true;
    default:
      return point == '_';
  }
}

/// Punctuation that stands between names rather than within a phrase.
bool parts_phrases(char32_t point) {
  constexpr std::string_view signs = ",;:`\"=<>|()[]{}+*/\\#\n";
  return point < 0x80 && signs.find(static_cast<char>(point)) != std::string_view::npos;
}

class RunWriter {
 public:
  explicit RunWriter(bool script) : script_(script) {}

  std::string write(std::string_view text) {
    text_ = text;
    while (at_ < text_.size()) {
      const CodePoint next = decode(text_.substr(at_));
      if (opens_isolate(next.value)) {
        end_run();
        skip_isolate();
      } else {
        take(next);
      }
    }
    end_run();
    return result_.append(text_.substr(written_));
  }

 private:
  void take(const CodePoint& next) {
    const bool right_to_left = is_right_to_left(next.value);
    if (right_to_left && !open_) {
      open_ = true;
      begin_ = at_;
      end_ = at_;
    }
    const bool attached = open_ && end_ == at_ && belongs_to_word(next.value);
    if (open_ && !right_to_left && !attached && ends_run(next.value)) end_run();
    if (script_ && next.value == '"' && !remark_) quoted_ = !quoted_;
    if (script_ && next.value == '#' && !quoted_) remark_ = true;
    at_ += next.bytes;
    if (right_to_left || attached) end_ = at_;
  }

  bool ends_run(char32_t point) const {
    const bool words = script_ && !quoted_ && !remark_;
    return direction(point) == U_LEFT_TO_RIGHT || parts_phrases(point) || words;
  }

  /// From the first letter to the last one.
  void end_run() {
    if (!open_) return;
    open_ = false;
    result_.append(text_.substr(written_, begin_ - written_)).append(first_strong_isolate);
    result_.append(text_.substr(begin_, end_ - begin_)).append(pop_isolate);
    written_ = end_;
  }

  void skip_isolate() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const CodePoint next = decode(text_.substr(at_));
      at_ += next.bytes;
      if (opens_isolate(next.value)) ++depth;
      if (closes_isolate(next.value) && --depth == 0) return;
    }
  }

  bool script_;
  std::string_view text_;
  std::string result_;
  std::size_t at_ = 0;
  std::size_t written_ = 0;
  bool open_ = false;  ///< a run, which reaches from begin to end so far
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool quoted_ = false;
  bool remark_ = false;
};

/// The first letter that has a direction.
bool begins_right_to_left(std::string_view text) {
  while (!text.empty()) {
    const CodePoint next = decode(text);
    if (is_strong(next.value)) return is_right_to_left(next.value);
    text.remove_prefix(next.bytes);
  }
  return false;
}

std::string isolate_line(std::string_view line) {
  if (!begins_right_to_left(line)) return isolate_runs(line);
  return std::string(first_strong_isolate).append(line).append(pop_isolate);
}

}  // namespace

bool runs_right_to_left(std::string_view text) {
  // All of them are beyond Latin, Greek and Cyrillic.
  constexpr unsigned char first_lead = 0xD6;
  const auto foreign = std::find_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= first_lead; });
  if (foreign == text.end()) return false;
  while (!text.empty()) {
    const CodePoint next = decode(text);
    if (is_right_to_left(next.value)) return true;
    text.remove_prefix(next.bytes);
  }
  return false;
}

std::string isolate_runs(std::string_view text) {
  return runs_right_to_left(text) ? RunWriter(false).write(text) : std::string(text);
}

std::string isolate_words(std::string_view line) {
  return runs_right_to_left(line) ? RunWriter(true).write(line) : std::string(line);
}

std::string isolate_whole(std::string_view text) {
  if (!runs_right_to_left(text)) return std::string(text);
  std::string result;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    result += isolate_line(text.substr(0, end));
    if (end == text.size()) return result;
    result += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string isolates_within(std::string_view part) {
  std::string result;
  while (!part.empty()) {
    const CodePoint next = decode(part);
    if (opens_isolate(next.value) || closes_isolate(next.value))
      result += part.substr(0, next.bytes);
    part.remove_prefix(next.bytes);
  }
  return result;
}

Isolates isolates_at_end(std::string_view part) {
  std::size_t open = 0;
  if (part.find("\xE2\x81") != std::string_view::npos) {
    while (!part.empty()) {
      const CodePoint next = decode(part);
      if (opens_isolate(next.value)) ++open;
      if (closes_isolate(next.value) && open > 0) --open;
      part.remove_prefix(next.bytes);
    }
  }
  Isolates result;
  for (; open > 0; --open) {
    result.close += pop_isolate;
    // Whatever was isolated began with a letter that runs from right to left.
    result.reopen.append(first_strong_isolate).append(right_to_left_mark);
  }
  return result;
}

}  // namespace entente
