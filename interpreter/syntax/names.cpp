#include "syntax/names.h"

#include <algorithm>
#include <type_traits>

#include "support/overloaded.h"

namespace entente::syntax {
namespace {

/// Goes through a tree, const or not. Closed sets are visited without a default, so that a new kind
/// of statement, clause or expression does not compile before its names are known here.
template <typename Tree, typename OnName, typename OnUnit>
class NameWalk {
  template <typename Node>
  using Part = std::conditional_t<std::is_const_v<Tree>, const Node, Node>;

 public:
  NameWalk(Tree& tree, OnName on_name, OnUnit on_unit)
      : tree_(tree), on_name_(std::move(on_name)), on_unit_(std::move(on_unit)) {}

  void walk(Part<Statement>& statement) { walk_variant(statement.node); }

  void walk(Part<Value>& value) {
    each(value.centre);
    each(value.spread);
  }

 private:
  using enum NameRole;

  // ---- the head of a script, and names
  void walk(Part<EditionStatement>&) {}
  void walk(Part<TitleStatement>& node) { walk(node.label); }
  void walk(Part<ProseStatement>&) {}
  void walk(Part<UseStatement>& node) {
    all(module, node.path);
    all(wanted, node.names);
  }
  void walk(Part<ImportStatement>& node) {
    if (node.alias) on_name_(declares_namespace, *node.alias);
  }
  void walk(Part<TimeStatement>& node) { on_name_(word, node.period); }
  void walk(Part<CalendarStatement>&) {}
  void walk(Part<SourceStatement>& node) { on_name_(declares_source, node.name); }
  void walk(Part<UnitStatement>& node) {
    on_name_(declares_unit, node.name);
    each(node.label);
    each(node.definition);
  }
  void walk(Part<RateStatement>& node) {
    walk(node.one);
    walk(node.value);
    each(node.provenance);
  }
  void walk(Part<LetStatement>& node) {
    on_name_(declares, node.name);
    if (node.unit) on_unit_(*node.unit);
    walk(node.value);
    each(node.provenance);
  }
  void walk(Part<FunctionStatement>& node) {
    on_name_(declares, node.name);
    const std::size_t outside = bound_.size();
    for (auto& parameter : node.parameters) bind(parameter);
    walk(node.body);
    bound_.resize(outside);
  }
  void walk(Part<CountryStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
  }
  void walk(Part<GroupStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    each(node.set);
    each(node.members);
  }
  void walk(Part<ResourceStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    on_unit_(node.unit);
    for (auto& input : node.recipe) {
      walk(input.amount);
      mention(input.resource);
    }
  }
  void walk(Part<EconomyStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    on_unit_(node.unit);
    each(node.provenance);
  }

  // ---- facts
  void walk(Part<FactStatement>& node) {
    mention(node.subject);
    walk_variant(node.predicate);
    each(node.provenance);
  }
  void walk(Part<Produces>& node) {
    on_name_(word, node.verb);
    walk(node.amount);
    mention(node.resource);
    each(node.utilisation);
  }
  void walk(Part<CanProduce>& node) {
    on_name_(word, node.verb);
    walk(node.amount);
    mention(node.resource);
  }
  void walk(Part<Uses>& node) {
    walk(node.amount);
    mention(node.resource);
  }
  void walk(Part<Holds>& node) {
    walk(node.amount);
    mention(node.resource);
  }
  void walk(Part<Buys>& node) {
    walk(node.share);
    mention(node.resource);
    mention(node.supplier);
  }
  void walk(Part<Ships>& node) {
    walk(node.share);
    if (node.goods.text == "exports") {
      on_name_(word, node.goods);
    } else {
      mention(node.goods);
    }
    mention(node.buyers);
    all(declares_chokepoint, node.chokepoints);
    each(node.taking);
  }
  void walk(Part<Replaces>& node) {
    mention(node.resource);
    mention(node.uses);
    each(node.up_to);
    each(node.at);
    each(node.after);
  }
  void walk(Part<TableStatement>& node) {
    on_name_(word, node.verb);
    each(node.provenance);
    for (auto& column : node.columns) {
      if (column.name) mention(*column.name);
      if (column.unit) on_unit_(*column.unit);
    }
    for (auto& row : node.rows) {
      for (auto& cell : row.cells) each(cell.value);
    }
  }

