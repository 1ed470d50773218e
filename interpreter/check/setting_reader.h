// What sentences and the engine block have in common: each setting is said once, and its figures
// have a provenance.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "check/context.h"
#include "check/resolve.h"

namespace entente::check {

class SettingReader {
 public:
  explicit SettingReader(Context& context) : context_(context) {}

  /// False where it was set before, which is reported: "`what` is set twice".
  bool once(const std::string& what, Span span);
  bool was_set(const std::string& what) const { return first_.contains(what); }
  std::optional<Figure> figure(const syntax::Value& value, Wanted wanted,
                               const std::optional<syntax::Provenance>& provenance, Span span);
  /// Months, more than none.
  std::optional<Rational> positive_time(const syntax::Value& value,
                                        const std::optional<syntax::Provenance>& provenance,
                                        Span span);
  void report_twice(const std::string& what, Span span, Span first);

 private:
  Context& context_;
  std::map<std::string, Span> first_;
};

/// `engine ario { … }`. Gives what the block says of working stocks to the settings as sentences
/// do.
void read_engine_block(Context& context, SettingReader& reader, const syntax::EngineStatement& node,
                       Span span);

/// Adds how fast stocks of single inputs are reordered; of each once.
void add_restocking(Context& context, SettingReader& reader, RestockingSetting setting, Span span);

/// Reports what makes sense only with an economy from a table, in a script that has none.
bool want_economy(Context& context, std::string what, Span span);

}  // namespace entente::check
