#include "cli/commands.h"

int main(int argc, char** argv) {
  const auto parsed = entente::parse_options(argc, argv);
  if (const auto* code = std::get_if<entente::ExitCode>(&parsed)) return static_cast<int>(*code);
  return static_cast<int>(entente::execute(std::get<entente::Options>(parsed)));
}
