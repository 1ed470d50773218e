// What there is to choose from: of a session, of the language, of the standard library.
#pragma once

#include <string>
#include <string_view>

#include "repl/candidate_list.h"
#include "repl/known_names.h"

namespace entente {

void add_functions(const KnownNames& known, CandidateList& list);
void add_builtins(CandidateList& list);
/// Each with its dimension.
void add_units(const KnownNames& known, CandidateList& list);
/// In the folder that `typed` names as far as it is typed.
void add_files(const KnownNames& known, std::string_view typed, CandidateList& list);
/// Whatever an expression may speak of, in groups: what is most often meant first.
void add_values(const KnownNames& known, std::string_view typed, CandidateList& list);
/// All names that something declares.
void add_declared(const KnownNames& known, CandidateList& list);

void add_modules(CandidateList& list);
void add_declarations_of(const std::string& module, CandidateList& list);
/// What `entente doc` knows.
void add_topics(CandidateList& list);

/// The words of a text.
void add_words(std::string_view words, std::string_view separator, std::string_view note,
               CandidateList& list);

}  // namespace entente
