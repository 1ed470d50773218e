#include "repl/journal.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <nlohmann/json.hpp>
#include <string_view>

#include "repl/state_folder.h"
#include "support/version.h"

namespace entente {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Of sessions that nobody resumes, no more than this stay.
constexpr std::size_t most_kept = 20;

/// One line, whatever is in it: bytes that are no UTF-8 become U+FFFD.
std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// Names are in the order of time.
std::string new_name() {
  const auto now = std::chrono::system_clock::now();
  const auto since = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch());
  return fmt::format("{:%Y%m%dT%H%M%S}.{:06}-{}.journal",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)),
                     since.count() % 1'000'000, ::getpid());
}

std::vector<fs::path> newest_first(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (fs::directory_iterator at(folder, error); !error && at != fs::directory_iterator();
       at.increment(error)) {
    if (at->path().extension() == ".journal") found.push_back(at->path());
  }
  std::sort(found.rbegin(), found.rend());
  return found;
}

/// The file, locked; nothing while its session lives.
OpenFile taken(const fs::path& path) {
  OpenFile file(::open(path.c_str(), O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW));
  struct stat status {};
  // One that was removed meanwhile is no more than its lock.
  if (!file || ::flock(file.descriptor(), LOCK_EX | LOCK_NB) != 0 ||
      ::fstat(file.descriptor(), &status) != 0 || status.st_nlink == 0)
    return {};
  return file;
}

std::string text_of(const OpenFile& file) {
  std::string text;
  std::array<char, 1U << 14U> block;
  for (ssize_t count = 0; (count = ::read(file.descriptor(), block.data(), block.size())) > 0;)
    text.append(block.data(), static_cast<std::size_t>(count));
  return text;
}

std::string text_at(const Json& json, const char* key) {
  const auto place = json.find(key);
  return place != json.end() && place->is_string() ? place->get<std::string>() : std::string();
}

/// False where the line says nothing of a session.
bool read_head(const Json& head, UnfinishedJournal& journal) {
  journal.folder = text_at(head, "folder");
  const auto files = head.find("files");
  if (journal.folder.empty() || files == head.end() || !files->is_array()) return false;
  for (const Json& file : *files) {
    if (file.is_string()) journal.files.push_back(file.get<std::string>());
  }
  return true;
}

std::optional<UnfinishedJournal> read_journal(const fs::path& path) {
  UnfinishedJournal journal;
  journal.path = path;
  journal.file = taken(path);
  if (!journal.file) return std::nullopt;
  const std::string text = text_of(journal.file);
  for (std::size_t end = 0; (end = text.find('\n', journal.whole_bytes)) != std::string::npos;
       journal.whole_bytes = end + 1) {
    const bool first = journal.whole_bytes == 0;
    const std::string_view line =
        std::string_view(text).substr(journal.whole_bytes, end - journal.whole_bytes);
    const Json json = Json::parse(line, nullptr, false);
    if (first && !(json.is_object() && read_head(json, journal))) return std::nullopt;
    if (!first && json.is_object() && json.contains("input"))
      journal.inputs.push_back(text_at(json, "input"));
  }
  if (journal.inputs.empty()) return std::nullopt;
  return journal;
}

void remove_oldest(const fs::path& folder) {
  const std::vector<fs::path> all = newest_first(folder);
  for (std::size_t i = most_kept; i < all.size(); ++i) {
    if (taken(all[i])) ::unlink(all[i].c_str());
  }
}

}  // namespace

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::optional<UnfinishedJournal> newest_unfinished(const std::string& folder) {
  std::optional<UnfinishedJournal> elsewhere;
  for (const fs::path& path : newest_first(state_folder("journals").path)) {
    std::optional<UnfinishedJournal> journal = read_journal(path);
    if (journal && journal->folder == folder) return journal;
    if (journal && !elsewhere) elsewhere = std::move(journal);
  }
  return elsewhere;
}

Journal Journal::begin(const std::string& folder, const std::vector<std::string>& files) {
  Journal journal;
  const StateFolder state = state_folder("journals");
  if (state.problem) {
    journal.problem_ = "no journal is kept of this session: " + *state.problem;
    return journal;
  }
  remove_oldest(state.path);
  journal.path_ = state.path / new_name();
  journal.file_ = OpenFile(::open(
      journal.path_.c_str(), O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (!journal.file_ || ::flock(journal.file_.descriptor(), LOCK_EX) != 0) {
    journal.problem_ = fmt::format("no journal is kept of this session: cannot write `{}`: {}",
                                   journal.path_.string(), std::strerror(errno));
    return journal;
  }
  journal.writable_ = true;
  journal.write_line(line_of({{"entente", program_version}, {"folder", folder}, {"files", files}}));
  return journal;
}

Journal Journal::resume(UnfinishedJournal left) {
  Journal journal;
  journal.path_ = std::move(left.path);
  journal.file_ = std::move(left.file);
  journal.writable_ =
      ::ftruncate(journal.file_.descriptor(), static_cast<off_t>(left.whole_bytes)) == 0;
  return journal;
}

void Journal::append(const std::string& input) { write_line(line_of({{"input", input}})); }

void Journal::write_line(const std::string& line) {
  if (!writable_) return;
  ssize_t written = 0;
  do {
    written = ::write(file_.descriptor(), line.data(), line.size());
  } while (written < 0 && errno == EINTR);
  if (written == static_cast<ssize_t>(line.size())) return;
  // Less than all of it is written where a disk is full.
  const int problem = written < 0 ? errno : ENOSPC;
  writable_ = false;
  problem_ = fmt::format("the journal of this session ends here: cannot write `{}`: {}",
                         path_.string(), std::strerror(problem));
}

void Journal::end() {
  if (file_) ::unlink(path_.c_str());
  file_ = OpenFile();
  writable_ = false;
}

}  // namespace entente
