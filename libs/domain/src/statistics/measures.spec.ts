import { furtherMeasures } from './further-measures';
import { measures } from '../reference';
import { dimensionIds } from './codes';
import { caseMeasures } from './case-measures';
import { factAgeGroups, factDimensions, factKinds } from './fact';
import { courtSeries, courtTables } from './court-tables';
import { decideQuery } from './decide-query';
import { withChanges } from './changed-definitions';
import type { Computation, MeasureDeclaration } from './measure';
import { collectedSince, declaredMeasures, measureOf } from './measures';

const computed = declaredMeasures.flatMap(({ id, computed: rule }) => (typeof rule === 'string' ? [] : [{ id, ...rule }]));
const isReturned = (rule: MeasureDeclaration['computed']): boolean => typeof rule !== 'string' && rule.counts.of === 'returned';
const columns: readonly string[] = [...factDimensions, 'forms', 'yes'];

describe('the measures', () => {
  it('are each declared once a version, from the first on, in the committee’s order', () => {
    const ids = [...new Set(declaredMeasures.map(({ id }) => id))];
    expect(ids).toEqual([...measures, ...furtherMeasures].map(({ id }) => id));
    for (const id of ids) {
      const versions = declaredMeasures.filter((measure) => measure.id === id).map(({ version }) => version);
      expect(versions).toEqual(versions.map((_, at) => at + 1));
    }
  });

  it('have a rule or a reason where they come from cases, and none of another’s', () => {
    const fromCases = measures.filter(({ source }) => source === 'case-data').map(({ id }) => id);
    expect(Object.keys(caseMeasures).toSorted()).toEqual(fromCases.toSorted());
    const fromBodies = declaredMeasures.filter(({ computed: rule }) => rule === 'monthly-report' || isReturned(rule));
    expect(declaredMeasures.filter(({ source }) => source === 'agency-report')).toEqual(fromBodies);
    expect(computed.length).toBeGreaterThan(35);
  });

  it('name facts and columns that the store has', () => {
    for (const { kinds, where, dimensions, counts } of computed) {
      expect(kinds.length > 0).toBe(counts.of !== 'returned');
      expect(kinds.filter((kind) => !factKinds.includes(kind))).toEqual([]);
      expect([...Object.keys(where), ...dimensions.map(({ column }) => column)].filter((column) => !columns.includes(column))).toEqual([]);
    }
  });

  it('are told apart by closed categories, each code in one of them, and people never by governorate', () => {
    for (const { dimensions } of computed) {
      const ids = dimensions.map(({ id }) => id);
      expect(ids.filter((id, at) => !dimensionIds.has(id) || ids.indexOf(id) !== at)).toEqual([]);
      for (const { categories, codes, rest } of dimensions) {
        expect(Object.keys(codes)).toEqual([...categories.codes]);
        const all = Object.values(codes).flat();
        expect(new Set(all).size).toBe(all.length);
        expect(categories.codes.length).toBeGreaterThan(1);
        if (rest !== undefined) expect(categories.codes).toContain(rest);
      }
    }
  });

  it('tell what the committee’s list names, or say why not, or which measure beside them tells it', () => {
    expect(measureOf('victims-identified')).toMatchObject({ lacks: [], beside: [] });
    expect(measureOf('transport-staff-detections')!.lacks).toEqual(['crossing-point']);
    expect(measureOf('labour-cases-screened')!.lacks).toEqual(['citizenship-of-reports', 'one-inspection']);
    expect(measureOf('juvenile-detainees')!.lacks).toEqual(['one-count']);
    expect(measureOf('convictions')).toMatchObject({ lacks: [], beside: ['verdicts'] });
    const unknown = declaredMeasures.flatMap(({ beside }) => beside.filter((id) => typeof (measureOf(id)?.computed ?? '') === 'string'));
    expect(unknown).toEqual([]);
  });

  it('offer no category that their own condition leaves empty', () => {
    const empty = computed.flatMap(({ id, where, dimensions }) =>
      dimensions.flatMap(({ id: by, column, categories, codes, rest }) => {
        const wanted = where[column];
        const none = categories.codes.filter((one) => one !== rest && wanted && !(codes[one] ?? []).some((code) => wanted.includes(code)));
        return column === 'forms' ? [] : none.map((one) => `${id} ${by}=${one}`);
      }),
    );
    expect(empty).toEqual([]);
  });

  it('of trafficking count no charge under another law', () => {
    for (const id of ['prosecutions', 'convictions', 'sentences', 'appeals', 'verdicts']) {
      const { where, dimensions } = computed.find((one) => one.id === id)!;
      expect([id, where.article?.every((code) => code.startsWith('trafficking-28-2012-'))]).toEqual([id, true]);
      expect(dimensions.find((one) => one.id === 'article')!.categories.codes).not.toContain('other-law');
    }
  });

  it('are explained in three languages', () => {
    const empty = declaredMeasures.flatMap(({ id, name, definition }) =>
      [...Object.values(name), ...Object.values(definition)].some((text) => text.trim().length < 4) ? [id] : [],
    );
    expect(empty).toEqual([]);
    expect(new Set(declaredMeasures.map(({ name }) => name.ckb)).size).toBe(measures.length + furtherMeasures.length);
  });

  it('take children and adults together for everybody whose age is known', () => {
    const { dimensions } = computed.find(({ id }) => id === 'victims-identified')!;
    const ages = dimensions.find(({ id }) => id === 'age-group')!;
    expect([...Object.values(ages.codes).flat(), 'unknown'].toSorted()).toEqual([...factAgeGroups].toSorted());
  });

  it('keep the version before beside a changed definition, and take no change that comes before it or is of nothing', () => {
    const first = declaredMeasures.filter(({ id }) => id === 'arrests' || id === 'prosecutions');
    const definition = { ar: 'تعريف آخر', ckb: 'پێناسەیەکی تر', en: 'Another definition' };
    const change = { id: 'arrests', since: '2026-01-01', definition, computed: first[1]!.computed as Computation };
    const [one, two, three, other] = withChanges(first, [change, { ...change, since: '2026-07-01' }]);
    expect([one, other]).toEqual(first);
    expect(two).toEqual({ ...first[0], version: 2, since: '2026-01-01', definition, computed: first[1]!.computed });
    expect([three!.version, three!.since]).toEqual([3, '2026-07-01']);
    expect(() => withChanges(first, [change, change])).toThrow('comes before');
    expect(() => withChanges(first, [{ ...change, since: collectedSince }])).toThrow('comes before');
    expect(() => withChanges(first, [{ ...change, id: 'arrest' }])).toThrow('no measure');
  });

  it('know no version that was never declared', () => {
    expect(measureOf('victims-identified', 1)?.version).toBe(1);
    expect(measureOf('victims-identified', 2)).toBeUndefined();
    expect(measureOf('victims')).toBeUndefined();
  });
});

describe('the tables of court statistics', () => {
  const tables = courtSeries.codes.flatMap((series) => courtTables[series].tables.map((table) => ({ series, ...table })));

  it('can each be asked for by the year, and no two are the same', () => {
    const refused = tables.filter(
      ({ measure, by }) => !decideQuery(measureOf(measure)!, { by, from: '2023', to: '2025' }, '2026-11-28').ok,
    );
    expect(refused).toEqual([]);
    expect(new Set(tables.map(({ measure, by }) => `${measure} ${by.join()}`)).size).toBe(tables.length);
  });

  it.each(['arrests', 'prosecutions', 'convictions', 'sentences', 'appeals'] as const)(
    'tell %s apart by article, sex, region and form',
    (series) => {
      const dimensions = courtTables[series].tables.filter(({ measure }) => measure === series).flatMap(({ by }) => by);
      expect(dimensions).toEqual(expect.arrayContaining(['article', 'sex', 'region', 'form']));
    },
  );
});
