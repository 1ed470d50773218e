#include <algorithm>

#include "check/csv.h"
#include "check/expressions.h"
#include "check/fact_sheet.h"
#include "check/resolve.h"
#include "check/units.h"

namespace entente::check {

namespace {

constexpr Kind<std::string, std::string> file_unreadable{"E0405", Severity::error,
                                                         "cannot read `{}`: {}"};
constexpr Kind<std::string> unreadable_cell{"E0407", Severity::error, "`{}` is no amount"};
constexpr std::string_view supplier_column = "from";

constexpr Kind<> empty_table{"E0409", Severity::error, "this table has no rows"};
constexpr Kind<std::string, std::string> missing_column{"E0434", Severity::error,
                                                        "{} has no column `{}`"};
constexpr Kind<std::size_t, std::size_t> row_length{"E0406", Severity::error,
                                                    "this row has {} cells, the header {}"};
constexpr Kind<> no_header{"E0435", Severity::error,
                           "a table begins with a header row `| of | world | … |`"};
constexpr Kind<std::string> column_twice{"E0436", Severity::error,
                                         "the column `{}` stands here twice"};
constexpr Kind<> unit_twice{"E0437", Severity::error,
                            "this cell has a unit of its own beside that of its column"};

/// Whom a column is about, and in what unit its plain numbers are; nobody where it is none of a
/// country, or something was reported.
struct Subject {
  std::optional<FactSubject> who;
  std::optional<Unit> unit;
};

Subject subject_of(Context& context, const syntax::Name& name,
                   const std::optional<syntax::UnitName>& unit) {
  Subject subject;
  if (unit) subject.unit = unit_of(context, *unit);
  subject.who = fact_subject(context, name);
  return subject;
}

/// A plain number takes the unit of its column.
std::optional<ExactQuantity> in_unit_of_column(Context& context, ExactQuantity quantity,
                                               const std::optional<Unit>& unit, Span span) {
  if (!unit) return quantity;
  if (!quantity.shown.name.empty() || !quantity.dimension.is_number()) {
    if (quantity.shown.name == "%") return quantity;
    context.diagnostics.report(span, unit_twice);
    return std::nullopt;
  }
  return ExactQuantity{quantity.value * unit->factor, unit->dimension, *unit};
}

class TableReader {
 public:
  TableReader(Context& context, const syntax::TableStatement& table, std::vector<Fact>& facts)
      : context_(context),
        facts_(facts),
        verb_(table.verb.text),
        kind_(*fact_kind(table.verb.text, table.can)),
        space_(table.space),
        provenance_(provenance_of(context, table.provenance)) {}

  void read_rows(const syntax::TableStatement& table, Span span) {
    if (!table.header_span) {
      context_.diagnostics.report(table.rows.empty() ? span : table.rows.front().span, no_header);
      return;
    }
    if (table.rows.empty()) {
      context_.diagnostics.report(*table.header_span, empty_table);
      return;
    }
    want_provenance(context_, provenance_, table.verb.span);
    std::vector<Subject> subjects;
    std::vector<std::string> seen;
    std::optional<std::size_t> from;  // the column of suppliers
    for (const syntax::Column& column : table.columns) {
      if (!column.name) {
        subjects.push_back({});
        continue;
      }
      if (kind_ == FactKind::imports && column.name->text == supplier_column && !from) {
        from = subjects.size();
        subjects.push_back({});
        continue;
      }
      if (std::find(seen.begin(), seen.end(), column.name->text) != seen.end()) {
        context_.diagnostics.report(column.span, column_twice, column.name->text);
        subjects.push_back({});
        continue;
      }
      seen.push_back(column.name->text);
      subjects.push_back(subject_of(context_, *column.name, column.unit));
    }
    if (kind_ == FactKind::imports && !from)
      return report_no_suppliers(*table.header_span, "the header");
    for (const syntax::Row& row : table.rows) read_row(row, subjects, from, *table.header_span);
  }

