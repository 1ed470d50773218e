// The ids of everything that a script can name.
#pragma once

#include "support/id.h"

namespace entente {

using CountryId = Id<struct CountryTag>;
using ResourceId = Id<struct ResourceTag>;
using CategoryId = Id<struct CategoryTag>;
using ChokepointId = Id<struct ChokepointTag>;
using ShockId = Id<struct ShockTag>;
using AgreementId = Id<struct AgreementTag>;
using ScenarioId = Id<struct ScenarioTag>;
using CitationId = Id<struct CitationTag>;
using ParameterId = Id<struct ParameterTag>;
using FormulaId = Id<struct FormulaTag>;

}  // namespace entente
