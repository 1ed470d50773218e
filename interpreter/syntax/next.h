// What may stand at the end of a text that is still being typed: for completion.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::syntax {

/// What a name stands for, as far as the grammar tells.
enum class NameKind {
  country,  ///< or a group
  group,
  world,  ///< all countries together
  resource,
  scenario,
  shock,
  agreement,
  path,  ///< of a figure: `ban.by`
  function,
  plain_value,  ///< what `let` gives a name
  value,        ///< whatever an expression may begin with
  unit,
  source,
  chokepoint,
  engine,
  setting,             ///< of an engine
  language,            ///< of a translation
  module,              ///< of the standard library
  module_declaration,  ///< in the list of a `use`
  file
};

/// The call whose parentheses are open.
struct OpenCall {
  std::string function;
  std::size_t argument = 0;  ///< from 0
  std::string label;         ///< `in` of `peak(x, in: …`
};

struct Next {
  std::size_t begin = 0;           ///< of the word that is being typed; else the end of the text
  std::vector<std::string> words;  ///< of the language, in the order of the grammar
  std::vector<NameKind> names;     ///< the most specific first
  bool block = false;              ///< a `{ … }` may begin here
  bool understood = false;         ///< false where a mistake before it hides what may follow
  std::optional<OpenCall> call;
  std::vector<std::string> bound;  ///< parameters, and names after `for all`
  std::string module;              ///< of module_declaration: `std.countries`
  std::string unit;                ///< as far as it is typed

  bool has(NameKind kind) const;
};

enum class Input { statement_or_value, value };

/// `text` ends at the cursor; any bytes will do.
Next next_after(std::string_view text, Input input = Input::statement_or_value);

}  // namespace entente::syntax