  // ---- how the engine is to work
  void walk(Part<KeepStatement>& node) {
    mention(node.countries);
    walk(node.time);
    if (node.inputs.size() == 1 && node.inputs.front().text == "inputs") {
      on_name_(word, node.inputs.front());
    } else {
      mention(node.inputs);
    }
    each(node.provenance);
  }
  void walk(Part<OverproductionStatement>& node) {
    mention(node.countries);
    walk(node.share);
    walk(node.within);
    each(node.provenance);
  }
  void walk(Part<InputsStatement>& node) {
    each(node.cautiously_below);
    each(node.provenance);
  }
  void walk(Part<ReroutingStatement>& node) { walk_delay(node); }
  void walk(Part<RefillStatement>& node) { walk_delay(node); }
  void walk(Part<RestockingStatement>& node) {
    mention(node.inputs);
    walk_delay(node);
  }
  void walk(Part<ReleaseStatement>& node) { walk_delay(node); }
  void walk_delay(auto& node) {
    walk(node.over);
    each(node.provenance);
  }
  void walk(Part<RationingStatement>& node) { each(node.provenance); }
  void walk(Part<EngineStatement>& node) {
    on_name_(word, node.name);
    for (auto& setting : node.settings) {
      for (auto& part : setting.path.steps) walk_step(part);
      walk(setting.value);
      each(setting.provenance);
    }
    each(node.provenance);
  }

  // ---- shocks and agreements
  void walk(Part<ShockStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    for (auto& clause : node.clauses) walk_variant(clause.node);
  }
  void walk(Part<RestrictsClause>& node) {
    mention(node.supplier);
    mention(node.resources);
    mention(node.buyers);
    walk(node.by);
  }
  void walk(Part<LosesClause>& node) {
    mention(node.country);
    walk(node.amount);
    mention(node.resource);
    on_name_(word, node.what);
  }
  void walk(Part<ClosesClause>& node) {
    all(mentions_chokepoint, node.chokepoints);
    each(node.by);
  }
  void walk(Part<ChangesUseClause>& node) {
    mention(node.resources);
    mention(node.countries);
    walk(node.by);
  }
  void walk(Part<RebuiltClause>& node) {
    walk(node.over);
    each(node.at);
    for (auto& [name, share] : node.portions) {
      mention(name);
      each(share);
    }
  }
  void walk(Part<RecoversClause>& node) {
    walk(node.over);
    if (node.shape) on_name_(word, *node.shape);
  }
  void walk(Part<AgreementStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    for (auto& clause : node.clauses) walk_variant(clause.node);
  }
  void walk(Part<MembersClause>& node) {
    mention(node.names);
    each(node.period);
  }
  void walk(Part<NoExportControlsClause>& node) { mention(node.resources); }
  void walk(Part<PriorityClause>& node) {
    walk(node.share);
    mention(node.resources);
    each(node.when);
  }
  void walk(Part<ShareReservesClause>& node) {
    mention(node.resources);
    each(node.above);
    each(node.up_to);
  }
  void walk(Part<GuaranteeClause>& node) {
    walk(node.amount);
    mention(node.resource);
    mention(node.supplier);
    mention(node.buyer);
    each(node.provenance);
  }
  void walk(Part<BuildClause>& node) {
    on_name_(step, node.name);
    walk(node.amount);
    mention(node.resource);
    mention(node.country);
    each(node.period);
    each(node.over);
    each(node.provenance);
  }

  // ---- scenarios and questions
  void walk(Part<ScenarioStatement>& node) {
    on_name_(declares, node.name);
    each(node.label);
    mention(node.components);
    each(node.overrides);
  }
  void walk(Part<RunStatement>& node) {
    mention(node.scenarios);
    each(node.draws);
    each(node.seed);
  }
  void walk(Part<WhatIfStatement>& node) {
    mention(node.scenarios);
    each(node.overrides);
  }
  void walk(Part<AssertionStatement>& node) {
    mention(node.scenarios);
    const std::size_t outside = bound_.size();
    for (auto& each_one : node.for_all) {
      walk(each_one.set);
      bind(each_one.name);
    }
    walk(node.condition);
    each(node.probability);
    bound_.resize(outside);
  }
  void walk(Part<ReportStatement>& node) {
    walk(node.label);
    for (auto& item : node.items) walk_variant(item.node);
  }
  void walk(Part<CompareItem>& node) { mention(node.scenarios); }
  void walk(Part<ShowItem>& node) {
    walk(node.expr);
    each(node.title);
  }
  void walk(Part<ChartItem>& node) {
    walk(node.expr);
    each(node.title);
  }
  void walk(Part<TextItem>& node) {
    for (auto& part : node.parts) {
      if (auto* expr = std::get_if<ExprId>(&part)) walk(*expr);
    }
  }
  void walk(Part<TestStatement>& node) {
    walk(node.label);
    each(node.statements);
  }

  // ---- parts
  void walk(Part<Label>& node) {
    for (auto& [name, text] : node.translations) on_name_(language, name);
  }
  void walk(Part<Provenance>& provenance) {
    if (provenance.source) on_name_(mentions_source, *provenance.source);
  }
  void walk(Part<Moment>& moment) {
    walk(moment.value);
    each(moment.spread);
  }
  void walk(Part<Period>& period) {
    each(period.from);
    each(period.duration);
    each(period.until);
  }
  void walk(Part<Amount>& amount) { each(amount.value); }
  void walk(Part<Override>& change) {
    bool first = true;
    for (auto& part : change.path.steps) {
      auto* name = std::get_if<Name>(&part);
      if (first && name != nullptr) {
        mention(*name);
      } else {
        walk_step(part);
      }
      first = false;
    }
    walk(change.value);
  }
  void walk_step(auto& part) {
    std::visit(overloaded{[&](Part<Name>& name) { on_name_(step, name); },
                          [&](Part<ExprId>& index) { walk(index); }},
               part);
  }
  void walk(Part<Interval>& interval) {
    walk(interval.low);
    each(interval.high);
  }

