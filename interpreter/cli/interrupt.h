// What SIGINT and SIGTERM do.
#pragma once

#include <string>

namespace entente {

/// From now on they end the program at once, whatever it is doing: it says that it was interrupted
/// in `what`, takes away files that are half written, and ends with ExitCode::interrupted. To be
/// called before there are other threads. A signal that whoever started the program has it ignore
/// stays ignored.
void end_on_interrupt(std::string what);

}  // namespace entente
