lexer grammar EntenteLexer;

// Tokens only. What needs more than a regular expression (which newlines count, which words are units, which
// words are plain names) is decided afterwards, on the list of tokens: interpreter/syntax/layout.cpp.

channels { DOCUMENTATION }      // `## …`, kept for the next declaration

// Made by the layout rules: a unit after a number or `as`; the `|` that begins a line; the `to` of `to members`
// in a build clause, which would otherwise read as an interval.
tokens { UNIT_REF, ROW, TOWARDS }

// 1. Reserved everywhere, except after `.`, before `:` inside brackets, and in back-quotes.
AND: 'and'; OR: 'or'; NOT: 'not'; IF: 'if'; THEN: 'then'; ELSE: 'else'; TRUE: 'true'; FALSE: 'false';
OF: 'of'; IN: 'in'; BY: 'by'; FROM: 'from'; TO: 'to'; FOR: 'for'; OVER: 'over'; AT: 'at'; AS: 'as'; WITH: 'with';
UNTIL: 'until'; WHEN: 'when'; BECAUSE: 'because'; REST: 'rest'; ASSUMED: 'assumed';

// 2. Statement words: reserved as the first word of a statement only.
EDITION: 'edition'; TITLE: 'title'; USE: 'use'; IMPORT: 'import'; TIME: 'time'; CALENDAR: 'calendar';
SOURCE: 'source'; UNIT: 'unit'; RATE: 'rate'; LET: 'let'; FUNCTION: 'fn'; COUNTRY: 'country'; GROUP: 'group';
RESOURCE: 'resource'; TABLE: 'table'; ECONOMY: 'economy'; INDUSTRIES: 'industries'; INPUTS: 'inputs';
REROUTING: 'rerouting'; RESERVES: 'reserves'; RESTOCKING: 'restocking'; RATIONING: 'rationing';
WITHHELD: 'withheld'; ENGINE: 'engine'; AGREEMENT: 'agreement'; SHOCK: 'shock'; SCENARIO: 'scenario'; RUN: 'run';
ASSERT: 'assert'; EXPECT: 'expect'; REPORT: 'report'; TEST: 'test'; WHAT: 'what';

// 3. Clause words: reserved as the first word of a clause only.
MEMBERS: 'members'; NO: 'no'; PRIORITY: 'priority'; SHARE: 'share'; GUARANTEE: 'guarantee'; BUILD: 'build';
CLOSES: 'closes'; RAISES: 'raises'; LOWERS: 'lowers'; REBUILT: 'rebuilt'; RECOVERS: 'recovers';
COMPARE: 'compare'; SHOW: 'show'; CHART: 'chart'; TEXT: 'text';

// 4. Reserved nowhere: keywords in their one place. First the verbs that make a fact, then those of clauses.
MINES: 'mines'; REFINES: 'refines'; MAKES: 'makes'; USES: 'uses'; HOLDS: 'holds'; BUYS: 'buys'; CAN: 'can';
REPLACES: 'replaces'; SHIPS: 'ships';
RESTRICTS: 'restricts'; LOSES: 'loses';
MINE: 'mine'; REFINE: 'refine'; MAKE: 'make'; LOCAL: 'local'; URL: 'url'; MRIO: 'mrio'; STEPS: 'steps';
AVERAGE: 'average'; UTILISATION: 'utilisation' | 'utilization'; VIA: 'via'; TAKING: 'taking'; AFTER: 'after';
KEEP: 'keep'; EXCEED: 'exceed'; WITHIN: 'within'; USED: 'used'; EXHAUSTED: 'exhausted'; CAUTIOUSLY: 'cautiously';
BELOW: 'below'; REFILLED: 'refilled'; PRO: 'pro'; RATA: 'rata'; FIRST: 'first'; FINAL: 'final'; GOODS: 'goods';
RELEASED: 'released'; EXPORT: 'export'; EXPORTS: 'exports'; CONTROLS: 'controls'; ON: 'on'; AMONG: 'among';
ABOVE: 'above'; UP: 'up'; CAPACITY: 'capacity'; RESERVE: 'reserve'; CAPITAL: 'capital'; KEEPING: 'keeping';
SELLING: 'selling'; CUTTING: 'cutting'; IT: 'it'; ELSEWHERE: 'elsewhere'; OUTPUT: 'output'; LINEAR: 'linear';
CONVEX: 'convex'; UNSCALED: 'unscaled'; CONCAVE: 'concave'; TITLED: 'titled'; DRAWS: 'draws';
SEED: 'seed'; PROBABILITY: 'probability'; ALL: 'all';

