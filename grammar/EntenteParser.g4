parser grammar EntenteParser;

// Every statement and clause is known by its first word, or by the verb after its subject: LL(1) throughout, so
// that mistakes are found where they are made. tests/grammar/ambiguity_test.cpp keeps it so.

options { tokenVocab = EntenteLexer; }

script    : statement? (separator statement?)* EOF ;
embedded  : value EOF ;                          // an expression within a text: "peak {peak(x)}"
separator : NEWLINE | SEMICOLON ;

statement
  : editionStatement | titleStatement | proseStatement | useStatement | importStatement | timeStatement
  | calendarStatement | sourceStatement | unitStatement | rateStatement | letStatement | functionStatement
  | countryStatement | groupStatement | resourceStatement | economyStatement
  | factStatement | tableStatement
  | industriesStatement | inputsStatement | reroutingStatement | reservesStatement | restockingStatement
  | rationingStatement | withheldStatement | engineStatement
  | agreementStatement | shockStatement | scenarioStatement | runStatement | whatIfStatement
  | assertStatement | expectStatement | reportStatement | testStatement
  ;

// ---- the head of a script, and names
editionStatement  : EDITION NUMBER ;
titleStatement    : TITLE label ;
proseStatement    : TEXT_BLOCK ;
useStatement      : USE name (DOT NAME)* (OPEN_PAREN names CLOSE_PAREN)? ;
importStatement   : IMPORT STRING (AS name)? ;
timeStatement     : TIME first=DATE TO last=DATE BY name (IN NUMBER STEPS)? ;
calendarStatement : CALENDAR AVERAGE ;
sourceStatement   : SOURCE name title=STRING (URL url=STRING)? ;
unitStatement     : UNIT name label? (EQUALS expr)? ;
rateStatement     : RATE expr EQUALS value provenance? ;
letStatement      : LET name (COLON unit)? EQUALS value provenance? ;
functionStatement : FUNCTION name OPEN_PAREN names? CLOSE_PAREN EQUALS expr ;
countryStatement  : COUNTRY name label? ;
groupStatement    : GROUP name label? (EQUALS expr | groupBlock) ;
groupBlock        : OPEN_BRACE membersClause? (separator membersClause?)* CLOSE_BRACE ;
resourceStatement : RESOURCE name label? IN unit LOCAL? recipe? ;
recipe            : FROM recipeInput (COMMA recipeInput)* ;
recipeInput       : expr OF mention ;
economyStatement  : ECONOMY name label? FROM MRIO STRING IN unit provenance? ;

label       : STRING translation* ;
translation : NAME STRING ;
provenance  : SOURCE mention STRING? | ASSUMED STRING? ;

// ---- facts
factStatement : subject predicate provenance? ;
subject       : NAME (DOT NAME)* ;
predicate     : produces | canProduce | uses | holds | buys | ships | replaces ;
produces      : (MINES | REFINES | MAKES) amount OF mention (AT value UTILISATION)? ;
canProduce    : CAN (MINE | REFINE | MAKE) value OF mention ;
uses          : USES amount OF mention ;
holds         : HOLDS value OF mention CAPITAL? ;
buys          : BUYS value OF goods=mention FROM supplier=mention ;
ships         : SHIPS value OF mention TO buyers=mentions VIA chokepoints=mentions (TAKING value)? ;
replaces      : REPLACES mention (IN mentions)? (UP TO limit=value)? (AT ratio=value)? (AFTER delay=value)? ;
amount        : value | REST ;

tableStatement : TABLE tableVerb (FROM STRING)? provenance? row* ;
tableVerb      : MINES | REFINES | MAKES | USES | HOLDS | BUYS | CAN (MINE | REFINE | MAKE) ;
row            : ROW (header | cells) ;
header         : OF BAR (column BAR)+ ;
column         : REST | FROM | mention (OPEN_BRACKET unit CLOSE_BRACKET)? ;
cells          : cell BAR (cell BAR)* ;
cell           : amount? ;