  // ---- expressions
  void walk(Part<ExprId>& id) { walk_variant(tree_[id].node); }
  void walk(Part<Number>& node) {
    if (node.unit) on_unit_(*node.unit);
  }
  void walk(Part<DateText>&) {}
  void walk(Part<Text>&) {}
  void walk(Part<Bool>&) {}
  void walk(Part<Hole>&) {}
  void walk(Part<Broken>&) {}
  void walk(Part<NameRef>& node) { mention(node.name); }
  void walk(Part<Unary>& node) { walk(node.operand); }
  void walk(Part<Binary>& node) {
    walk(node.left);
    walk(node.right);
  }
  void walk(Part<As>& node) {
    walk(node.operand);
    on_unit_(node.unit);
  }
  void walk(Part<If>& node) {
    walk(node.condition);
    walk(node.then);
    walk(node.otherwise);
  }
  void walk(Part<Call>& node) {
    walk(node.callee);
    const std::size_t outside = bound_.size();
    walk_generators(node.generators);
    for (auto& argument : node.arguments) {
      if (argument.label) on_name_(label, *argument.label);
      walk(argument.value);
    }
    bound_.resize(outside);
  }
  void walk(Part<Member>& node) {
    walk(node.object);
    on_name_(step, node.name);
  }
  void walk(Part<Index>& node) {
    walk(node.object);
    walk(node.index);
  }
  void walk(Part<AtDate>& node) { walk(node.operand); }
  void walk(Part<Uncertain>& node) { walk(node.value); }
  void walk(Part<Set>& node) { each(node.elements); }
  void walk(Part<List>& node) {
    const std::size_t outside = bound_.size();
    walk_generators(node.generators);
    each(node.elements);
    bound_.resize(outside);
  }
  /// What they bind holds until the caller resizes `bound_`.
  void walk_generators(auto& generators) {
    for (auto& generator : generators) {
      walk(generator.set);
      bind(generator.name);
      each(generator.condition);
    }
  }

  // ---- how names are told
  void mention(Part<Name>& name) {
    const bool is_bound = std::find(bound_.begin(), bound_.end(), name.text) != bound_.end();
    on_name_(is_bound ? binds : mentions, name);
  }
  void mention(Part<std::vector<Name>>& names) {
    for (auto& name : names) mention(name);
  }
  void bind(Part<Name>& name) {
    bound_.push_back(name.text);
    on_name_(binds, name);
  }
  void all(NameRole role, Part<std::vector<Name>>& names) {
    for (auto& name : names) on_name_(role, name);
  }
  void walk_variant(auto& variant) {
    std::visit([&](auto& node) { walk(node); }, variant);
  }
  template <typename Node>
  void each(std::optional<Node>& node) {
    if (node) walk(*node);
  }
  template <typename Node>
  void each(const std::optional<Node>& node) {
    if (node) walk(*node);
  }
  template <typename Node>
  void each(std::vector<Node>& nodes) {
    for (Node& node : nodes) walk(node);
  }
  template <typename Node>
  void each(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) walk(node);
  }

  Tree& tree_;
  OnName on_name_;
  OnUnit on_unit_;
  std::vector<std::string> bound_;
};

}  // namespace

void visit_names(const Ast& ast, const Statement& statement, const NameVisitor& visitor) {
  NameWalk(ast, visitor.name, visitor.unit).walk(statement);
}

void visit_names(const Ast& ast, const Value& value, const NameVisitor& visitor) {
  NameWalk(ast, visitor.name, visitor.unit).walk(value);
}

void change_names(Ast& ast, Statement& statement,
                  const std::function<void(NameRole, Name&)>& change) {
  NameWalk(ast, change, [](UnitName&) {}).walk(statement);
}

void change_paths(Statement& statement, const std::function<void(Path&)>& change) {
  const auto all = [&](std::vector<Override>& overrides) {
    for (Override& each : overrides) change(each.path);
  };
  if (auto* scenario = std::get_if<ScenarioStatement>(&statement.node)) all(scenario->overrides);
  if (auto* what_if = std::get_if<WhatIfStatement>(&statement.node)) all(what_if->overrides);
  if (auto* test = std::get_if<TestStatement>(&statement.node)) {
    for (Statement& each : test->statements) change_paths(each, change);
  }
}

std::vector<std::string_view> words_of(const UnitName& unit) {
  std::vector<std::string_view> words;
  std::string_view rest = unit.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("/."), rest.size());
    if (end > 0) words.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

std::string_view without_year(std::string_view word) { return word.substr(0, word.find('@')); }

}  // namespace entente::syntax
