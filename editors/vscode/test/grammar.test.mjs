import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';

import {grammar} from '../grammar.mjs';
import {blocks, examples, fixtures, goldenOf} from './corpus.mjs';
import {clauseWords, keywords, layOut, statementWords} from './layout.mjs';
import {tokenise} from './tokeniser.mjs';

const has = (token, scope) => token.scopes.some((each) => each === scope || each.startsWith(scope + '.'));
const where = (script, token) => `${script.place}, line ${token.line + 1}, column ${token.column + 1}: ${token.text}`;
const key = ({line, column}) => `${line}:${column}`;
const broken = (script) => script.place.endsWith('mistakes.ent');

const scripts = [...examples, ...blocks, ...fixtures];
for (const script of scripts) {
  script.tokens = tokenise(script.text);
  script.layout = layOut(script.text);
}

test('there are scripts to look at', () => {
  assert.ok(examples.length >= 5 && blocks.length >= 20 && fixtures.length >= 5);
});

test('the grammar of the editor is the one that grammar.mjs makes', () => {
  const made = readFileSync(new URL('../syntaxes/entente.tmLanguage.json', import.meta.url), 'utf8');
  assert.equal(made, JSON.stringify(grammar, null, 2) + '\n', 'run `npm run build`');
});

test('every rule that is included exists, and every rule is included', () => {
  const included = new Set([...JSON.stringify(grammar).matchAll(/"include":"#([^"]+)"/g)].map(([, name]) => name));
  assert.deepEqual([...included].sort(), Object.keys(grammar.repository).sort());
});

test('every word of the lexer is in a pattern of the grammar', () => {
  const patterns = [];
  JSON.stringify(grammar, (property, value) => {
    if (['match', 'begin', 'end'].includes(property)) patterns.push(value.replace(/\\[a-zA-Z]/g, ' '));
    return value;
  });
  const words = new Set(patterns.flatMap((pattern) => pattern.match(/[a-z_]+/g) ?? []));
  assert.ok(keywords.length > 120);
  assert.deepEqual(keywords.filter((word) => !words.has(word)), []);
});

test('every word of the lexer is coloured as one somewhere', () => {
  const coloured = new Set();
  for (const {tokens} of scripts) {
    for (const token of tokens) {
      if (['keyword', 'constant.language', 'constant.numeric.scale'].some((scope) => has(token, scope))) {
        coloured.add(token.text);
      }
    }
  }
  assert.deepEqual(keywords.filter((word) => !coloured.has(word)), []);
});

test('nothing in a script is invalid', () => {
  for (const script of scripts.filter((each) => !broken(each))) {
    for (const token of script.tokens) assert.ok(!has(token, 'invalid'), where(script, token));
  }
});

test('the first word of a statement or clause is coloured, and no other word is coloured like it', () => {
  for (const script of scripts.filter((each) => !broken(each))) {
    const at = new Map(script.tokens.map((token) => [key(token), token]));
    const due = new Set();
    for (const start of script.layout.starts) {
      const token = at.get(key(start));
      const settings = start.block === 'engine' || start.block === 'scenario';
      const clauses = start.block !== null && start.block !== 'test' && !settings;
      if (settings) {
        assert.ok(token && has(token, 'variable.other.setting'), where(script, start));
      } else if (clauses ? clauseWords.has(start.text) || /^(from|until)$/.test(start.text)
                         : statementWords.has(start.text)) {
        assert.ok(token && has(token, clauses ? 'keyword.control.clause' : 'keyword.control.statement'),
                  where(script, start));
        due.add(key(start));
      } else if (start.kind === 'word' || start.kind === 'quoted') {
        const verb = at.get(key(start.next));
        assert.ok(verb && has(verb, 'keyword.other.verb'), where(script, start));
      } else {
        assert.equal(start.kind, 'text', where(script, start));  // prose
      }
    }
    for (const token of script.tokens) {
      if (has(token, 'keyword.control.statement') || has(token, 'keyword.control.clause')) {
        assert.ok(due.has(key(token)), `not the first word: ${where(script, token)}`);
      }
    }
  }
});

test('a word after a number is a unit, unless it may follow a bare number', () => {
  for (const script of scripts.filter((each) => !broken(each))) {
    const at = new Map(script.tokens.map((token) => [key(token), token]));
    for (const unit of script.layout.units) {
      const token = at.get(key(unit));
      assert.ok(token && has(token, 'support.type.unit'), where(script, unit));
    }
  }
});

// Goldens, rewritten by `npm run update`.
const described = ({text, scopes}) =>
  `    ${text.trim()}  ${scopes.filter((scope) => !scope.startsWith('meta.statement')).join(' ')}`.trimEnd();
const listed = ({text, tokens}) => text.trimEnd().split(/\r?\n/).map((line, number) => [
  `> ${line}`.trimEnd(), ...tokens.filter((token) => token.line === number).map(described),
].join('\n')).join('\n') + '\n';

for (const script of fixtures) {
  test(`scopes of ${script.place}`, () => {
    const golden = goldenOf(script);
    if (process.env.ENTENTE_UPDATE_SCOPES) writeFileSync(golden, listed(script));
    assert.ok(existsSync(golden), 'run `npm run update`');
    assert.equal(listed(script), readFileSync(golden, 'utf8'), 'run `npm run update`, and read the difference');
  });
}
