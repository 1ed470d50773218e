// Where statements and clauses begin, and which words are units: what interpreter/syntax/layout.cpp decides, told a
// second time so that the colours can be compared with it. The words come from the lexer grammar itself.
import {readFileSync} from 'node:fs';

const lexer = readFileSync(new URL('../../../grammar/EntenteLexer.g4', import.meta.url), 'utf8');

const types = new Map();  // `utilization` → `UTILISATION`
const keywordPart = lexer.slice(lexer.indexOf('// 1. '), lexer.indexOf('// Punctuation'));
for (const [, type, words] of keywordPart.matchAll(/\b([A-Z_]+): ((?:'[a-z]+'(?: \| )?)+);/g)) {
  for (const [, word] of words.matchAll(/'([a-z]+)'/g)) types.set(word, type);
}
const group = (number) => {
  const from = lexer.indexOf(`// ${number}. `);
  const rest = lexer.slice(from + 5);
  const to = rest.search(/\/\/ \d\. |\/\/ Punctuation/);
  return new Set([...types].filter(([word]) => rest.slice(0, to).includes(`'${word}'`)).map(([word]) => word));
};

/// Every word of the language.
export const keywords = [...types.keys()];
export const reserved = group(1);
export const statementWords = group(2);
export const clauseWords = group(3);
const verbs = new Set(['mines', 'refines', 'makes', 'uses', 'holds', 'buys', 'can', 'replaces', 'ships']);
const scales = new Set(['thousand', 'million', 'billion', 'trillion']);

const closed = new Set(['true', 'false', 'rest', 'assumed']);
const beginsValueOrClause = new Set(['from', 'until', 'not', 'if', 'true', 'false', 'rest']);
const followsNumbers = new Set([
  ...reserved, 'source', 'steps', 'draws', 'seed', 'within', 'via', 'taking', 'keeping', 'selling', 'cutting', 'above',
  'below', 'up', 'after', 'utilisation', 'utilization', 'titled']);
const carriers = new Set(['draws', 'seed', 'keeping', 'selling', 'cutting', '{', ')', ']']);
const opensSetAfter = new Set(['show', 'chart', 'members', 'assert', 'expect']);
const operator = /^(?:==|!=|<=|>=|[=≠≤≥<>+\-−*×·/^,:.~@])$/u;

const shapes = [
  ['skip', /\|(?:[ \t]*(?::?--+:?|:-:?|-:)[ \t]*\|)+/uy],
  ['date', /\d{4}-(?:\d\d(?:-\d\d)?|Q\d|W\d\d)/uy],
  ['number', /\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?/uy],
  ['text', /"""[^]*?"""|"(?:[^"\\\r\n]|\\.)*"/uy],
  ['word', /[\p{L}\p{M}_][\p{L}\p{M}\p{Nd}_]*/uy],
  ['quoted', /`[^`\r\n]+`/uy],
  ['newline', /\n/uy],
  ['skip', /#[^\n]*|[\p{Zs}\t\r\u200E\u200F\u061C\uFEFF]+/uy],
  ['sign', /==|!=|<=|>=|./uy],
];

function tokens(text) {
  const result = [];
  let line = 0;
  let lineStart = 0;
  for (let at = 0; at < text.length;) {
    for (const [kind, shape] of shapes) {
      shape.lastIndex = at;
      const found = shape.exec(text);
      if (!found) continue;
      if (kind !== 'skip') result.push({kind, text: found[0], line, column: at - lineStart, at});
      for (const [index] of [...found[0]].entries()) {
        if (found[0][index] === '\n') [line, lineStart] = [line + 1, at + index + 1];
      }
      at += found[0].length;
      break;
    }
  }
  return result;
}

const touches = (left, right) => left.at + left.text.length === right.at;
const isReserved = (token) => token?.kind === 'word' && reserved.has(token.text);
const isName = (token) => token?.kind === 'quoted' || (token?.kind === 'word' && !types.has(token.text));

function leavesOpen(token) {
  if (isReserved(token)) return !closed.has(token.text);
  return token.kind === 'sign' && (operator.test(token.text) || '([{'.includes(token.text));
}
function carriesOn(token) {
  if (token.kind !== 'word' && token.kind !== 'sign') return false;
  if (beginsValueOrClause.has(token.text)) return false;
  return isReserved(token) || carriers.has(token.text) || operator.test(token.text);
}
function beginsStatement(token, next) {
  if (token.column !== 0) return false;
  if (isName(token)) return next?.kind === 'word' && verbs.has(next.text);
  if (token.kind !== 'word' || !statementWords.has(token.text)) return false;
  return !next || !touches(token, next) || !',).('.includes(next.text);
}

/// What follows a name, which may have dots: `eu.DE makes`.
function afterDots(all, index) {
  const following = all.slice(index + 1).filter((each) => each.kind !== 'newline');
  while (following[0]?.text === '.') following.splice(0, 2);
  return following[0];
}

/// The first tokens of statements and clauses, as {line, column, text, next, block}, where `block` is the word that
/// opened the block around it; and the first words of units after numbers.
export function layOut(text) {
  const starts = [];
  const units = [];
  const open = [];
  let last = null;
  let newline = false;
  let first = null;
  const all = tokens(text);
  const inBrackets = () => open.length > 0 && open.at(-1).kind !== 'block';
  all.forEach((token, index) => {
    if (token.kind === 'newline') {
      newline = true;
      return;
    }
    const next = all.slice(index + 1).find((each) => each.kind !== 'newline');
    const firstOnLine = newline || !last;
    const row = firstOnLine && token.text === '|';
    const fresh = newline && beginsStatement(token, next);
    while ((row || fresh) && inBrackets()) open.pop();
    const carried = inBrackets() || (last && leavesOpen(last)) || carriesOn(token);
    const begins = !last || (newline && !row && (fresh || !carried)) || last.text === ';' ||
      (last.text === '{' && last.kind === 'sign' && !inBrackets());
    if (begins && token.text !== '}' && token.text !== ';') {
      first = token;
      starts.push({...token, next: afterDots(all, index), block: open.at(-1)?.word ?? null});
    }
    if (!firstOnLine && token.kind === 'word') {
      const afterNumber = last.kind === 'number' || last.scales;
      token.scales = last.kind === 'number' && scales.has(token.text);
      if (afterNumber && !token.scales && !followsNumbers.has(token.text)) units.push(token);
    }
    if (token.kind === 'sign') {
      if (token.text === '(' || token.text === '[') open.push({kind: token.text});
      if (token.text === '{') {
        const set = last.text !== 'with' && !(last.text === '{' && !inBrackets()) &&
          (leavesOpen(last) || opensSetAfter.has(last.text));
        open.push({kind: set ? 'set' : 'block', word: first?.text});
      }
      const opener = {')': '(', ']': '['}[token.text];
      if (opener && open.at(-1)?.kind === opener) open.pop();
      if (token.text === '}') {
        while (open.length && '(['.includes(open.at(-1).kind)) open.pop();
        open.pop();
      }
    }
    newline = false;
    last = token;
  });
  return {starts, units};
}
