// Every script of the project: the examples, the blocks of its pages, the fixtures of these tests.
import {readdirSync, readFileSync} from 'node:fs';

const root = new URL('../../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const list = (folder, extension) =>
  readdirSync(new URL(folder, root)).filter((file) => file.endsWith(extension)).sort().map((file) => folder + file);

export const fixtureFolder = 'editors/vscode/test/fixtures/';
export const fixtures = list(fixtureFolder, '.ent').map((place) => ({place, text: read(place)}));
export const examples = list('examples/', '.ent').map((place) => ({place, text: read(place)}));
export const blocks = ['README.md', ...list('docs/', '.md')].flatMap((page) =>
  [...read(page).matchAll(/^```entente.*\n([^]*?)^```$/gm)].map(({index, 1: text}) => ({
    place: `${page}:${read(page).slice(0, index).split('\n').length}`, text})));

export const source = read;
export const goldenOf = ({place}) => new URL(place + '.scopes', root);
