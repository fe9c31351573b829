import { rights } from '../reference';
import { decideExplanation } from './decide';
import { rightsDirection, rightsLanguageFor, rightsLanguages, rightsTexts } from './texts';

describe('the list of rights', () => {
  it('is the strategy’s twelve in Arabic, Sorani and English, and nothing in a language nobody translated it into', () => {
    expect(rights).toHaveLength(12);
    expect(rightsTexts.ar?.rights).toEqual(rights.map((right) => right.ar));
    expect(rightsTexts.en?.rights).toEqual(rights.map((right) => right.en));
    expect(rightsTexts.ckb?.rights.every((right) => /[\u0600-\u06ff]/.test(right))).toBe(true);
    expect(rightsLanguages.filter((language) => rightsTexts[language] === null)).toEqual(['tl', 'bn', 'am', 'fa', 'tr', 'ne', 'so', 'fr']);
    expect(rightsLanguages.filter((language) => rightsDirection(language) === 'rtl')).toEqual(['ar', 'ckb', 'fa']);
  });

  it.each([
    [['tl', 'en'], 'en'],
    [['tl'], 'tl'],
    [['sw', 'ckb'], 'ckb'],
    [['sw'], 'ar'],
    [[], 'ar'],
  ] as const)('is shown to somebody who speaks %j in %s', (spoken, language) => expect(rightsLanguageFor(spoken)).toBe(language));

  it.each([
    ['2026-03-02', null],
    ['2026-03-01', null],
    ['2026-02-28', 'date.too-early'],
    ['2026-03-03', 'date.future'],
  ])('is told on %s: %s', (explainedOn, code) => {
    const decided = decideExplanation({ explainedOn }, { foundAt: '2026-03-01', today: '2026-03-02' });
    expect(decided.ok ? null : decided.errors?.[0]?.code).toBe(code);
  });
});