// ---- how the engine is to work
industriesStatement : INDUSTRIES (IN countries=mentions)? (keeping | exceeding) provenance? ;
keeping             : KEEP value OF mentions ;
exceeding           : CAN EXCEED CAPACITY BY share=value WITHIN delay=value ;
inputsStatement     : INPUTS USED (UNTIL EXHAUSTED | CAUTIOUSLY BELOW value) provenance? ;
reroutingStatement  : REROUTING OVER value provenance? ;
reservesStatement   : RESERVES REFILLED OVER value provenance? ;
restockingStatement : RESTOCKING (OF mentions)? OVER value provenance? ;
rationingStatement  : RATIONING (PRO RATA | INDUSTRIES FIRST | FINAL USE FIRST) provenance? ;
withheldStatement   : WITHHELD GOODS RELEASED OVER value provenance? ;
engineStatement     : ENGINE name settingsBlock provenance? ;
settingsBlock       : OPEN_BRACE setting? (separator setting?)* CLOSE_BRACE ;
setting             : path EQUALS value provenance? ;

// ---- agreements
agreementStatement : AGREEMENT name label? agreementBlock ;
agreementBlock     : OPEN_BRACE agreementClause? (separator agreementClause?)* CLOSE_BRACE ;
agreementClause
  : membersClause | period | noControlsClause | priorityClause | reservesClause | guaranteeClause | buildClause ;
membersClause    : MEMBERS mentions period? ;
noControlsClause : NO EXPORT CONTROLS ON mentions AMONG MEMBERS ;
priorityClause   : PRIORITY TO MEMBERS FOR value OF EXPORTS (OF mentions)? (WHEN expr)? ;
reservesClause   : SHARE RESERVES OF mentions (ABOVE floor=value)? (UP TO limit=value)? ;
guaranteeClause  : GUARANTEE value OF goods=mention FROM supplier=mention TO buyer=mention provenance? ;
buildClause
  : BUILD plant=name COLON capacity=value OF goods=mention IN place=mention period? (OVER delay=value)? (TOWARDS MEMBERS)?
    provenance? ;

// ---- shocks
shockStatement  : SHOCK name label? shockBlock ;
shockBlock      : OPEN_BRACE shockClause? (separator shockClause?)* CLOSE_BRACE ;
shockClause     : countryClause | closesClause | demandClause | rebuiltClause | recoversClause | period ;
countryClause   : subject (restriction | loss) ;
restriction     : RESTRICTS EXPORTS OF goods=mentions (TO buyers=mentions)? BY value COMMA? disposal ;
disposal        : KEEPING IT | SELLING IT ELSEWHERE | CUTTING OUTPUT ;
loss            : LOSES value OF mention (CAPACITY | RESERVE | CAPITAL) ;
closesClause    : CLOSES mentions (BY value)? ;
demandClause    : (RAISES | LOWERS) USES OF goods=mentions (IN countries=mentions)? BY value ;
rebuiltClause   : REBUILT OVER delay=value (AT factor=value)? BY portion (COMMA portion)* ;
portion         : mention (quantity (TILDE interval)?)? ;
recoversClause  : RECOVERS OVER value (LINEAR | CONVEX UNSCALED? | CONCAVE)? ;

period : FROM opening=moment (FOR value | UNTIL ending=moment)? | UNTIL ending=moment ;
moment : expr (TILDE interval)? ;                // no bare `to`: `from a to b` would be an uncertain start

// ---- scenarios and questions
scenarioStatement : SCENARIO name label? EQUALS mention (PLUS mention)* (WITH overridesBlock)? ;
overridesBlock    : OPEN_BRACE assignment? (separator assignment?)* CLOSE_BRACE ;
assignment        : path EQUALS value ;
path              : name (DOT NAME | OPEN_BRACKET expr CLOSE_BRACKET)* ;
runStatement      : RUN mentions (DRAWS draws=NUMBER)? (SEED seed=NUMBER)? ;
whatIfStatement   : WHAT IF (IN mentions COLON)? assignment (COMMA assignment)* ;
assertStatement   : ASSERT assertion ;
expectStatement   : EXPECT assertion ;
assertion         : (IN mentions COLON)? forAll* expr (WITH PROBABILITY probability=expr)? (BECAUSE STRING)? ;
forAll            : FOR ALL name IN expr COLON ;
reportStatement   : REPORT label reportBlock ;
reportBlock       : OPEN_BRACE reportItem? (separator reportItem?)* CLOSE_BRACE ;
reportItem        : compareItem | showItem | chartItem | textItem ;
compareItem       : COMPARE mentions ;
showItem          : SHOW expr (TITLED label)? ;
chartItem         : CHART expr (TITLED label)? ;
textItem          : TEXT (STRING | TEXT_BLOCK) ;
testStatement     : TEST label testBlock ;
testBlock         : OPEN_BRACE statement? (separator statement?)* CLOSE_BRACE ;

