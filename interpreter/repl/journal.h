// The journal of a session: every input on disk before it is answered, so that a session that is
// killed can be resumed. A file a session, locked while the session lives and gone when it ends
// well: of one line that says where the session began, and a line of JSON an input.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace entente {

/// A descriptor that is closed with it, and with that its lock is given up.
class OpenFile {
 public:
  OpenFile() = default;
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  OpenFile& operator=(OpenFile&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~OpenFile();

  explicit operator bool() const { return descriptor_ >= 0; }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// What is left of a session that did not end well. As long as it is held, nobody else finds it.
struct UnfinishedJournal {
  std::string folder;  ///< in which the session was begun
  std::vector<std::string> files;
  std::vector<std::string> inputs;

  std::filesystem::path path;
  OpenFile file;
  std::size_t whole_bytes = 0;  ///< what follows is a line that was torn off
};

/// The newest one with an input in it: of sessions that were begun in `folder`, or else of all.
std::optional<UnfinishedJournal> newest_unfinished(const std::string& folder);

class Journal {
 public:
  /// Of a session that begins in `folder` with `files`. Where there can be no journal the session
  /// goes on without, and problem() says why.
  static Journal begin(const std::string& folder, const std::vector<std::string>& files);
  /// Goes on where that one ends.
  static Journal resume(UnfinishedJournal left);

  void append(const std::string& input);
  /// The session ended well: there is nothing to resume.
  void end();

  /// What went wrong, the first time that somebody asks.
  std::optional<std::string> problem() { return std::exchange(problem_, std::nullopt); }

 private:
  Journal() = default;
  void write_line(const std::string& line);

  std::filesystem::path path_;
  OpenFile file_;
  bool writable_ = false;
  std::optional<std::string> problem_;
};

}  // namespace entente
