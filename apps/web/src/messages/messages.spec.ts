import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as domain from '@himaya/domain';
import type { CodeList } from '@himaya/domain';
import { countryCodes, languageCodes } from '../platform/code-choices';
import { messages as arFirst } from './ar';
import { messages as arFurther } from './ar-further';
import { messages as ckbFirst } from './ckb';
import { messages as ckbFurther } from './ckb-further';
import { messages as enFirst } from './en';
import { messages as enFurther } from './en-further';

const ar = { ...arFirst, ...arFurther };
const ckb = { ...ckbFirst, ...ckbFurther };
const en = { ...enFirst, ...enFurther };
const languages = { ar, ckb, en };
const plurals = /_(zero|one|two|few|many|other)$/;

const sources: Record<string, string> = import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const code = Object.entries(sources).filter(([path]) => !path.includes('.spec.') && !path.includes('/testing/'));

/** The glossary's word, the words it is mistaken for, and the messages that mean something else by one of those. */
const vocabulary: readonly (readonly ['ar' | 'ckb', string, RegExp, readonly string[]])[] = [
  ['ckb', 'کەیس', /دۆسیە/, ['identification-ground.court-file', 'decision.judge-reference']],
  ['ckb', 'قۆستنەوە', /چەوساندنەوە|چەوسێنەر/, []],
  ['ckb', 'نیشتەجێبوون', /مۆڵەتی مانەوە|مافی مانەوە|کارتی مانەوە/, []],
  ['ckb', 'پەناگە', /حەوانەوە/, []],
  ['ar', 'دار الإيواء', /ملجأ|مأوى/, []],
];

function isCodeList(value: unknown): value is CodeList<string> {
  return typeof value === 'object' && value !== null && 'codes' in value && 'name' in value && 'has' in value;
}

function baseKeys(messages: Readonly<Record<string, string>>): string[] {
  return [...new Set(Object.keys(messages).map((key) => key.replace(plurals, '')))].sort();
}