// ---- units and names
unit     : unitPart ((SLASH | DOT) unitPart)* | PERCENT (SLASH unitPart)* | UNIT_REF ;
unitPart : name (AT_SIGN NUMBER)? ;
names    : name (COMMA name)* ;                  // new ones
mention  : name (DOT NAME)* ;                    // of what is declared, here or in a file that is imported `as` NAME
mentions : mention (COMMA mention)* ;

// ---- values and expressions
value    : centre=interval (TILDE spread=interval)? | TILDE spread=interval ;
interval : low=expr (TO high=expr)? ;
expr                                             // tightest first
  : <assoc=right> left=expr CARET right=expr                                        # powerExpr
  | MINUS operand=expr                                                              # negativeExpr
  | left=expr sign=(TIMES | SLASH) right=expr                                       # productExpr
  | left=expr sign=(PLUS | MINUS) right=expr                                        # sumExpr
  | operand=expr AS (UNIT_REF | PERCENT)                                            # conversionExpr
  | left=expr sign=(EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | IN) right=expr  # comparisonExpr
  | NOT operand=expr                                                                # negationExpr
  | left=expr AND right=expr                                                        # conjunctionExpr
  | left=expr OR right=expr                                                         # disjunctionExpr
  | IF condition=expr THEN consequence=expr ELSE alternative=expr                   # choiceExpr
  | postfix                                                                         # postfixExpr
  ;
postfix   : primary suffix* ;
suffix    : callSuffix | memberSuffix | indexSuffix | dateSuffix ;
callSuffix   : OPEN_PAREN arguments? CLOSE_PAREN ;
memberSuffix : DOT NAME ;
indexSuffix  : OPEN_BRACKET expr CLOSE_BRACKET ;
dateSuffix   : AT_SIGN DATE ;
arguments : argument (generator+ | (COMMA argument)*) ;
argument  : first=value (COLON second=value)? ;  // `name: value`; the builder sees to it that the first is a name
generator : FOR name IN collection=expr (IF condition=expr)? ;
primary   : quantity | date | text | truth | reference | hole | parenthesis | setLiteral | listLiteral ;
quantity  : NUMBER SCALE? (PERCENT | UNIT_REF)? ;
date      : DATE ;
text      : STRING ;
truth     : TRUE | FALSE ;
reference : name ;
hole      : HOLE ;
parenthesis : OPEN_PAREN value CLOSE_PAREN ;
setLiteral  : OPEN_BRACE (expr (COMMA expr)*)? CLOSE_BRACE ;
listLiteral : OPEN_BRACKET (value (generator+ | (COMMA value)*))? CLOSE_BRACKET ;

// Every word outside group 1 is a name wherever a name is due.
name
  : NAME
  | EDITION | TITLE | USE | IMPORT | TIME | CALENDAR | SOURCE | UNIT | RATE | LET | FUNCTION | COUNTRY | GROUP
  | RESOURCE | TABLE | ECONOMY | INDUSTRIES | INPUTS | REROUTING | RESERVES | RESTOCKING | RATIONING | WITHHELD
  | ENGINE | AGREEMENT | SHOCK | SCENARIO | RUN | ASSERT | EXPECT | REPORT | TEST | WHAT
  | MEMBERS | NO | PRIORITY | SHARE | GUARANTEE | BUILD | CLOSES | RAISES | LOWERS | REBUILT | RECOVERS
  | COMPARE | SHOW | CHART | TEXT
  | MINES | REFINES | MAKES | USES | HOLDS | BUYS | CAN | REPLACES | SHIPS | RESTRICTS | LOSES
  | MINE | REFINE | MAKE | LOCAL | URL | MRIO | STEPS | AVERAGE | UTILISATION | VIA | TAKING | AFTER | KEEP | EXCEED
  | WITHIN | USED | EXHAUSTED | CAUTIOUSLY | BELOW | REFILLED | PRO | RATA | FIRST | FINAL | GOODS | RELEASED
  | EXPORT | EXPORTS | CONTROLS | ON | AMONG | ABOVE | UP | CAPACITY | RESERVE | CAPITAL | KEEPING | SELLING
  | CUTTING | IT | ELSEWHERE | OUTPUT | LINEAR | CONVEX | UNSCALED | CONCAVE | TITLED | DRAWS | SEED | PROBABILITY | ALL
  ;
