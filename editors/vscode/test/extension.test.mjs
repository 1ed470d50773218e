import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {test} from 'node:test';

import {source} from './corpus.mjs';
import {layOut, statementWords} from './layout.mjs';
import {tokenise} from './tokeniser.mjs';

const json = (path) => JSON.parse(readFileSync(new URL('../' + path, import.meta.url), 'utf8'));
const extension = json('package.json');
const configuration = json('language-configuration.json');
const snippets = json('snippets/entente.json');

test('the version is that of the program', () => {
  const [, version] = source('interpreter/support/version.h').match(/program_version = "([^"]+)"/);
  assert.equal(extension.version, version);
});

test('every file that the extension names is there', () => {
  const {languages, grammars, snippets: files} = extension.contributes;
  const paths = [...languages.map((each) => each.configuration), ...[...grammars, ...files].map((each) => each.path)];
  for (const path of paths) {
    assert.ok(existsSync(new URL('../' + path, import.meta.url)), path);
  }
});

test('a word is a name of any script, a name in back-quotes, or a number', () => {
  const {pattern, flags} = configuration.wordPattern;
  const words = (text) => text.match(new RegExp(pattern, flags + 'g'));
  assert.deepEqual(words('حديد = 1_200.5 * `rare earths` + ore_2 - 鉄'),
                   ['حديد', '1_200.5', '`rare earths`', 'ore_2', '鉄']);
});

test('the rules for new lines know blocks, documentation and rows', () => {
  const {increaseIndentPattern, decreaseIndentPattern} = configuration.indentationRules;
  const opens = new RegExp(increaseIndentPattern);
  for (const line of ['shock ban "A ban" {', 'let a = sum(  # why']) assert.match(line, opens);
  for (const line of ['let a = {JP, AU}', 'text "{"', '# {', 'shock ban { closes strait }']) {
    assert.doesNotMatch(line, opens);
  }
  assert.match('  }', new RegExp(decreaseIndentPattern));
  const [documentation, row] = configuration.onEnterRules.map((rule) => new RegExp(rule.beforeText));
  assert.match('## About the next', documentation);
  assert.doesNotMatch('# A comment', documentation);
  assert.match('| of | A |', row);
});

/// What a snippet inserts before anything is typed.
function expanded(body) {
  const defaults = new Map();
  let text = [body].flat().join('\n');
  text = text.replace(/\$\{(\d+)\|([^,|]+)[^|]*\|\}/g, (_, stop, first) => (defaults.set(stop, first), first));
  text = text.replace(/\$\{(\d+):((?:\\.|[^}\\]|\{[^}]*\\\})*)\}/g, (_, stop, value) => {
    const plain = value.replace(/\\(.)/g, '$1');
    defaults.set(stop, plain);
    return plain;
  });
  return text.replace(/\$(\d+)/g, (_, stop) => defaults.get(stop) ?? '');
}

test('snippets insert what the grammar knows', () => {
  const prefixes = Object.values(snippets).map(({prefix}) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  for (const [title, {prefix, body, description}] of Object.entries(snippets)) {
    assert.ok(description, title);
    const text = expanded(body);
    assert.doesNotMatch(text, /\$|\\/, title);
    const tokens = tokenise(text);
    for (const token of tokens) assert.ok(!token.scopes.join(' ').includes('invalid'), `${title}: ${token.text}`);
    for (const start of layOut(text).starts.filter(({block}) => block === null)) {
      if (prefix === 'assumed') continue;
      const scope = statementWords.has(start.text) ? 'keyword.control.statement' : 'keyword.other.verb';
      const at = statementWords.has(start.text) ? start : start.next;
      const token = tokens.find(({line, column}) => line === at.line && column === at.column);
      assert.ok(token?.scopes.includes(scope), `${title}: ${start.text}`);
    }
  }
});