describe('messages', () => {
  it('stand in one file each', () => {
    for (const [first, further] of [
      [arFirst, arFurther],
      [ckbFirst, ckbFurther],
      [enFirst, enFurther],
    ] as const) {
      expect(Object.keys(first).filter((key) => key in further)).toEqual([]);
    }
  });

  it.each(['ckb', 'en'] as const)('%s has the keys Arabic has, and no other', (language) => {
    expect(baseKeys(languages[language])).toEqual(baseKeys(ar));
  });

  it.each(['ar', 'ckb', 'en'] as const)('%s leaves no message empty and uses the same values', (language) => {
    for (const [key, text] of Object.entries(languages[language])) {
      expect(text.trim(), key).not.toBe('');
      const values = (message: string): string[] => [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
      const same = ar[key];
      if (same !== undefined && !plurals.test(key)) expect(values(text), key).toEqual(values(same));
    }
  });

  it('has all six Arabic plurals wherever it has one', () => {
    for (const base of new Set(
      Object.keys(ar)
        .filter((key) => plurals.test(key))
        .map((key) => key.replace(plurals, '')),
    )) {
      for (const form of ['zero', 'one', 'two', 'few', 'many', 'other']) expect(ar, base).toHaveProperty([`${base}_${form}`]);
    }
  });

  it('names every code of every list', () => {
    // Who writes on the public form is named on the portal, which is no page of ours; categories of a count by the lists that they are taken from.
    const elsewhere: readonly unknown[] = [domain.publicWriters, domain.custodyCategories];
    const lists = (Object.values(domain) as unknown[]).filter(isCodeList).filter((list) => !elsewhere.includes(list));
    expect(lists.length).toBeGreaterThan(30);
    const keys = lists.flatMap(({ name, codes }) => codes.map((member) => `${name}.${member}`));
    expect(keys.filter((key) => !(key in ar))).toEqual([]);
  });

  it('names every country and language that can be chosen', () => {
    const keys = [...countryCodes.map((country) => `country.${country}`), ...languageCodes.map((language) => `language.${language}`)];
    expect(keys.filter((key) => !(key in ar))).toEqual([]);
  });

  it('has every key the code asks for', () => {
    const asked = code.flatMap(([path, text]) =>
      [...text.matchAll(/\b(?:t|useDocumentTitle)\(\s*'([^']+)'/g)].map(([, key]) => ({ path, key: key ?? '' })),
    );
    expect(asked.length).toBeGreaterThan(150);
    const bases = new Set(baseKeys(ar));
    expect(asked.filter(({ key }) => !bases.has(key))).toEqual([]);
  });

  it('has a message behind every key the code puts together', () => {
    const prefixes = code.flatMap(([, text]) =>
      [...text.matchAll(/\bt\(\s*`([a-z-]+(?:\.[a-z-]+)*\.)\$\{/g)].map(([, prefix]) => prefix ?? ''),
    );
    expect(prefixes.length).toBeGreaterThan(5);
    expect(prefixes.filter((prefix) => !Object.keys(ar).some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it('speaks Arabic script in Arabic and Sorani', () => {
    const own = new Set(['interface.en']);
    for (const language of ['ar', 'ckb'] as const) {
      const foreign = Object.entries(languages[language]).filter(
        ([key, text]) =>
          !own.has(key) && !/[\u0600-\u06ff]/.test(text.replace(/\{\{\w+\}\}/g, '')) && /[A-Za-z]/.test(text.replace(/\{\{\w+\}\}/g, '')),
      );
      expect(foreign).toEqual([]);
    }
  });

  it('calls a thing by the glossary’s word in every file', () => {
    for (const [language, word, others, apart] of vocabulary) {
      const astray = Object.entries(languages[language]).filter(([key, text]) => others.test(text) && !apart.includes(key));
      expect(astray, word).toEqual([]);
      expect(Object.values(languages[language]).filter((text) => text.includes(word)).length, word).toBeGreaterThan(2);
    }
  });

  it('keeps words out of the components', () => {
    const components = code.filter(([path]) => path.endsWith('.tsx'));
    const written = components.flatMap(([path, text]) => [
      ...wordsIn(text).map((words) => ({ path, words })),
      ...[...text.matchAll(/[\u0600-\u06ff]+/g)].filter(([words]) => words !== '،').map(([words]) => ({ path, words })),
    ]);
    expect(written).toEqual([]);
  });

  it.each([
    '<b>Tries left</b>',
    '<b>{left} tries</b>',
    "<b>{'Tries left'}</b>",
    "<b>{many ? 'Tries' : t('tries')}</b>",
    '<b>{`Tries ${left}`}</b>',
    '<b title="Tries" />',
    "<b aria-label={few && 'Tries'} />",
  ])('knows words where they stand: %s', (text) => expect(wordsIn(text)).toHaveLength(1));
});

const shown = new Set(['aria-label', 'aria-description', 'label', 'title', 'placeholder', 'description', 'alt', 'error']);

/** The texts of letters that a component shows by itself: between its tags, and as what is read out of an attribute. */
function wordsIn(text: string): string[] {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) found.push(...literalsOf(node.expression));
    if (ts.isJsxAttribute(node) && shown.has(node.name.getText())) {
      const value = node.initializer;
      found.push(...literalsOf(value !== undefined && ts.isJsxExpression(value) ? value.expression : value));
    }
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile('component.tsx', text, ts.ScriptTarget.ESNext, true));
  // An address is no word.
  return found.filter((words) => /\p{L}{2}/u.test(words) && !words.startsWith('/'));
}

/** What an expression may come to where that is written in it. */
function literalsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  if (!ts.isBinaryExpression(node)) return [];
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AmpersandAmpersandToken) return literalsOf(node.right);
  const either = kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken;
  return either ? [...literalsOf(node.left), ...literalsOf(node.right)] : [];
}