  void read_file(const syntax::Text& file) {
    const FileText read = context_.read_file(file.text);
    if (!read.text) {
      context_.diagnostics.report(file.span, file_unreadable, file.text, read.problem)
          .help(
              "a script reads files below its own folder, and below those that `--allow-read` "
              "names");
      return;
    }
    const SourceId source = context_.sources.add(read.name, *read.text);
    const std::size_t invalid = find_invalid_utf8(*read.text);
    if (invalid != std::string::npos) {
      const auto at = static_cast<std::uint32_t>(invalid);
      context_.diagnostics.report({source, at, at + 1}, unreadable_cell, std::string("this byte"))
          .note("the file is not UTF-8");
      return;
    }
    const std::size_t reported = context_.diagnostics.all().size();
    const std::vector<CsvRow> rows = parse_csv(source, *read.text, context_.diagnostics);
    if (rows.size() < 2) {
      // Rows that were refused have their own message.
      if (context_.diagnostics.all().size() == reported)
        context_.diagnostics.report(file.span, empty_table);
      return;
    }
    want_provenance(context_, provenance_, file.span);
    // As many as there are for sure; many small tables grow by themselves.
    if (rows.size() > facts_.size()) facts_.reserve(facts_.size() + rows.size());
    const CsvRow& header = rows.front();
    const std::optional<std::size_t> country = column(header, {"country"});
    country ? read_long(rows, *country) : read_wide(rows);
  }

 private:
  void report_no_suppliers(Span span, const std::string& what) {
    context_.diagnostics.report(span, missing_column, what, std::string(supplier_column))
        .note("a table of imports says from whom: `| of | from | JP | KR |`");
  }

  /// None where imports come from nobody, which was reported.
  std::optional<CountryId> supplier_named(const syntax::Cell& cell) {
    const auto name = name_in(cell);
    return name ? country_of(context_, *name) : std::nullopt;
  }

  void read_row(const syntax::Row& row, const std::vector<Subject>& subjects,
                std::optional<std::size_t> from, Span header) {
    if (row.cells.size() != subjects.size() + 1) {
      // An entirely empty row is a divider.
      context_.diagnostics.report(row.span, row_length, row.cells.size(), subjects.size() + 1)
          .label(header, "the header");
      return;
    }
    const syntax::Cell& first = row.cells.front();
    if (!first.value) return;
    const std::optional<ResourceId> resource = resource_of(context_, *name_in(first));
    const std::optional<CountryId> supplier =
        from ? supplier_named(row.cells[*from + 1]) : std::nullopt;
    if (!resource || (from && !supplier)) return;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      const syntax::Cell& cell = row.cells[i + 1];
      if (!subjects[i].who || (!cell.value && !cell.rest)) continue;
      if (cell.rest && kind_ == FactKind::imports) {
        report_rest_of_imports(cell.span);
        continue;
      }
      Fact fact{kind_,   verb_,       *subjects[i].who, *resource, std::nullopt,
                nullptr, provenance_, cell.span,        supplier};
      if (cell.value) {
        const std::optional<ExactQuantity> quantity =
            constant_of(context_, *cell.value, wanted_of(kind_), *resource);
        if (!quantity) continue;
        fact.amount = in_unit_of_column(context_, *quantity, subjects[i].unit, cell.span);
        if (!fact.amount) continue;
      }
      facts_.push_back(std::move(fact));
    }
  }

  void report_rest_of_imports(Span span) {
    context_.diagnostics.report(span, unreadable_cell, std::string("rest"))
        .note("what is not said of imports is estimated, so no supplier takes the rest");
  }

