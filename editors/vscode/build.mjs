// Writes the grammar where the editor reads it.
import {writeFileSync} from 'node:fs';
import {grammar} from './grammar.mjs';

const target = new URL('syntaxes/entente.tmLanguage.json', import.meta.url);
writeFileSync(target, JSON.stringify(grammar, null, 2) + '\n');
