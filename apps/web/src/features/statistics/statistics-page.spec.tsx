import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AnswerCell, InterfaceLanguage, MeasureView, StatisticsAnswer } from '@himaya/domain';
import { regions } from '@himaya/domain';
import { measureOf } from '@himaya/domain/reference';
import { fakeApi, type SeenRequest } from '../../testing/fake-api';
import { aUser } from '../../testing/people';
import { openApp } from '../../testing/render';
import { governorateTiles } from './governorate-map';

const name = { ar: 'إحالات مخترعة', ckb: 'ڕەوانەکردنی داهێنراو', en: 'Invented referrals' };
const dimensions = (['region', 'governorate', 'service'] as const).map((id) => {
  const { computed } = measureOf('referrals-sent')!;
  const { categories } = typeof computed === 'string' ? { categories: regions } : computed.dimensions.find((one) => one.id === id)!;
  return { id, words: categories.name, categories: [...categories.codes] };
});
const old: MeasureView = {
  id: 'referrals-sent',
  version: 1,
  since: '2023-01-01',
  source: 'case-data',
  unit: 'referrals',
  name,
  definition: { ar: 'التعريف القديم', ckb: 'پێناسەی کۆن', en: 'The old definition' },
  counts: 'facts',
  notCollected: null,
  dimensions,
  lacks: ['crossing-point'],
  beside: ['referrals-sent'],
};
const changed: MeasureView = { ...old, version: 2, since: '2025-01-01', definition: { ...name, en: 'The changed definition' } };

function answerTo({ query }: SeenRequest, cells: readonly AnswerCell[]): { body: StatisticsAnswer } {
  const about = query.get('version') === '1' ? old : changed;
  const by = dimensions.filter(({ id }) => query.get('by')?.split(',').includes(id));
  const [from, to] = [query.get('from')!, query.get('to')!];
  const years = Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => String(Number(from) + at));
  return {
    body: {
      measure: about.id,
      by: by.map(({ id }) => id),
      from,
      to,
      cells,
      totals: [],
      method: { name: 'cell-key', releases: [], revisions: [], typicalError: 1.7, threshold: 10, coverage: 'recorded-cases' },
      about: { ...about, counts: 'facts' },
      dimensions: by,
      periods: years.map((id) => ({ id, from: `${id}-01-01`, to: `${id}-12-01` })),
    },
  };
}

async function open(path: string, cells: readonly AnswerCell[] = [], language: InterfaceLanguage = 'en') {
  const me = aUser('secretariat-analyst');
  const api = fakeApi({
    'GET /auth/me': { body: { ...me, user: { ...me.user, language } } },
    'GET /notifications': { body: { items: [], nextCursor: null, unread: '0' } },
    'GET /statistics/measures': { body: { items: [old, changed] } },
    'GET /statistics/measures/*': (request) => answerTo(request, cells),
  });
  await openApp(`/statistics${path}`, language);
  await screen.findByRole('heading', { level: 1 });
  return () => api.seen.filter(({ path: asked }) => asked === '/statistics/measures/referrals-sent').map(({ query }) => query);
}
const told = (value: number | null, at: object = {}): AnswerCell => ({
  period: '2025',
  ...at,
  value,
  protection: value === null ? 'suppressed' : 'perturbed',
  sign: value === null ? 'held' : null,
});
const drawing = (): Promise<HTMLElement> => screen.findByRole('img');

