// The TextMate grammar, from which `npm run build` makes syntaxes/entente.tmLanguage.json.
//
// It follows interpreter/syntax/layout.cpp as far as a grammar of lines can: a statement is a region that begins with
// its word at the start of a line, or after `;` or `{`, and ends before `;`, `}`, or a line that does not carry it on.
// A word of the language is a keyword in the regions of its statement only, so that it may be a name elsewhere.

const suffix = '.entente';

// ---- parts of expressions
const space = '[\\s\\x{200E}\\x{200F}\\x{061C}\\x{FEFF}]*';
const start = `(?:^|(?<=[;{]))${space}`;
const word = '(?:[\\p{L}\\p{M}_]\\w*)';
const name = `(?:${word}|\`[^\`\\r\\n]+\`)`;
// Of what another script declares, which is imported `as` one: `eu.DE`.
const mention = `${name}(?:\\.${name})*`;
const oneOf = (...words) => `\\b(?:${words.join('|')})\\b`;

const joining = ['and', 'or', 'not', 'if', 'then', 'else'];
const prepositions = ['of', 'in', 'by', 'from', 'to', 'for', 'over', 'at', 'as', 'with', 'until', 'when', 'because'];
const reserved = oneOf(...joining, ...prepositions, 'true', 'false', 'rest', 'assumed');
const verbs = '(?:mines|refines|makes|uses|holds|buys|ships|replaces)';
const statementWords = [
  'edition', 'title', 'use', 'import', 'time', 'calendar', 'source', 'unit', 'rate', 'let', 'fn', 'country', 'group',
  'resource', 'table', 'economy', 'industries', 'inputs', 'rerouting', 'reserves', 'restocking', 'rationing',
  'withheld', 'engine', 'agreement', 'shock', 'scenario', 'run', 'assert', 'expect', 'report', 'test', 'what'];

// A statement word in the first column begins a statement whatever bracket is open, unless one of these touches it;
// and so does a fact.
const isName = '(?![,).(])';
const freshStatement =
  `^(?=${oneOf(...statementWords)}${isName}|(?!${reserved})${name}\\s+(?:${verbs}|can)\\b(?!\\s*[=(,.)]))`;

const unitTail = `(?:[/.]${name}|@[0-9]{4}(?![0-9]))*`;
const unit = `(?:${name}${unitTail}|%(?:/${name})*)`;
// These follow bare numbers, and are no units.
const afterNumbers = oneOf(
  'source', 'steps', 'draws', 'seed', 'within', 'via', 'taking', 'keeping', 'selling', 'cutting', 'above', 'below',
  'up', 'after', 'utilisation', 'utilization', 'titled');
const digits = '[0-9]+(?:_[0-9]+)*';  // `\\d` are those of all scripts
const number = `${digits}(?:\\.${digits})?(?:[eE][+-]?[0-9]+)?`;

const symbols = '==|!=|<=|>=|[=≠≤≥<>+\\-−*×·/^~@:,.]';
// A line that begins with one of these carries on the statement above it; so does one after a blank or a comment.
const carriesOn = `(?:$|#|${oneOf(
  'and', 'or', 'then', 'else', 'of', 'in', 'by', 'to', 'for', 'over', 'at', 'as', 'with', 'when', 'because', 'assumed',
  'draws', 'seed', 'keeping', 'selling', 'cutting')}|!=|[=≠≤≥<>+\\-−*×·^~@:,.)\\]{]|/(?!/))`;
const end = `(?=[;}])|^(?!${space}${carriesOn})`;

// ---- makers of rules
const scoped = (scopes) => Object.fromEntries(
  Object.entries(scopes).map(([group, scope]) => [group, typeof scope === 'string' ? {name: scope + suffix} : scope]));
const match = (scope, pattern, captures) => ({
  ...(scope && {name: scope + suffix}), match: pattern, ...(captures && {captures: scoped(captures)})});
const include = (...rules) => rules.map((rule) => ({include: rule.startsWith('$') ? rule : `#${rule}`}));
const inside = (...rules) => ({patterns: include(...rules)});

const statementScope = 'keyword.control.statement';
const clauseScope = 'keyword.control.clause';
const otherScope = 'keyword.other';

/// A word that is a keyword in its one place, and a name after `of`, `,` or `.` and before `,`, `(` or `.`.
const contextual = (...words) =>
  match(otherScope, `(?<!\\bof )(?<!, )(?<!\\.)\\b(?:${words.join('|')})\\b(?!\\s*[,(.])`);