  /// What a cell says, as a name; none where it is empty, which is reported.
  std::optional<syntax::Name> name_in(const syntax::Cell& cell) {
    if (!cell.value) {
      context_.diagnostics
          .report(cell.span, unreadable_cell, std::string(context_.sources.text(cell.span)))
          .help("name a country");
      return std::nullopt;
    }
    const auto* reference =
        cell.value->centre && !cell.value->centre->high
            ? std::get_if<syntax::NameRef>(&context_.ast[cell.value->centre->low].node)
            : nullptr;
    return reference != nullptr
               ? reference->name
               : syntax::Name{std::string(context_.sources.text(cell.span)), cell.span};
  }

  /// The column with one of the names, which are alternatives.
  static std::optional<std::size_t> column(const CsvRow& header,
                                           const std::vector<std::string_view>& names) {
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (std::find(names.begin(), names.end(), header[i].text) != names.end()) return i;
    }
    return std::nullopt;
  }

  /// What a file of an imported script names is looked up in the script's own namespace first.
  syntax::Name name_of(std::string text, Span span) const {
    for (std::string space = space_; !space.empty();
         space.resize(space.find('.') == std::string::npos ? 0 : space.rfind('.'))) {
      std::string own = space + "." + text;
      if (context_.symbols.find(own) != nullptr) return {std::move(own), span};
    }
    return {std::move(text), span};
  }
  syntax::Name name_of(const CsvField& field) const { return name_of(field.text, field.span); }

