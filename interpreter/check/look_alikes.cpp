#include "check/look_alikes.h"

#include <unicode/uspoof.h>

#include <memory>

#include "support/display_width.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string> look_alikes{"W0822", Severity::warning,
                                                     "`{}` looks like `{}` and is another name"};
constexpr Kind<std::string> mixed_scripts{"W0830", Severity::warning,
                                          "the name `{}` mixes letters of several alphabets"};

struct Letters {
  std::string_view alphabet;
  char32_t first;
  char32_t last;
};
/// Alphabets with letters that look like those of another.
constexpr Letters alphabets[] = {{"Latin", U'A', U'Z'},
                                 {"Latin", U'a', U'z'},
                                 {"Latin", U'\u00C0', U'\u024F'},
                                 {"Cyrillic", U'\u0400', U'\u052F'}};
/// Of the Greek ones only those that look Latin: `Δprice` deceives nobody.
constexpr std::u32string_view latin_greek = U"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

std::string_view alphabet_of(char32_t letter) {
  if (latin_greek.find(letter) != std::u32string_view::npos) return "Greek";
  for (const Letters& letters : alphabets) {
    if (letter >= letters.first && letter <= letters.last) return letters.alphabet;
  }
  return "";
}

/// `СN` with a Cyrillic С is another name than `CN`, and nobody sees it.
void warn_of_mixture(const std::string& name, Span span, Diagnostics& diagnostics) {
  std::map<std::string_view, std::string> letters;
  for (std::string_view rest = name; !rest.empty();) {
    const CodePoint point = decode(rest);
    if (const std::string_view alphabet = alphabet_of(point.value); !alphabet.empty())
      letters[alphabet] += rest.substr(0, point.bytes);
    rest.remove_prefix(point.bytes);
  }
  if (letters.size() < 2) return;
  auto details = diagnostics.report(span, mixed_scripts, name);
  for (const auto& [alphabet, some] : letters)
    details.note(fmt::format("{}: `{}`", alphabet, some));
  details.help(
      "type it anew with one keyboard; another name may look the same and mean another thing");
}

/// What a name looks like: names that are drawn alike have the same, after Unicode Technical
/// Standard 39. Zero is like O there, and one like l and I.
class Appearance {
 public:
  std::string of(const std::string& name) const {
    std::string seen(2 * name.size() + 16, '\0');
    for (;;) {
      UErrorCode status = U_ZERO_ERROR;
      const std::int32_t length = uspoof_getSkeletonUTF8(
          checker_.get(), 0, name.data(), static_cast<std::int32_t>(name.size()), seen.data(),
          static_cast<std::int32_t>(seen.size()), &status);
      const bool longer = status == U_BUFFER_OVERFLOW_ERROR;
      if (U_FAILURE(status) && !longer) return name;
      seen.resize(static_cast<std::size_t>(length));
      if (!longer) return seen;
    }
  }

 private:
  static USpoofChecker* open() {
    UErrorCode status = U_ZERO_ERROR;
    return uspoof_open(&status);
  }

  std::unique_ptr<USpoofChecker, decltype(&uspoof_close)> checker_{open(), &uspoof_close};
};

}  // namespace

void warn_of_look_alikes(const Symbols& symbols, SourceId script, Diagnostics& diagnostics) {
  struct Named {
    const std::string* name;
    Span span;
  };
  const Appearance appearance;
  std::map<std::string, Named> seen;
  for (const auto& [name, symbol] : symbols.all()) {
    const auto [place, added] = seen.insert({appearance.of(name), {&name, symbol.span}});
    if (added) {
      warn_of_mixture(name, symbol.span, diagnostics);
      continue;
    }
    Named first = place->second;
    Named second{&name, symbol.span};
    // At the later one; and at one of the script, where the other comes from elsewhere.
    const auto order = [&](const Named& named) {
      return std::pair(named.span.source == script, named.span.begin);
    };
    if (order(second) < order(first)) std::swap(first, second);
    if (second.span.source != script || second.span == first.span) continue;
    diagnostics.report(second.span, look_alikes, *second.name, *first.name)
        .label(first.span, "the other one")
        .help("give one of them a name that nobody takes for the other");
  }
}

}  // namespace entente::check
