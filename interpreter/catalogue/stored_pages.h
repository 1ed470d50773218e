// The texts of the pages as the build found them: embed.cmake writes their source.
#pragma once

#include <string_view>
#include <vector>

namespace entente::catalogue {

struct StoredPage {
  std::string_view code;
  std::string_view explanation;
  std::string_view bad;
  std::string_view expected;
  std::string_view good;
};

std::vector<StoredPage> stored_pages();

}  // namespace entente::catalogue
