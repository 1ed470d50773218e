// The catalogue of diagnostics: a page for every kind, with its reason, a script that gives it and
// the script mended. The pages lie in tests/diagnostics, are tested there, and are built in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::catalogue {

struct Page {
  std::string code;
  std::string title;        ///< the name of the kind, in words
  std::string explanation;  ///< the reason, and how to mend it; the only part that is always there
  std::string bad;          ///< a script that gives this diagnostic and no other
  std::string expected;     ///< what is said of it
  std::string good;         ///< the same script mended

  /// What is said of the script, without the closing line that leads here.
  std::string_view message() const;
};

/// The built-in pages, by code.
const std::vector<Page>& pages();
/// Whatever the case of the code; nothing where there is no such page.
const Page* find_page(std::string_view code);
/// Every code that a diagnostic can have, with a page or without, by code.
std::vector<std::string> codes();
/// "unknown name" of E0201; empty where there is no such kind.
std::string title(std::string_view code);

/// The page with its heading as that of a section: `level` is the number of `#`.
std::string render_markdown(const Page& page, std::size_t level = 1);
/// All pages as one document, in chapters.
std::string render_markdown(const std::vector<Page>& pages);

}  // namespace entente::catalogue
