// Where the program speaks: results to standard output or a file, all else to standard error.
#pragma once

#include <string>

#include "cli/common_options.h"
#include "cli/exit_code.h"
#include "diagnostics/text_style.h"
#include "session/session.h"

namespace entente {

/// `stream` is a descriptor: STDOUT_FILENO or STDERR_FILENO.
TextStyle style_for(Colour colour, int stream);

/// To standard error, as it is.
void tell(const std::string& text);
/// "entente: message", and the exit code for it.
ExitCode fail(const std::string& message);
/// The same, for a question that cannot be answered.
ExitCode fail_usage(const std::string& problem);
/// "entente: internal error: …", to be reported to us.
ExitCode fail_fault(const std::string& fault);
/// That a script cannot be read, and why.
ExitCode fail_unreadable(const check::FileText& script);
/// That standard output takes no more, as `errno` has it.
ExitCode fail_output();
/// A result goes out whole, or the exit code says that it did not. No name is standard output.
ExitCode deliver(const std::string& text, const std::string& out, ExitCode code);

/// Errors first; warnings only where somebody wants them. `findings` are failed assertions, which
/// people read in the report and machines here.
void print_diagnostics(const Session& session, const ScriptOptions& options,
                       const Diagnostics& findings = {});

}  // namespace entente
