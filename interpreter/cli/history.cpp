#include "cli/history.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "session/files.h"

namespace entente {

namespace {

std::string as_line(const std::string& input) {
  std::string line;
  for (const char c : input) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\\') {
      line += "\\\\";
    } else {
      line += c;
    }
  }
  return line + "\n";
}

std::string as_input(const std::string& line) {
  std::string input;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      input += line[i];
    } else {
      ++i;
      input += line[i] == 'n' ? '\n' : line[i];
    }
  }
  return input;
}

void write(const std::filesystem::path& file, const std::vector<std::string>& inputs) {
  WholeFile whole(file.string(), S_IRUSR | S_IWUSR);
  if (whole.open()) return;
  for (const std::string& input : inputs) {
    if (whole.append(as_line(input))) return;
  }
  // Where it cannot be shortened it stays as it is.
  std::ignore = whole.finish();
}

}  // namespace

History::History(std::filesystem::path file) : file_(std::move(file)) {
  std::ifstream stream(file_, std::ios::binary);
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) inputs_.push_back(as_input(line));
  }
  if (inputs_.size() <= most_kept) return;
  inputs_.erase(inputs_.begin(), inputs_.end() - static_cast<std::ptrdiff_t>(most_kept));
  write(file_, inputs_);
}

void History::add(const std::string& input) {
  if (!inputs_.empty() && inputs_.back() == input) return;
  inputs_.push_back(input);
  if (file_.empty()) return;
  const int file =
      ::open(file_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return;
  // In one piece, since other sessions may write to it too. History that is lost is no reason to
  // disturb anybody.
  const std::string line = as_line(input);
  std::ignore = ::write(file, line.data(), line.size());
  ::close(file);
}

}  // namespace entente
