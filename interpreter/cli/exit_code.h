// How the program ends: a contract with the scripts that call it.
#pragma once

#include <array>
#include <string_view>

namespace entente {

enum class ExitCode {
  well = 0,
  assertion_failed = 1,  ///< or a file is not laid out as it is to be
  wrong_script = 2,
  wrong_usage = 3,
  input_output = 4,
  own_fault = 70,
  interrupted = 130
};

/// As help and the manual tell them.
struct ExitCodeMeaning {
  ExitCode code;
  std::string_view meaning;
};
inline constexpr std::array<ExitCodeMeaning, 7> exit_codes{{
    {ExitCode::well, "all well"},
    {ExitCode::assertion_failed, "an assertion failed"},
    {ExitCode::wrong_script, "the script is wrong"},
    {ExitCode::wrong_usage, "wrong usage"},
    {ExitCode::input_output, "input or output"},
    {ExitCode::own_fault, "our own fault"},
    {ExitCode::interrupted, "interrupted"},
}};

}  // namespace entente
