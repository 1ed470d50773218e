// The grammar as an editor would load it.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma');
const textmate = require('vscode-textmate');

const path = new URL('../syntaxes/entente.tmLanguage.json', import.meta.url);
await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), 'entente.tmLanguage.json'),
});
const grammar = await registry.loadGrammar('source.entente');

/// The tokens of a text, as {line, column, text, scopes}; lines and columns from 0.
export function tokenise(text) {
  const result = [];
  let state = textmate.INITIAL;
  text.split(/\r?\n/).forEach((content, line) => {
    const {tokens, ruleStack} = grammar.tokenizeLine(content, state);
    state = ruleStack;
    for (const {startIndex, endIndex, scopes} of tokens) {
      const piece = content.slice(startIndex, endIndex);
      if (piece.trim()) {
        const own = scopes.slice(1).map((scope) => scope.replace(/\.entente$/, ''));
        result.push({line, column: startIndex, text: piece, scopes: own});
      }
    }
  });
  return result;
}