it('a changed definition stands beside the one before it, and either is asked for by its version', async () => {
  const asked = await open('');
  const picker = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Measure' });
  // In the builder, and of each version in the list.
  for (const note of ['Crossing point: the report does not name it.', 'Shown beside it: Invented referrals'])
    expect(screen.getAllByText(note)).toHaveLength(3);
  fireEvent.click(picker);
  expect((await screen.findAllByRole('option', { name: /^Invented/ })).map(({ textContent }) => textContent)).toEqual([
    'Invented referrals (definition 1, since January 2023)',
    'Invented referrals (definition 2, since January 2025)',
  ]);
  fireEvent.click(screen.getByRole('option', { name: /definition 2/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  await screen.findByRole('heading', { level: 2, name: 'Invented referrals (definition 2, since January 2025)' });
  fireEvent.click(picker.isConnected ? picker : screen.getByRole('combobox', { name: 'Measure' }));
  fireEvent.click(await screen.findByRole('option', { name: /definition 1/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  await screen.findByRole('heading', { level: 2, name: 'Invented referrals (definition 1, since January 2023)' });
  expect(asked().map((query) => query.get('version'))).toEqual(['2', '1']);
});

it('a question stands in the address and is asked again when the page is opened anew; a crafted one is none', async () => {
  const asked = await open('');
  await screen.findByRole('combobox', { name: 'Measure' });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Service' }));
  fireEvent.click(screen.getByRole('button', { name: 'Show figures' }));
  await waitFor(() => expect(asked()).toHaveLength(1));
  const { search } = globalThis.location;
  const [first] = asked();
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual({ measure: 'referrals-sent', ...Object.fromEntries(first!) });
  document.body.replaceChildren();
  const again = await open(search);
  await waitFor(() => expect(again().map(String)).toEqual([String(first)]));
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Service' }).checked).toBe(true);
  document.body.replaceChildren();
  const crafted = await open('?measure=referrals-sent&by=service,Layla&from=2025&to=2025');
  await screen.findByText('Choose a measure and a period');
  expect(crafted()).toEqual([]);
});

it.each([
  ['en', ['44.0', '396.0'], ['0', '0']],
  ['ar', ['396.0', '44.0'], ['120', '412']],
] as const)(
  'in %s lines and bars begin where the language does, and a sign is a gap or a hatched stub',
  async (language, edges, starts) => {
    const at = { service: 'shelter' };
    await open(
      '?measure=referrals-sent&version=1&by=service&from=2023&to=2025',
      [told(40, { ...at, period: '2023' }), told(null, { ...at, period: '2024' }), told(80, at)],
      language,
    );
    const lines = (await drawing()).querySelectorAll('path');
    const [moves] = [...lines].map((line) => line.getAttribute('d')!).filter((path) => path !== '');
    // Two points, no line between them: what lies between is not known.
    expect(moves!.match(/[ML][\d.]+/g)).toEqual(edges.map((edge) => `M${edge}`));
    document.body.replaceChildren();
    await open(
      '?measure=referrals-sent&version=1&by=service&from=2025&to=2025',
      [told(80, at), told(null, { service: 'legal-aid' })],
      language,
    );
    const bars = [...(await drawing()).querySelectorAll('rect')];
    expect([bars[0], bars.find((bar) => bar.getAttribute('fill') !== null)].map((bar) => bar!.getAttribute('x'))).toEqual(starts);
    const hatched = bars.filter((bar) => /^url\(#/.test(bar.getAttribute('fill') ?? ''));
    expect([hatched.length, new Set(hatched.map((bar) => bar.getAttribute('width'))).size]).toEqual([bars.length - 1, 1]);
  },
);

it('governorates are drawn as tiles in their places, or as bars by choice, and regions as a map of their own', async () => {
  const cells = [told(30, { governorate: 'basra' }), told(60, { governorate: 'erbil' })];
  await open('?measure=referrals-sent&version=1&by=governorate&from=2025&to=2025', cells);
  const map = await screen.findByRole('img', { name: /^Map of the 19 governorates/ });
  const governorate = dimensions.find(({ id }) => id === 'governorate')!;
  expect(map.querySelectorAll('rect')).toHaveLength(governorate.categories.length);
  expect(new Set(Object.values(governorateTiles).map(String)).size).toBe(governorate.categories.length);
  expect([...map.querySelectorAll('g')].filter(({ textContent }) => /\d/.test(textContent)).map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Basra30', 'Erbil60']),
  );
  fireEvent.click(screen.getByRole('radio', { name: 'Bars' }));
  await screen.findByRole('img', { name: /^Chart/ });
  document.body.replaceChildren();
  await open('?measure=referrals-sent&version=1&by=region&from=2024&to=2025', [told(30, { region: 'south' })]);
  expect(screen.queryByRole('img', { name: /^Map/ })).toBeNull();
  fireEvent.click(await screen.findByRole('radio', { name: 'Map' }));
  expect((await screen.findByRole('img', { name: /^Map of the six regions/ })).querySelectorAll('polygon')).toHaveLength(
    regions.codes.length,
  );
});