/// Words that are keywords next to each other.
const phrase = (...words) =>
  match(null, words.map((each) => `\\b(${each})\\b`).join('\\s+'),
        Object.fromEntries(words.map((_, i) => [i + 1, otherScope])));

/// From its first words to the end of the statement or clause; `own` are the rules that only it has.
const region = (meta, head, captures, own = [], rest = ['expression']) => ({
  name: `meta.${meta}${suffix}`,
  begin: start + head,
  beginCaptures: scoped(captures),
  end,
  patterns: [...own, ...include(...rest)],
});
const statement = (first, own, rest) =>
  region(`statement.${first}`, `\\b(${first})\\b${isName}`, {1: statementScope}, own, rest);
/// A statement that declares a name.
const declaration = (first, scope, own, rest) =>
  region(`statement.${first}`, `\\b(${first})\\b${isName}(?:\\s+(${name}))?`, {1: statementScope, 2: scope}, own, rest);
const clause = (first, own, captures = {1: clauseScope}) =>
  region('clause', first, captures, own);

/// `{ … }` with clauses, or with the statements of a test.
const block = (...rules) => ({
  begin: '\\{', beginCaptures: scoped({0: 'punctuation.section.block.begin'}),
  end: rules.includes('statements') ? '\\}' : `\\}|${freshStatement}`,
  endCaptures: scoped({0: 'punctuation.section.block.end'}),
  patterns: include('comment', ...rules, 'separator', 'expression'),
});
/// A pair of brackets within an expression.
const brackets = (kind, open, close) => ({
  name: `meta.${kind}${suffix}`,
  begin: open, beginCaptures: scoped({0: `punctuation.section.${kind}.begin`}),
  end: `${close}|${freshStatement}|^(?=${space}\\|)`, endCaptures: scoped({0: `punctuation.section.${kind}.end`}),
  patterns: include('argument-label', 'expression'),
});
const string = (kind, quote, rules, stop = quote) => ({
  name: `string.quoted.${kind}${suffix}`,
  begin: quote, beginCaptures: scoped({0: 'punctuation.definition.string.begin'}),
  end: stop, endCaptures: scoped({0: 'punctuation.definition.string.end'}),
  patterns: include(...rules),
});

const nested = (inner) => `\\{(?:[^{}${inner}]|\\\\.|\\{(?:[^{}${inner}]|\\{[^{}${inner}]*\\})*\\})*\\}`;
const embedded = (inner) => match('meta.embedded.expression', nested(inner), {0: inside('embedded-expression')});
const unitAfter = (first) => match(null, `\\b(${first})\\s+(${unit})`, {1: otherScope, 2: 'support.type.unit'});

const members = clause('\\b(members)\\b(?!\\s*=)');

