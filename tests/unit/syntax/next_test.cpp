#include "syntax/next.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "syntax/lexemes.h"
#include "syntax/names.h"
#include "unit/syntax/example_scripts.h"
#include "unit/syntax/parsed.h"

namespace entente {
namespace {

using syntax::next_after;
using enum syntax::NameKind;

using Words = std::vector<std::string>;
using Kinds = std::vector<syntax::NameKind>;

Words words(std::string_view text) { return next_after(text).words; }
Kinds names(std::string_view text) { return next_after(text).names; }

bool contains(const Words& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
/// All of these words may follow the text.
bool offers(std::string_view text, const Words& wanted) {
  const Words found = next_after(text).words;
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return contains(found, word); });
}

TEST(Next, AStatementOrAnExpressionBegins) {
  const syntax::Next next = next_after("");
  EXPECT_TRUE(offers("", {"let", "shock", "assert", "what", "if", "not", "true"}));
  EXPECT_FALSE(offers("", {"of"}));
  EXPECT_EQ(next.names, (Kinds{country, world, value}));
}

TEST(Next, TheWordThatIsTypedIsLeftOut) {
  EXPECT_EQ(next_after("JP ma").begin, 3u);
  EXPECT_EQ(next_after("JP ").begin, 3u);
  EXPECT_EQ(next_after("let x = ban.by").begin, 8u);
  EXPECT_EQ(next_after("let x = ban.").begin, 8u);
  EXPECT_EQ(next_after("let x = 12kt").begin, 10u);
  EXPECT_TRUE(offers("JP ma", {"makes", "holds", "ships"}));
}

TEST(Next, WordsAreThoseThatAreLegal) {
  EXPECT_TRUE(offers("JP ", {"makes", "uses", "can", "replaces"}));
  EXPECT_EQ(words("JP can "), (Words{"mine", "refine", "make"}));
  EXPECT_TRUE(offers("JP makes 12 kt/year ", {"of"}));
  EXPECT_TRUE(offers("JP makes 12 kt/year of x ", {"source", "at", "assumed"}));
  EXPECT_EQ(words("rationing "), (Words{"industries", "pro", "final"}));
  EXPECT_TRUE(offers("shock s {\n  ", {"closes", "from", "raises", "recovers"}));
  EXPECT_TRUE(offers("assert ", {"in", "for", "not"}));
  EXPECT_TRUE(offers("assert x > 1\n  ", {"because"}));
  EXPECT_TRUE(offers("let x = 5 ", {"million", "assumed", "to"}));
  EXPECT_TRUE(offers("agreement p { build f: 1 t of x in AU over 3 months to ", {"members"}));
}

TEST(Next, NamesHaveTheirKinds) {
  EXPECT_EQ(names("JP makes 12 kt/year of "), (Kinds{resource}));
  EXPECT_EQ(names("JP buys 2 kt of x from "), (Kinds{country}));
  EXPECT_EQ(names("CN ships 5% of exports to SG, "), (Kinds{country}));
  EXPECT_EQ(names("CN ships 5% of exports to SG via a, "), (Kinds{chokepoint}));
  EXPECT_EQ(names("JP makes 1 t of x source "), (Kinds{source}));
  EXPECT_EQ(names("shock s {\n  CN restricts exports of a, "), (Kinds{resource}));
  EXPECT_EQ(names("shock s {\n  CN restricts exports of a to "), (Kinds{country}));
  EXPECT_EQ(names("shock s { closes "), (Kinds{chokepoint}));
  EXPECT_EQ(names("agreement p { members "), (Kinds{country}));
  EXPECT_EQ(names("scenario s = baseline + "), (Kinds{scenario, shock, agreement}));
  EXPECT_EQ(names("scenario s = a with { "), (Kinds{path}));
  EXPECT_EQ(names("scenario s = a with { ban.by = 5%;  "), (Kinds{path}));
  EXPECT_EQ(names("what if in six: "), (Kinds{path}));
  EXPECT_EQ(names("what if in "), (Kinds{scenario}));
  EXPECT_EQ(names("run "), (Kinds{scenario}));
  EXPECT_EQ(names("report \"r\" { compare a, "), (Kinds{scenario}));
  EXPECT_EQ(names("resource x in "), (Kinds{unit}));
  EXPECT_EQ(names("let x = "), (Kinds{value}));
  EXPECT_EQ(names("assert for all c in "), (Kinds{group, value}));
  EXPECT_EQ(names("use "), (Kinds{module}));
  EXPECT_EQ(names("title \"t\" "), (Kinds{language}));
  EXPECT_EQ(names("fn f("), Kinds{});
  EXPECT_EQ(names("fn f(x for y in z) = sum(a for "), Kinds{});
  EXPECT_EQ(names("shock "), (Kinds{shock}));
}

TEST(Next, ModulesHaveLists) {
  const syntax::Next next = next_after("use std.countries (JP, C");
  EXPECT_EQ(next.module, "std.countries");
  EXPECT_EQ(next.names, (Kinds{module_declaration}));
  EXPECT_EQ(next_after("use std.cou").begin, 4u);
}

TEST(Next, UnitsFollowNumbers) {
  EXPECT_TRUE(next_after("let x = 12 ").has(unit));
  EXPECT_TRUE(next_after("12").has(unit));
  EXPECT_TRUE(next_after("peak(x) as ").has(unit));
  const syntax::Next per = next_after("JP makes 12 kt/ye");
  EXPECT_EQ(per.names, (Kinds{unit}));
  EXPECT_EQ(per.begin, 15u);
  EXPECT_EQ(per.unit, "kt/ye");
  EXPECT_EQ(next_after("5 %/").unit, "%/");
  EXPECT_FALSE(next_after("peak(x)/y").has(unit));
  EXPECT_FALSE(next_after("edition 1 ").has(unit));
}

TEST(Next, FilesStandBetweenQuotes) {
  EXPECT_EQ(names("import \"data/x"), (Kinds{file}));
  EXPECT_EQ(next_after("import \"data/x").begin, 8u);
  EXPECT_EQ(names("table uses from \""), (Kinds{file}));
  EXPECT_EQ(names("economy e from mrio \""), (Kinds{file}));
  EXPECT_EQ(names("title \"a"), Kinds{});
  EXPECT_EQ(names("source s \"a"), Kinds{});
}

TEST(Next, TextsOfReportsHoldExpressions) {
  const std::string text = "report \"r\" { text \"worst {peak(ga";
  const syntax::Next next = next_after(text);
  EXPECT_EQ(next.names, (Kinds{value}));
  EXPECT_EQ(next.begin, text.size() - 2);
  EXPECT_EQ(next.call->function, "peak");
  EXPECT_EQ(names("report \"r\" { text \"worst {peak(gap)} "), Kinds{});
  EXPECT_EQ(names("report \"r\" { text \"worst {peak(gap({JP}), in: "), (Kinds{value}));
  EXPECT_EQ(names("report \"r\" { text \"worst \\{"), Kinds{});
}

TEST(Next, KnowsTheCallThatIsOpen) {
  const syntax::Next next = next_after("let x = peak(shortage(oxides, ");
  ASSERT_TRUE(next.call);
  EXPECT_EQ(next.call->function, "shortage");
  EXPECT_EQ(next.call->argument, 1u);
  EXPECT_EQ(next_after("peak(f(x), ").call->function, "peak");
  EXPECT_EQ(next_after("peak(f(x) ").call->argument, 0u);
  EXPECT_EQ(next_after("peak(f(x), in: ").call->label, "in");
  EXPECT_EQ(next_after("imports(f, x, from: a").call->label, "from");
  EXPECT_FALSE(next_after("peak(f(x))").call);
}

TEST(Next, KnowsTheNamesThatAreBound) {
  EXPECT_EQ(next_after("fn gap(r, who) = sum(shortage(r, c) for c in ").bound, (Words{"r", "who"}));
  EXPECT_EQ(next_after("assert for all r in {a}: for all c in b: peak(").bound, (Words{"r", "c"}));
  EXPECT_EQ(next_after("fn gap(r, ").bound, Words{});
  EXPECT_EQ(next_after("let x = ").bound, Words{});
}

TEST(Next, NothingIsSaidOfCommentsAndProse) {
  for (const char* text : {"# a", "let x = 1 # a", "## a", "let x = 1\n# a", "\"\"\"\nprose "}) {
    EXPECT_EQ(words(text), Words{}) << text;
    EXPECT_EQ(names(text), Kinds{}) << text;
  }
}

TEST(Next, AMistakeBeforeHidesWhatFollows) {
  EXPECT_FALSE(next_after("let = = 5 ").understood);
  EXPECT_TRUE(next_after("let x = ").understood);
  EXPECT_TRUE(offers("shock s {\n  nonsense here\n  ", {"closes"}));
}

TEST(Next, AnyBytesWillDo) {
  EXPECT_FALSE(next_after("\xFF\xFE(").understood);
  next_after(std::string(5000, '('));
  next_after(std::string(5000, '-'));
  for (unsigned seed = 1; seed < 300; ++seed) {
    std::string text;
    for (unsigned i = 0, x = seed; i < 40; ++i) {
      x = x * 1664525u + 1013904223u;
      text += "\n\"{}()|#:`\\ =.,a1%/ @\xD8\xB9 tokt"[(x >> 16) % 29];
    }
    EXPECT_LE(next_after(text).begin, text.size());
  }
}

/// What really follows in a script must be among what may follow.
class Following {
 public:
  explicit Following(const test::ExampleScript& script)
      : source_(sources_.add(script.name, script.text)) {
    const syntax::Ast ast = parse(source_, sources_, diagnostics_);
    std::vector<syntax::Lexeme> lexemes = syntax::lexemes(source_, sources_);
    auto lexeme = lexemes.begin();
    const auto note = [&](syntax::NameRole role, const syntax::Name& name) {
      if (role != syntax::NameRole::word) names_.insert(name.span.begin);
    };
    for (const syntax::Statement& statement : ast.statements) {
      visit_names(ast, statement, {note});
      while (lexeme != lexemes.end() && lexeme->span.begin < statement.span.begin) ++lexeme;
      for (; lexeme != lexemes.end() && lexeme->span.end <= statement.span.end; ++lexeme)
        check(statement.span.begin, *lexeme);
    }
  }

 private:
  void check(std::uint32_t begin, const syntax::Lexeme& lexeme) {
    const std::string_view text = sources_.text({source_, begin, lexeme.span.begin});
    const std::string word(sources_.text(lexeme.span));
    switch (lexeme.kind) {
      case syntax::LexemeKind::word:
      case syntax::LexemeKind::reserved_word:
      case syntax::LexemeKind::verb: {
        if (names_.contains(lexeme.span.begin)) return;
        EXPECT_TRUE(contains(next_after(text).words, word)) << text << word;
        return;
      }
      case syntax::LexemeKind::scale:
        EXPECT_TRUE(contains(next_after(text).words, word)) << text << word;
        return;
      case syntax::LexemeKind::unit:
        EXPECT_TRUE(next_after(text).has(unit)) << text << word;
        return;
      default:
        EXPECT_TRUE(next_after(text).understood) << text << word;
    }
  }

  Sources sources_;
  Diagnostics diagnostics_;
  SourceId source_;
  std::set<std::uint32_t> names_;  ///< where they begin
};

TEST(Next, OffersWhatFollowsInTheExamples) {
  for (const test::ExampleScript& script : test::example_scripts()) Following{script};
}

}  // namespace
}  // namespace entente
