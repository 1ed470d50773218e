#include "syntax/parser.h"

#include <gtest/gtest.h>

#include "unit/syntax/parsed.h"

namespace entente {
namespace {

using namespace syntax;

const Number& number_of(const Parsed& parsed, const Value& value) {
  return parsed.expr<Number>(value.centre.value().low);
}

TEST(Parser, KeepsNumbersAsWritten) {
  const Parsed parsed("let a = 1_200.5 million USD@2025/t ~ 3% to 4 pp");
  const Value& value = parsed.statement<LetStatement>().value;
  const Number& centre = number_of(parsed, value);
  EXPECT_EQ(centre.digits, "1_200.5");
  EXPECT_EQ(centre.scale, "million");
  EXPECT_EQ(centre.unit.value().text, "USD@2025/t");
  EXPECT_EQ(parsed.text(centre.unit->span), "USD@2025/t");
  EXPECT_EQ(parsed.expr<Number>(value.spread.value().low).unit.value().text, "%");
  EXPECT_EQ(parsed.expr<Number>(value.spread->high.value()).unit.value().text, "pp");
  EXPECT_EQ(parsed.text(value.span), "1_200.5 million USD@2025/t ~ 3% to 4 pp");
}

TEST(Parser, BindsOperatorsByRank) {
  const Parsed parsed("let a = -2 ^ 2 * 3 + 1 as kt == 4 and not b or c");
  const auto& outer = parsed.expr<Binary>(parsed.statement<LetStatement>().value.centre->low);
  EXPECT_EQ(outer.op, BinaryOp::logical_or);
  const auto& conjunction = parsed.expr<Binary>(outer.left);
  EXPECT_EQ(conjunction.op, BinaryOp::logical_and);
  EXPECT_EQ(parsed.expr<Unary>(conjunction.right).op, UnaryOp::logical_not);
  const auto& equality = parsed.expr<Binary>(conjunction.left);
  EXPECT_EQ(equality.op, BinaryOp::equal);
  EXPECT_EQ(parsed.text(equality.operator_span), "==");
  const auto& sum = parsed.expr<Binary>(parsed.expr<As>(equality.left).operand);
  EXPECT_EQ(sum.op, BinaryOp::plus);
  const auto& product = parsed.expr<Binary>(sum.left);
  EXPECT_EQ(product.op, BinaryOp::times);
  const auto& negative = parsed.expr<Unary>(product.left);
  EXPECT_EQ(parsed.expr<Binary>(negative.operand).op, BinaryOp::power);
}

TEST(Parser, SubtractsToTheLeftAndRaisesToTheRight) {
  const Parsed parsed("let a = 3 - 2 - 1\nlet b = 2 ^ 3 ^ 4");
  const auto& minus = parsed.expr<Binary>(parsed.statement<LetStatement>(0).value.centre->low);
  EXPECT_EQ(parsed.text(parsed.ast[minus.left].span), "3 - 2");
  const auto& power = parsed.expr<Binary>(parsed.statement<LetStatement>(1).value.centre->low);
  EXPECT_EQ(parsed.text(parsed.ast[power.right].span), "3 ^ 4");
}

TEST(Parser, ReadsCallsMembersAndDates) {
  const Parsed parsed("let a = f(1, in: x)[0].over @ 2027-01");
  const auto& at = parsed.expr<AtDate>(parsed.statement<LetStatement>().value.centre->low);
  EXPECT_EQ(at.date.text, "2027-01");
  const auto& member = parsed.expr<Member>(at.operand);
  EXPECT_EQ(member.name.text, "over");
  const auto& call = parsed.expr<Call>(parsed.expr<Index>(member.object).object);
  ASSERT_EQ(call.arguments.size(), 2u);
  EXPECT_FALSE(call.arguments[0].label);
  EXPECT_EQ(call.arguments[1].label.value().text, "in");
  EXPECT_EQ(parsed.text(parsed.ast[member.object].span), "f(1, in: x)[0]");
}

TEST(Parser, ReadsComprehensionsSetsAndLists) {
  const Parsed parsed(
      "let a = sum(f(r, c) for r in {x, y} for c in who if c != US) + [1 to 3, (2 ~ 1 to 3)]");
  const auto& sum = parsed.expr<Binary>(parsed.statement<LetStatement>().value.centre->low);
  const auto& call = parsed.expr<Call>(sum.left);
  ASSERT_EQ(call.generators.size(), 2u);
  EXPECT_EQ(call.generators[0].name.text, "r");
  EXPECT_EQ(parsed.expr<Set>(call.generators[0].set).elements.size(), 2u);
  EXPECT_TRUE(call.generators[1].condition);
  const auto& list = parsed.expr<List>(sum.right);
  ASSERT_EQ(list.elements.size(), 2u);
  EXPECT_TRUE(list.elements[0].centre->high);
  EXPECT_TRUE(parsed.expr<Uncertain>(list.elements[1].centre->low).value.spread);
}

TEST(Parser, ReadsFacts) {
  const Parsed parsed(
      "CN refines 90% of ore at 85% utilisation source iea \"ch. 3\"\n"
      "ROW refines rest of ore\n"
      "JP can make 3 t/year of x assumed\n"
      "CN ships 70% of exports to JP, KR via strait taking 12 days\n"
      "a replaces b in c up to 10% at 1.6 t/t after 12 months\n");
  const auto& fact = parsed.statement<FactStatement>(0);
  EXPECT_EQ(fact.subject.text, "CN");
  const auto& produces = std::get<Produces>(fact.predicate);
  EXPECT_EQ(produces.verb.text, "refines");
  EXPECT_TRUE(produces.utilisation);
  EXPECT_EQ(fact.provenance.value().source.value().text, "iea");
  EXPECT_EQ(fact.provenance->detail.value().text, "ch. 3");
  EXPECT_FALSE(std::get<Produces>(parsed.statement<FactStatement>(1).predicate).amount.value);
  EXPECT_EQ(std::get<CanProduce>(parsed.statement<FactStatement>(2).predicate).verb.text, "make");
  const auto& ships = std::get<Ships>(parsed.statement<FactStatement>(3).predicate);
  EXPECT_EQ(ships.goods.text, "exports");
  EXPECT_EQ(ships.buyers.size(), 2u);
  EXPECT_TRUE(ships.taking);
  EXPECT_TRUE(std::get<Replaces>(parsed.statement<FactStatement>(4).predicate).after);
}

TEST(Parser, ReadsTables) {
  const Parsed parsed(
      "table can make from \"a.csv\" source iea\n"
      "| of | world [kt/year] | JP | rest |\n|---|:-:|---|---|\n| ore | 3 | rest | |\n");
  const auto& table = parsed.statement<TableStatement>();
  EXPECT_TRUE(table.can);
  EXPECT_EQ(table.verb.text, "make");
  EXPECT_EQ(table.file.value().text, "a.csv");
  ASSERT_EQ(table.columns.size(), 3u);
  EXPECT_EQ(table.columns[0].unit.value().text, "kt/year");
  EXPECT_FALSE(table.columns[2].name);
  ASSERT_EQ(table.rows.size(), 1u);
  const Row& row = table.rows[0];
  ASSERT_EQ(row.cells.size(), 4u);
  EXPECT_EQ(parsed.expr<NameRef>(row.cells[0].value->centre->low).name.text, "ore");
  EXPECT_EQ(parsed.text(row.cells[1].span), "3");
  EXPECT_TRUE(row.cells[2].rest);
  EXPECT_FALSE(row.cells[3].value);
}

TEST(Parser, ReadsShocks) {
  const Parsed parsed(
      "shock s \"S\" ar \"ص\" {\n  CN restricts exports of a, b to us by 80%, selling it "
      "elsewhere\n"
      "  JP loses 30% of chips capacity; closes strait\n"
      "  from 2027-03 ~ 2027-01 to 2027-06 for 6 months\n  recovers over 3 months convex\n}");
  const auto& shock = parsed.statement<ShockStatement>();
  EXPECT_EQ(shock.label.value().translations.at(0).second.text, "ص");
  ASSERT_EQ(shock.clauses.size(), 5u);
  const auto& restricts = std::get<RestrictsClause>(shock.clauses[0].node);
  EXPECT_EQ(restricts.disposal, Disposal::selling_elsewhere);
  EXPECT_EQ(restricts.resources.size(), 2u);
  EXPECT_EQ(restricts.buyers.size(), 1u);
  EXPECT_EQ(std::get<LosesClause>(shock.clauses[1].node).what.text, "capacity");
  EXPECT_FALSE(std::get<ClosesClause>(shock.clauses[2].node).by);
  const auto& period = std::get<Period>(shock.clauses[3].node);
  EXPECT_TRUE(period.from->spread);
  EXPECT_TRUE(period.duration);
  EXPECT_EQ(std::get<RecoversClause>(shock.clauses[4].node).shape.value().text, "convex");
  EXPECT_EQ(parsed.text(shock.clauses[2].span), "closes strait");
}

TEST(Parser, ReadsRebuildingAndCurves) {
  const Parsed parsed(
      "shock s {\n  R01 loses 5 million EUR of `Basic metals` capital\n  rebuilt over 90 days at "
      "110% by a 70%, `b c` 30%\n  rebuilt over 9 days by a\n  recovers over 3 days convex "
      "unscaled\n  recovers over 3 days convex\n}");
  EXPECT_TRUE(parsed.diagnostics.all().empty());
  const auto& shock = parsed.statement<ShockStatement>();
  ASSERT_EQ(shock.clauses.size(), 5u);
  EXPECT_EQ(std::get<LosesClause>(shock.clauses[0].node).resource.text, "Basic metals");
  const auto& rebuilt = std::get<RebuiltClause>(shock.clauses[1].node);
  EXPECT_EQ(number_of(parsed, rebuilt.over).digits, "90");
  EXPECT_EQ(number_of(parsed, rebuilt.at.value()).digits, "110");
  ASSERT_EQ(rebuilt.portions.size(), 2u);
  EXPECT_EQ(rebuilt.portions[1].first.text, "b c");
  EXPECT_TRUE(rebuilt.portions[1].second);
  EXPECT_FALSE(std::get<RebuiltClause>(shock.clauses[2].node).at);
  EXPECT_FALSE(std::get<RebuiltClause>(shock.clauses[2].node).portions[0].second);
  EXPECT_TRUE(std::get<RecoversClause>(shock.clauses[3].node).unscaled);
  EXPECT_FALSE(std::get<RecoversClause>(shock.clauses[4].node).unscaled);
}

TEST(Parser, ReadsTheEngineBlock) {
  const Parsed parsed(
      "engine ario { rule = boario; lag = 1\n  inventory[`Basic metals`] = unlimited source mine\n"
      "  restoration[{a, b}] = 3 days } assumed \"all\"\nrestocking of a, b over 9 days");
  EXPECT_TRUE(parsed.diagnostics.all().empty());
  const auto& engine = parsed.statement<EngineStatement>(0);
  ASSERT_EQ(engine.settings.size(), 4u);
  EXPECT_EQ(engine.settings[0].path.steps.size(), 1u);
  EXPECT_EQ(engine.settings[2].path.steps.size(), 2u);
  EXPECT_TRUE(engine.settings[2].provenance);
  EXPECT_FALSE(engine.settings[3].provenance);
  EXPECT_TRUE(engine.provenance);
  EXPECT_EQ(parsed.statement<RestockingStatement>(1).inputs.size(), 2u);
}

TEST(Parser, ReadsAgreements) {
  const Parsed parsed(
      "agreement a {\n  members JP, KR from 2026-01\n  until 2028-01\n  no export controls on x "
      "among members\n"
      "  priority to members for 60% of exports of x when y > 5%\n"
      "  share reserves of x above 30 days up to 50%\n  guarantee 4 kt/year of x from AU to JP "
      "assumed\n"
      "  build b: 1 t/year of x in AU from 2026-09 over 18 months to members source iea\n}");
  EXPECT_TRUE(parsed.diagnostics.all().empty());
  const auto& agreement = parsed.statement<AgreementStatement>();
  ASSERT_EQ(agreement.clauses.size(), 7u);
  EXPECT_TRUE(std::get<MembersClause>(agreement.clauses[0].node).period);
  EXPECT_TRUE(std::get<Period>(agreement.clauses[1].node).until);
  EXPECT_TRUE(std::get<PriorityClause>(agreement.clauses[3].node).when);
  EXPECT_TRUE(std::get<ShareReservesClause>(agreement.clauses[4].node).up_to);
  const auto& build = std::get<BuildClause>(agreement.clauses[6].node);
  EXPECT_TRUE(build.to_members);
  EXPECT_TRUE(build.over);
  EXPECT_FALSE(build.over->centre->high);
  EXPECT_TRUE(build.provenance);
}

TEST(Parser, ReadsSettings) {
  const Parsed parsed(
      "restocking over 60 days\nrationing final use first\nwithheld goods released over 12 months\n"
      "inputs used cautiously below 80%\nindustries in JP keep 3 days of inputs\nindustries can "
      "exceed capacity by 5% within 6 months");
  EXPECT_TRUE(parsed.diagnostics.all().empty());
  EXPECT_EQ(number_of(parsed, parsed.statement<RestockingStatement>(0).over).digits, "60");
  EXPECT_EQ(parsed.statement<RationingStatement>(1).rule, Rationing::final_use_first);
  EXPECT_EQ(number_of(parsed, parsed.statement<ReleaseStatement>(2).over).digits, "12");
  EXPECT_TRUE(parsed.statement<InputsStatement>(3).cautiously_below);
  EXPECT_EQ(parsed.statement<KeepStatement>(4).inputs.at(0).text, "inputs");
  EXPECT_EQ(number_of(parsed, parsed.statement<OverproductionStatement>(5).within).digits, "6");
}

TEST(Parser, ReadsScenariosAndAssertions) {
  const Parsed parsed(
      "scenario s = baseline + a with { p.b[c].by = 3%; q = 1 to 2 }\n"
      "assert in s, t: for all r in x: f(r) < 3 with probability 90% because \"why\"\nrun s draws "
      "2_000 seed 7");
  const auto& scenario = parsed.statement<ScenarioStatement>(0);
  EXPECT_EQ(scenario.components.size(), 2u);
  ASSERT_EQ(scenario.overrides.size(), 2u);
  EXPECT_EQ(scenario.overrides[0].path.steps.size(), 4u);
  EXPECT_EQ(parsed.text(scenario.overrides[0].path.span), "p.b[c].by");
  const auto& assertion = parsed.statement<AssertionStatement>(1);
  EXPECT_EQ(assertion.scenarios.size(), 2u);
  EXPECT_EQ(assertion.for_all.size(), 1u);
  EXPECT_EQ(parsed.text(parsed.ast[assertion.condition].span), "f(r) < 3");
  EXPECT_TRUE(assertion.probability);
  EXPECT_EQ(assertion.because.value().text, "why");
  const auto& run = parsed.statement<RunStatement>(2);
  EXPECT_EQ(run.draws.value().digits, "2_000");
  EXPECT_EQ(parsed.text(run.seed_span), "7");
}

TEST(Parser, TakesExpressionsOutOfTexts) {
  const Parsed parsed("report \"r\" { text \"é {f(a, {JP})} \\{b\\} {1 + 2}\" }");
  EXPECT_TRUE(parsed.diagnostics.all().empty());
  const auto& item = std::get<TextItem>(parsed.statement<ReportStatement>().items.at(0).node);
  ASSERT_EQ(item.parts.size(), 4u);
  EXPECT_EQ(std::get<std::string>(item.parts[0]), "é ");
  EXPECT_EQ(parsed.text(parsed.ast[std::get<ExprId>(item.parts[1])].span), "f(a, {JP})");
  EXPECT_EQ(std::get<std::string>(item.parts[2]), " {b} ");
  EXPECT_EQ(parsed.text(parsed.ast[std::get<ExprId>(item.parts[3])].span), "1 + 2");
}

TEST(Parser, ResolvesEscapesAndTrimsBlocks) {
  const Parsed parsed("title \"a \\\"b\\\" \\\\ \\n\"\n\"\"\"\nfirst\n# second\n\"\"\"\n");
  EXPECT_EQ(parsed.statement<TitleStatement>(0).label.text.text, "a \"b\" \\ \n");
  EXPECT_EQ(parsed.statement<ProseStatement>(1).text.text, "first\n# second");
}

TEST(Parser, GivesDocumentationToTheNextDeclaration) {
  const Parsed parsed("## One.\n## Two.\nlet a = 1\n# no\nlet b = 2\n\n## Three.\n\ncountry C\n");
  EXPECT_EQ(parsed.ast.statements[0].documentation, "One.\nTwo.");
  EXPECT_EQ(parsed.ast.statements[1].documentation, "");
  EXPECT_EQ(parsed.ast.statements[2].documentation, "Three.");
}

TEST(Parser, CountsBytesBehindOtherScriptsAndComments) {
  const Parsed parsed("\xEF\xBB\xBF# — comment\nlet العربية = 1  # ─\n# ────\nlet b = 日本\n");
  EXPECT_EQ(parsed.text(parsed.statement<LetStatement>(0).name.span), "العربية");
  EXPECT_EQ(parsed.text(parsed.ast.statements[1].span), "let b = 日本");
}

TEST(Parser, TakesAllLineEnds) {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    const std::string line_end(end);
    const Parsed parsed("let a = 1" + line_end + "let b = 2" + line_end);
    EXPECT_EQ(parsed.ast.statements.size(), 2u);
    EXPECT_TRUE(parsed.diagnostics.all().empty());
  }
}

}  // namespace
}  // namespace entente
