#include "catalogue/catalogue.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "catalogue/stored_pages.h"

namespace entente::catalogue {

namespace {

struct ListedKind {
  std::string_view code;
  std::string_view name;
};

constexpr ListedKind listed[] = {
#define ENTENTE_KIND(code, name) {code, #name},
#include "diagnostics/kinds.def"
#undef ENTENTE_KIND
};

std::string upper_case(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

}  // namespace

std::string_view Page::message() const {
  std::string_view text = expected;
  const std::size_t closing = text.find("; for more: entente explain ");
  if (closing == std::string_view::npos) return text;
  text = text.substr(0, text.rfind('\n', closing) + 1);
  while (text.ends_with("\n\n")) text.remove_suffix(1);
  return text;
}

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> result;
    for (const StoredPage& stored : stored_pages()) {
      result.push_back({std::string(stored.code), title(stored.code),
                        std::string(stored.explanation), std::string(stored.bad),
                        std::string(stored.expected), std::string(stored.good)});
    }
    return result;
  }();
  return all;
}

const Page* find_page(std::string_view code) {
  const std::string wanted = upper_case(code);
  const auto page =
      std::find_if(pages().begin(), pages().end(), [&](const Page& p) { return p.code == wanted; });
  return page == pages().end() ? nullptr : &*page;
}

std::vector<std::string> codes() {
  std::vector<std::string> result;
  for (const ListedKind& kind : listed) result.emplace_back(kind.code);
  return result;
}

std::string title(std::string_view code) {
  const auto* kind = std::find_if(std::begin(listed), std::end(listed),
                                  [&](const ListedKind& k) { return k.code == code; });
  if (kind == std::end(listed)) return "";
  std::string result(kind->name);
  std::replace(result.begin(), result.end(), '_', ' ');
  return result;
}

}  // namespace entente::catalogue