  /// `of, world, CN, JP [kt/year], unit`
  void read_wide(const std::vector<CsvRow>& rows) {
    const CsvRow& header = rows.front();
    const std::optional<std::size_t> of = column(header, {"of", "resource"});
    if (!of) {
      context_.diagnostics
          .report(header.front().span, missing_column, std::string("the file"), std::string("of"))
          .note("it names the resource of each row");
      return;
    }
    const std::optional<std::size_t> unit = column(header, {"unit"});
    const std::optional<std::size_t> source = column(header, {"source"});
    const std::optional<std::size_t> from = suppliers(header);
    if (kind_ == FactKind::imports && !from)
      return report_no_suppliers(header.front().span, "the file");
    std::vector<Subject> subjects(header.size());
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (i == *of || unit == i || source == i || from == i) continue;
      const std::size_t bracket = header[i].text.find('[');
      std::string name = header[i].text;
      std::optional<syntax::UnitName> own_unit;
      if (bracket != std::string::npos && header[i].text.back() == ']') {
        own_unit = syntax::UnitName{
            header[i].text.substr(bracket + 1, header[i].text.size() - bracket - 2),
            header[i].span};
        name = header[i].text.substr(0, header[i].text.find_last_not_of(" [", bracket) + 1);
      }
      subjects[i] = subject_of(context_, name_of(std::move(name), header[i].span), own_unit);
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const std::optional<ResourceId> resource = resource_of(context_, name_of(rows[r][*of]));
      const std::optional<CountryId> supplier =
          from ? country_of(context_, name_of(rows[r][*from])) : std::nullopt;
      if (!resource || (from && !supplier)) continue;
      const std::optional<Unit> row_unit = unit ? unit_in(rows[r][*unit]) : std::nullopt;
      for (std::size_t i = 0; i < header.size(); ++i) {
        if (subjects[i].who)
          add(*subjects[i].who, *resource, supplier, rows[r][i],
              subjects[i].unit ? subjects[i].unit : row_unit);
      }
    }
  }

  /// `of, country, amount, unit`
  void read_long(const std::vector<CsvRow>& rows, std::size_t country) {
    const CsvRow& header = rows.front();
    const std::optional<std::size_t> of = column(header, {"of", "resource"});
    const std::optional<std::size_t> amount = column(header, {"amount", "value"});
    const std::optional<std::size_t> unit = column(header, {"unit"});
    const std::optional<std::size_t> from = suppliers(header);
    if (kind_ == FactKind::imports && !from)
      return report_no_suppliers(header.front().span, "the file");
    for (const auto& [found, name] : {std::pair(of, "of"), std::pair(amount, "amount")}) {
      if (found) continue;
      context_.diagnostics
          .report(header.front().span, missing_column, std::string("the file"), std::string(name))
          .note("a long table has the columns of, country, amount and perhaps unit");
      return;
    }
    for (std::size_t r = 1; r < rows.size(); ++r) {
      const std::optional<ResourceId> resource = resource_of(context_, name_of(rows[r][*of]));
      const std::optional<FactSubject> who = fact_subject(context_, name_of(rows[r][country]));
      const std::optional<CountryId> supplier =
          from ? country_of(context_, name_of(rows[r][*from])) : std::nullopt;
      if (!resource || !who || (from && !supplier)) continue;
      const std::optional<Unit> row_unit = unit ? unit_in(rows[r][*unit]) : std::nullopt;
      add(*who, *resource, supplier, rows[r][*amount], row_unit);
    }
  }

  /// Most rows have the unit of the row above them.
  std::optional<Unit> unit_in(const CsvField& field) {
    if (field.text.empty()) return std::nullopt;
    if (!last_unit_ || last_unit_->name != field.text)
      last_unit_ = unit_of(context_, {field.text, field.span});
    return last_unit_;
  }

  std::optional<std::size_t> suppliers(const CsvRow& header) const {
    return kind_ == FactKind::imports ? column(header, {supplier_column}) : std::nullopt;
  }

  void add(const FactSubject& who, ResourceId resource, std::optional<CountryId> supplier,
           const CsvField& field, const std::optional<Unit>& unit) {
    if (field.text.empty()) return;
    Fact fact{kind_,   verb_,       who,        resource, std::nullopt,
              nullptr, provenance_, field.span, supplier};
    if (field.text == "rest" && kind_ == FactKind::imports)
      return report_rest_of_imports(field.span);
    if (field.text != "rest") {
      const std::optional<ExactQuantity> quantity = quantity_of(field);
      if (!quantity) return;
      fact.amount = in_unit_of_column(context_, *quantity, unit, field.span);
      if (!fact.amount) return;
    }
    facts_.push_back(std::move(fact));
  }

  /// `12`, `92%`, `12 kt/year`
  std::optional<ExactQuantity> quantity_of(const CsvField& field) {
    const std::size_t end = field.text.find_first_not_of("0123456789._eE+-");
    const std::string digits = field.text.substr(
        0, end == std::string::npos
               ? end
               : field.text.find_last_not_of(' ', end) + (field.text[end] == ' ' ? 1 : 0));
    std::optional<Rational> value =
        parse_rational(digits.substr(0, digits.find_last_not_of(' ') + 1));
    const bool grouped = end != std::string::npos && field.text[end] == ',';
    if (!value || grouped) {
      auto details = context_.diagnostics.report(field.span, unreadable_cell, field.text);
      if (grouped) {
        details.here("a comma cannot group digits")
            .help("write 1234 or 1_234; a decimal point is a dot");
      } else {
        details.help("write a number, perhaps with a unit; `rest`; or nothing");
      }
      return std::nullopt;
    }
    // A quoted field may end with spaces.
    const std::size_t unit_begin =
        end == std::string::npos ? end : field.text.find_first_not_of(' ', end);
    if (unit_begin == std::string::npos) return number(*value);
    const std::string unit_text = field.text.substr(unit_begin);
    const std::optional<Unit> unit = unit_of(context_, {unit_text, field.span});
    if (!unit) return std::nullopt;
    return ExactQuantity{*value * unit->factor, unit->dimension, *unit};
  }

  Context& context_;
  std::vector<Fact>& facts_;
  std::string verb_;
  FactKind kind_;
  std::string space_;
  Provenance provenance_;
  std::optional<Unit> last_unit_;
};

}  // namespace

void read_table(Context& context, const syntax::TableStatement& table, std::vector<Fact>& facts) {
  TableReader reader(context, table, facts);
  if (table.file) {
    reader.read_file(*table.file);
  } else {
    reader.read_rows(table, table.verb.span);
  }
}

}  // namespace entente::check
