// Whether what was typed so far is a whole input, for those who read line by line.
#pragma once

#include <string_view>

namespace entente::syntax {

/// True where another line is wanted: a bracket, a block, a text in `"""` or a table is open, the
/// last line ends in something that cannot end one, or documentation waits for its declaration.
/// `text` is without the newline that was typed last; an empty last line ends every input, and two
/// of them prose. A command, which begins with `:`, has one line. Any bytes will do.
bool unfinished(std::string_view text);

/// True where the next line belongs to a text that could end here: `because …` after `assert …`.
bool goes_on(std::string_view next_line);

}  // namespace entente::syntax
