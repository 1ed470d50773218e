// What was said in a conversation, statement by statement, as a script: every statement with its
// words and the comments around it, what was there before, and what was taken back.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/source.h"
#include "repl/subjects.h"
#include "syntax/ast.h"

namespace entente {

/// A statement, and the text of its script from the statement before to itself.
struct Entry {
  Subject subject;
  std::string before;  ///< comments and blank lines
  std::string text;
  std::string after;  ///< of its last line: a comment, `;`
  syntax::Statement statement;
  bool typed = false;  ///< and not read from a file
};

/// Statements in their order; entries are shared by all versions that have them.
struct Version {
  std::string name;    ///< of the script: the file it was read from or saved to
  std::string folder;  ///< that the files it names lie below; empty: the current one
  bool is_file = false;
  std::shared_ptr<const std::string> read = {};  ///< what the file held when it was read or saved
  std::vector<std::string> beside = {};          ///< other files whose statements were added
  std::vector<std::shared_ptr<const Entry>> entries;
  std::string ending;  ///< comments after the last statement

  /// The text of the script.
  std::string text() const;
  const Entry* find(const std::string& name) const;  ///< by what it declares
};

/// The first few, and how many more there are.
std::string some_of(const std::vector<std::string>& called);
/// What the statements are called that differ, in more than their layout; of another script its
/// name.
std::string step_between(const Version& before, const Version& after);

/// What taking statements in changed.
struct Taken {
  std::vector<std::string> added;  ///< what they are called
  std::vector<std::string> replaced;
};

class Book {
 public:
  explicit Book(Version first) : version_(std::move(first)) {}

  const Version& version() const { return version_; }
  const Sources& sources() const { return sources_; }
  /// The tree of all statements of a version.
  syntax::Ast tree(const Version& version) const;
  /// In place of the version there is, which is forgotten.
  void begin_with(Version version) { version_ = std::move(version); }
  /// The same statements as they lie in a file now; what is taken back to belongs to it too.
  void become(const Version& saved);

  /// A text that parses, kept for its statements.
  std::vector<std::shared_ptr<const Entry>> read(const std::string& name, const std::string& text,
                                                 std::string& ending, bool typed = false);

  /// The version in which these statements stand for those of the same subjects, or at the end.
  Version with(const std::vector<std::shared_ptr<const Entry>>& statements, Taken& taken) const {
    return with(version_, statements, taken);
  }
  static Version with(Version version, const std::vector<std::shared_ptr<const Entry>>& statements,
                      Taken& taken);
  Version without(const Entry& entry) const;

  void turn_to(Version next);
  /// False where there is nothing to take back, or nothing was.
  bool undo();
  bool redo();

 private:
  Sources sources_;
  syntax::Ast arena_;  ///< of the expressions of all statements ever said
  Version version_;
  std::vector<Version> past_;
  std::vector<Version> undone_;
};

}  // namespace entente
