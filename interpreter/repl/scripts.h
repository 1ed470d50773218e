// Scripts in files: read into a conversation, and written from one.
#pragma once

#include <string>

#include "repl/desk.h"

namespace entente {

/// The script in the place of what was said so far, which `:undo` brings back; one with errors
/// changes nothing.
Reply load_script(Desk& desk, const std::string& file);
/// The script's statements beside what was said, in the place of those of the same subjects. Of a
/// script of another folder the files could not be found: it is to be imported.
Reply add_script(Desk& desk, const std::string& file);
/// The script anew from its file, and what was said since beside it; and all files that it reads.
Reply reload_script(Desk& desk);
/// Writes what was said as a script, which from then on is what was said.
Reply save_script(Desk& desk, const std::string& file);

}  // namespace entente
