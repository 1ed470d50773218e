// The languages of a script: which ones its labels have, and a world that speaks one of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/world.h"

namespace entente {

/// Of labels that are not translated: what a script writes first is taken to be this.
inline constexpr std::string_view own_language = "en";

/// The codes of all languages that a label of the world has: `own_language`, then the others in the
/// order of the alphabet.
std::vector<std::string> languages_of(const World& world);

/// Puts the translation in the place of every label's text, and where there is none, what the
/// script wrote first. A world can be told to speak another language again.
void speak(World& world, const std::string& language);

/// Why a world cannot speak a language: no label has it.
std::optional<std::string> not_spoken(const World& world, const std::string& language);

}  // namespace entente