const repository = {
  statements: inside(
    'row', 'prose', 'head-statements', 'declarations', 'engine-statements', 'block-statements', 'questions', 'fact'),

  'head-statements': {patterns: [
    statement('edition'), statement('title'),
    statement('use', [match('entity.name.namespace', name), match('punctuation.section.group', '[()]')],
              ['comment', 'operator', 'comma']),
    statement('import', [match(null, `\\b(as)\\s+(${name})`, {1: otherScope, 2: 'entity.name.namespace'})]),
    statement('time', [
      match(null, `\\b(by)\\s+(${name})`, {1: otherScope, 2: 'support.type.unit'}), contextual('steps')]),
    region('statement.calendar', `\\b(calendar)\\b${isName}(?:\\s+(average)\\b)?`, {1: statementScope, 2: otherScope}),
    declaration('source', 'entity.name.type.source', [match(otherScope, '\\burl(?=\\s*")')]),
    declaration('unit', 'entity.name.type.unit'),
    statement('rate', [match('support.type.unit', `\\G\\s+${name}/${name}${unitTail}`)]),
    statement('table', [
      match(null, `\\G\\s+(?:(${verbs})|(can)\\s+(mine|refine|make))\\b`,
            {1: 'keyword.other.verb', 2: 'keyword.other.verb', 3: 'keyword.other.verb'})]),
  ]},

  declarations: {patterns: [
    region('statement.let', `\\b(let)\\b${isName}(?:\\s+(${name})(?:\\s*(:)\\s*(${unit}))?)?`,
           {1: statementScope, 2: 'entity.name.constant', 3: 'punctuation.separator.unit', 4: 'support.type.unit'}),
    declaration('fn', 'entity.name.function', [{
      name: 'meta.parameters' + suffix,
      begin: '\\G\\s*(\\()', beginCaptures: scoped({1: 'punctuation.section.parameters.begin'}),
      end: `\\)|${freshStatement}`, endCaptures: scoped({0: 'punctuation.section.parameters.end'}),
      patterns: [...include('comment', 'comma'), match('variable.parameter', name)],
    }]),
    declaration('country', 'entity.name.type.country'),
    {...declaration('group', 'entity.name.type.group', [block('members-clause')]),
     begin: `${start}\\b(group)\\b${isName}\\s+(${name})(?=[^={#]*(?:\\{|$))`},
    declaration('group', 'entity.name.type.group'),
    declaration('resource', 'entity.name.type.resource', [unitAfter('in'), contextual('local')]),
    declaration('economy', 'entity.name.type.economy', [unitAfter('in'), match(otherScope, '\\bmrio(?=\\s*")')]),
  ]},

  'engine-statements': {patterns: [
    statement('industries', [
      match(null, '\\b(can)\\s+(exceed)\\s+(capacity)\\b', {1: otherScope, 2: otherScope, 3: otherScope}),
      contextual('keep', 'within')]),
    region('statement.inputs', `\\b(inputs)\\b${isName}(?:\\s+(used)\\b)?`, {1: statementScope, 2: otherScope},
           [phrase('until', 'exhausted'), phrase('cautiously', 'below')]),
    statement('rerouting'),
    region('statement.reserves', `\\b(reserves)\\b${isName}(?:\\s+(refilled)\\b)?`, {1: statementScope, 2: otherScope}),
    statement('restocking'),
    statement('rationing', [phrase('pro', 'rata'), phrase('industries', 'first'), phrase('final', 'use', 'first')]),
    region('statement.withheld', `\\b(withheld)\\b${isName}(?:\\s+(goods)\\s+(released)\\b)?`,
           {1: statementScope, 2: otherScope, 3: otherScope}),
    declaration('engine', 'entity.name.type.engine', [block('setting')]),
  ]},

  'block-statements': {patterns: [
    declaration('agreement', 'entity.name.type.agreement', [block('agreement-clauses')]),
    declaration('shock', 'entity.name.type.shock', [block('shock-clauses')]),
    declaration('scenario', 'entity.name.type.scenario', [block('setting')]),
    statement('report', [block('report-items')]),
    statement('test', [block('statements')]),
  ]},

  questions: {patterns: [
    statement('run', [contextual('draws', 'seed')]),
    region('statement.what', `\\b(what)\\b${isName}(?:\\s+(if)\\b)?`, {1: statementScope, 2: otherScope}),
    ...['assert', 'expect'].map((each) => statement(each, [phrase('for', 'all'), phrase('with', 'probability')])),
  ]},

  // A sentence: a subject, a verb, an amount.
  fact: region(
    'statement.fact', `(?!${reserved})(${mention})\\s+(?:(${verbs})|(can)\\s+(mine|refine|make))\\b(?!\\s*[=(,.])`,
    {1: inside('special-name', 'subject'), 2: 'keyword.other.verb', 3: 'keyword.other.verb', 4: 'keyword.other.verb'},
    [contextual('utilisation', 'utilization', 'via', 'taking', 'after'), phrase('up', 'to'),
     match(null, '\\b(of)\\s+(exports)\\b', {1: otherScope, 2: otherScope})]),
  subject: match('variable.other.subject', name),

  // ---- the rows of tables
  row: {patterns: [
    match('punctuation.definition.table.rule',
          `^${space}\\|(?:[ \\t]*(?::?--+:?|:-:?|-:)[ \\t]*\\|)+${space}$`),
    {
      name: 'meta.table.header' + suffix,
      begin: `^${space}(\\|)\\s*(of)\\s*(?=\\|)`,
      beginCaptures: scoped({1: 'punctuation.separator.table', 2: otherScope}),
      end: '$',
      patterns: [
        match(null, `(\\[)\\s*(${unit})\\s*(\\])`,
              {1: 'punctuation.section.unit.begin', 2: 'support.type.unit', 3: 'punctuation.section.unit.end'}),
        ...include('comment', 'bar', 'special-name'),
        match('entity.name.type.column', name)],
    },
    {
      name: 'meta.table.row' + suffix,
      begin: `^${space}(\\|)(?:\\s*(?!${reserved})(${name})(?=\\s*\\|))?`,
      beginCaptures: scoped({1: 'punctuation.separator.table', 2: 'variable.other.subject'}),
      end: '$',
      patterns: include('bar', 'expression'),
    },
  ]},
  bar: match('punctuation.separator.table', '\\|'),

  // ---- what stands in blocks
  'members-clause': members,
  period: clause('\\b(from|until)\\b(?!\\s*[=.])'),
  setting: {
    name: 'meta.clause' + suffix,
    begin: `${start}(?=${name}\\s*[.\\[=])`,
    end,
    patterns: [match('variable.other.setting', `\\G${name}(?=\\s*[.\\[=])`), ...include('expression')],
  },
  'agreement-clauses': {patterns: [
    members, ...include('period'),
    clause('\\b(no)\\s+(export)\\s+(controls)\\s+(on)\\b', [phrase('among', 'members')],
           {1: clauseScope, 2: otherScope, 3: otherScope, 4: otherScope}),
    clause('\\b(priority)\\s+(to)\\s+(members)\\b', [phrase('of', 'exports')],
           {1: clauseScope, 2: otherScope, 3: otherScope}),
    clause('\\b(share)\\s+(reserves)\\b', [phrase('up', 'to'), contextual('above')], {1: clauseScope, 2: otherScope}),
    clause('\\b(guarantee)\\b'),
    clause(`\\b(build)\\s+(${name})`, [phrase('to', 'members')], {1: clauseScope, 2: 'entity.name.type.plant'}),
  ]},
  'shock-clauses': {patterns: [
    ...include('period'),
    clause('\\b(closes)\\b'),
    clause('\\b(raises|lowers)\\s+(uses)\\b', [], {1: clauseScope, 2: otherScope}),
    clause('\\b(rebuilt)\\b'),
    clause('\\b(recovers)\\b', [phrase('convex', 'unscaled'), contextual('linear', 'convex', 'concave')]),
    clause(`(?!${reserved})(${mention})\\s+(restricts)\\s+(exports)\\b`,
           [phrase('keeping', 'it'), phrase('selling', 'it', 'elsewhere'), phrase('cutting', 'output')],
           {1: 'variable.other.subject', 2: 'keyword.other.verb', 3: otherScope}),
    clause(`(?!${reserved})(${mention})\\s+(loses)\\b`,
           [match(null, `\\b(of)\\s+(${mention})\\s+(capacity|reserve|capital)\\b`,
                  {1: otherScope, 2: 'variable.other', 3: otherScope})],
           {1: 'variable.other.subject', 2: 'keyword.other.verb'}),
  ]},
  'report-items': {patterns: [
    clause('\\b(compare)\\b'),
    clause('\\b(show|chart)\\b', [match(otherScope, '\\btitled(?=\\s*")')]),
    clause('\\b(text)\\b', include('text-block', 'text-string')),
  ]},

  // ---- expressions, tightest first
  expression: inside(
    'comment', 'continuation', 'label-language', 'string', 'date', 'number', 'provenance', 'conversion', 'member',
    'call', 'index', 'set', 'reserved', 'special-name', 'name', 'hole', 'operator', 'comma', 'foreign'),

  // After an operator, a comma or a word such as `of` the next line cannot begin a statement, if it is indented.
  continuation: {
    begin: `(?:${symbols}|(?<!\\.)${oneOf(...joining, ...prepositions)})(?=${space}(?:#.*)?$)`,
    beginCaptures: {0: inside('reserved', 'operator', 'comma')},
    end: '(?=[^\\s#])',
    patterns: include('comment'),
  },
  // `"Tin" ar "القصدير"`
  'label-language': match(
    null, `(?<=")\\s*(?!${reserved}|${oneOf('url', 'titled', 'source')})(${name})(?=\\s*")`,
    {1: 'entity.other.attribute-name.language'}),
  provenance: {patterns: [
    match(null, `(?<!\\.)\\b(source)\\s+(?!${reserved})(${name})`,
          {1: 'keyword.other.provenance', 2: 'variable.other.source'}),
    match('keyword.other.provenance', '(?<!\\.)\\bassumed\\b'),
  ]},
  conversion: match(
    null, `(?<!\\.)\\b(as)\\s+((?!${reserved})${unit})`, {1: otherScope, 2: 'support.type.unit'}),
  date: match('constant.numeric.date', '(?<!\\w)[0-9]{4}-(?:Q[0-9]|W[0-9]{2}|[0-9]{2}(?:-[0-9]{2})?)(?!\\w)'),
  number: match(
    null,
    `(?<!\\w)(${number})(?:\\s*\\b(thousand|million|billion|trillion)\\b)?` +
      `(?:\\s*((?!${reserved}|${afterNumbers})${unit}))?`,
    {1: 'constant.numeric', 2: 'constant.numeric.scale', 3: 'support.type.unit'}),
  member: match(null, `(\\.)\\s*(${name})`, {1: 'punctuation.accessor', 2: 'variable.other.member'}),
  'argument-label': match(
    null, `(${name})\\s*(:)`, {1: 'variable.parameter.label', 2: 'punctuation.separator.label'}),
  call: brackets('group', '\\(', '\\)'),
  index: brackets('list', '\\[', '\\]'),
  set: brackets('set', '\\{', '\\}'),
  reserved: {patterns: [
    match('constant.language.boolean', `(?<!\\.)${oneOf('true', 'false')}`),
    match('constant.language.rest', `(?<!\\.)${oneOf('rest')}`),
    match('keyword.operator.word', `(?<!\\.)${oneOf('and', 'or', 'not')}`),
    match('keyword.control.conditional', `(?<!\\.)${oneOf('if', 'then', 'else')}`),
    match('keyword.other', `(?<!\\.)${oneOf(...prepositions)}`),
  ]},
  'special-name': {patterns: [
    match('constant.language.rest', oneOf('rest')),
    match('support.constant', oneOf('world', 'baseline'))]},
  name: {patterns: [
    match('support.function', oneOf(
      'production', 'capacity', 'demand', 'available', 'shortage', 'imports', 'exports', 'lost_output', 'stock',
      'reserve', 'days_of_cover', 'world_shortage', 'import_reliance', 'hhi', 'peak', 'lowest', 'mean', 'first', 'last',
      'total', 'sum', 'max', 'min', 'average', 'time_to_survive', 'time_to_recover', 'resilience_loss', 'supply_risk',
      'contribution', 'criticality') + '(?=\\()'),
    match('entity.name.function', `${name}(?=\\()`),
    match('variable.other.quoted', '`[^`\\r\\n]+`'),
    match('variable.other', word),
  ]},
  hole: match('constant.language.hole', '\\?'),
  operator: {patterns: [
    match('keyword.operator.comparison', '==|!=|<=|>=|[≠≤≥<>]'),
    match('keyword.operator.assignment', '='),
    match('keyword.operator.arithmetic', '[+\\-−*×·^%]|/(?!/)'),
    match('keyword.operator.uncertain', '~'),
    match('keyword.operator.at', '@'),
    match('punctuation.separator.colon', ':'),
    match('punctuation.accessor', '\\.'),
  ]},
  comma: match('punctuation.separator.comma', ','),
  separator: match('punctuation.terminator.statement', ';'),

  // ---- texts
  string: string('double', '"', ['escape'], '"|$'),
  'text-string': string('double', '"', ['escape', 'embedded'], '"|$'),
  prose: {...string('triple.prose', '"""', []), begin: `${start}(""")`,
          beginCaptures: scoped({1: 'punctuation.definition.string.begin'})},
  'text-block': string('triple', '"""', ['escape', 'embedded-in-block']),
  escape: {patterns: [
    match('constant.character.escape', '\\\\["\\\\nt{}]'), match('invalid.illegal.escape', '\\\\.')]},
  embedded: embedded('"\\\\\\n'),
  'embedded-in-block': embedded('\\\\\\n'),
  'embedded-expression': {
    begin: '\\{', beginCaptures: scoped({0: 'punctuation.section.embedded.begin'}),
    end: '\\}', endCaptures: scoped({0: 'punctuation.section.embedded.end'}),
    patterns: include('argument-label', 'expression'),
  },

  comment: {patterns: [
    match('comment.line.documentation', '##(?!#).*$'), match('comment.line.number-sign', '#.*$')]},

  // What no script may have outside its texts and comments.
  foreign: {patterns: [
    match('invalid.illegal.comment', '//.*$'),
    match('invalid.illegal.quotes', '[“”„«»‘’\']'),
    match('invalid.illegal.digits', '[٠-٩۰-۹०-९০-৯０-９]+'),
    match('invalid.illegal.character', '[^\\s\\w\\x{200E}\\x{200F}\\x{061C}\\x{FEFF};|(){}\\[\\]"`#]'),
  ]},
};

export const grammar = {
  name: 'Entente',
  scopeName: 'source.entente',
  fileTypes: ['ent'],
  patterns: include('comment', 'statements', 'separator', 'expression'),
  repository,
};