SCALE: 'thousand' | 'million' | 'billion' | 'trillion';   // a plain name unless it follows a number

// Punctuation.
OPEN_BRACE: '{'; CLOSE_BRACE: '}'; OPEN_PAREN: '('; CLOSE_PAREN: ')'; OPEN_BRACKET: '['; CLOSE_BRACKET: ']';
COMMA: ','; SEMICOLON: ';'; COLON: ':'; DOT: '.'; BAR: '|'; TILDE: '~'; AT_SIGN: '@'; HOLE: '?';
EQUALS: '='; EQUAL: '=='; NOT_EQUAL: '!=' | '≠'; LESS_EQUAL: '<=' | '≤'; GREATER_EQUAL: '>=' | '≥';
LESS: '<'; GREATER: '>';
PLUS: '+'; MINUS: '-' | '−'; TIMES: '*' | '×' | '·'; SLASH: '/'; CARET: '^'; PERCENT: '%';

// `|---|:-:|`, so that Markdown tables can be pasted.
TABLE_RULE: '|' ([ \t]* (':'? '--' '-'* ':'? | ':-' ':'? | '-:') [ \t]* '|')+ -> skip;

// Literals.
DATE: DIGIT DIGIT DIGIT DIGIT '-' (DIGIT DIGIT ('-' DIGIT DIGIT)? | 'Q' DIGIT | 'W' DIGIT DIGIT);
NUMBER: DIGIT+ ('_' DIGIT+)* ('.' DIGIT+ ('_' DIGIT+)*)? ([eE] [+-]? DIGIT+)?;
TEXT_BLOCK: '"""' .*? '"""';
STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])* '"';
NAME: LETTER (LETTER | DIGIT | FOREIGN_DIGIT)* | '`' ~[`\r\n]+ '`';
NEWLINE: '\r'? '\n' | '\r';
DOCUMENTATION_LINE: '##' (~[#\r\n] ~[\r\n]*)? -> channel(DOCUMENTATION);
COMMENT: '#' ~[\r\n]* -> skip;
SPACE: [\p{Zs}\t\u200E\u200F\u061C\uFEFF]+ -> skip;   // any script's spaces and direction marks

// What people type or paste instead. The layout rules give these the type that was meant, and report them.
TYPOGRAPHIC_STRING: [“”„«] ~[“”„«»"\r\n]* [“”»"] | ['‘’] ~['‘’\r\n]* ['‘’];
FOREIGN_DATE: FOREIGN_DIGIT FOREIGN_DIGIT FOREIGN_DIGIT FOREIGN_DIGIT '-' FOREIGN_DIGIT FOREIGN_DIGIT;
FOREIGN_NUMBER: FOREIGN_DIGIT+ ([.٫] FOREIGN_DIGIT+)?;
LOOK_ALIKE: [，、；：（）［］｛｝＝＋％｜～＠／＊＜＞،؛٪–—];
SLASH_COMMENT: '//' ~[\r\n]*;

// Everything else: the lexer is total, and the parser words the report.
UNCLOSED_TEXT_BLOCK: '"""';
UNCLOSED_STRING: '"' (~["\\\r\n] | '\\' ~[\r\n])* '\\'?;
UNKNOWN_CHARACTER: .;

fragment DIGIT: [0-9];
// The blocks of letters and marks of all scripts, without those of punctuation, signs and digits. The exact classes
// \p{L} and \p{M} are some 900 ranges, and unpacking them took half of the program's start.
fragment LETTER
  : [A-Za-z_\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u05FF\u0610-\u061A\u0620-\u065F\u066E-\u06D3\u06D5-\u06EF]
  | [\u06FA-\u0963\u0970-\u09E5\u09F0-\u167F\u1681-\u1FFF\u2C00-\u2DFF\u3005-\u3007\u3021-\uD7FF\uF900-\uFDFF]
  | [\uFE70-\uFEFE\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\u{10000}-\u{1EFFF}\u{20000}-\u{3FFFF}] ;
fragment FOREIGN_DIGIT: [٠-٩۰-۹०-९০-৯０-９];
