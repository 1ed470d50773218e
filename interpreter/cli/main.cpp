#include <string>

#include "cli/interrupt.h"
#include "cli/program.h"

int main(int argc, char** argv) {
  std::string command;
  for (int i = 1; i < argc; ++i) command += std::string(i > 1 ? " " : "") + argv[i];
  entente::end_on_interrupt(command);
  return static_cast<int>(entente::run_program(argc, argv));
}
