// How the program ends: a contract with the scripts that call it.
#pragma once

namespace entente {

enum class ExitCode {
  well = 0,
  assertion_failed = 1,  ///< or a file is not laid out as it is to be
  wrong_script = 2,
  wrong_usage = 3,
  input_output = 4,
  own_fault = 70
};

}  // namespace entente
