// Candidates as they are gathered: group by group, the most specific first, and only those that
// what is typed begins.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "repl/completion.h"

namespace entente {

class CandidateList {
 public:
  explicit CandidateList(std::string_view typed) : typed_(typed) {}

  /// Of the group that is open.
  void add(std::string_view text, std::string_view note);
  void add(const std::vector<KnownName>& names, std::string_view kind);
  /// What comes now stands behind what there is, and each group in the order of the alphabet.
  void end_group();

  /// Those that begin as typed; where there are none, those that do but for their case.
  std::vector<Candidate> take();

 private:
  std::string_view typed_;
  std::vector<Candidate> all_;
  std::size_t group_ = 0;  ///< where the group that is open begins
};

}  // namespace entente
