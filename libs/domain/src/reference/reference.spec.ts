import { roles } from '../accounts/codes';
import { acts, ageBands, caseStatuses, detectionChannels, exploitationForms, journeySteps, means, sexes } from '../cases/codes';
import { governorates, regions, services } from '../directory/codes';
import { identificationStatuses } from '../identification/codes';
import { referralStatuses } from '../referrals/codes';
import { identificationOfStatus, sexOfGender } from '../exchange/htcds-codes';
import type { CodeList } from '../shared/code-list';
import {
  activitiesOf,
  agencies,
  glossary,
  glossaryKeys,
  governorateNames,
  htcds,
  htcdsCodes,
  identificationIndicators,
  indicators,
  kurdishOfActivity,
  kurdishOfAgency,
  kurdishOfAxes,
  kurdishOfPlan,
  legalFramework,
  measures,
  reportingCycles,
  rights,
  strategyPlan,
  yearlyPlan2024,
} from '.';

const ids = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id));
const agencyIds = ids(agencies);
const measureIds = ids(measures);
const strategy = activitiesOf(strategyPlan);
const yearly = activitiesOf(yearlyPlan2024);

const ourLists: { readonly [L in keyof typeof glossaryKeys]: CodeList<string> } = {
  governorate: governorates,
  region: regions,
  service: services,
  step: journeySteps,
  sex: sexes,
  'age-band': ageBands,
  act: acts,
  means,
  form: exploitationForms,
  'found-by': detectionChannels,
  'referral-status': referralStatuses,
  identification: identificationStatuses,
  role: roles,
};

describe('agencies', () => {
  it('are each named once in both languages, under a parent that exists', () => {
    expect(agencyIds.size).toBe(agencies.length);
    for (const { nameAr, nameEn, parent } of agencies) {
      expect(nameAr && nameEn).toBeTruthy();
      expect(parent === undefined || agencyIds.has(parent)).toBe(true);
    }
  });
});

describe('the plans', () => {
  it('hold every activity of the documents', () => {
    expect(strategyPlan.axes.map((axis) => axis.activities.length)).toEqual([18, 6, 10, 20]);
    expect([strategy.length, yearly.length]).toEqual([54, 34]);
  });

  it('name only agencies, measures and strategy activities that exist', () => {
    const strategyIds = ids(strategy);
    for (const { implementers, indicator, derivedFrom } of [...strategy, ...yearly]) {
      expect(implementers.filter((id) => !agencyIds.has(id))).toEqual([]);
      const named = [indicator.caseMeasure, ...(indicator.additionalMeasures ?? [])].filter((id) => id !== undefined);
      expect(named.filter((id) => !measureIds.has(id))).toEqual([]);
      expect(derivedFrom === undefined || strategyIds.has(derivedFrom)).toBe(true);
    }
    expect(yearlyPlan2024.parentPlan).toBe(strategyPlan.id);
  });
});

describe('measures, cycles, rights and laws', () => {
  it('are all there, each once, and point at what exists', () => {
    expect(measures).toHaveLength(95);
    for (const list of [measures, reportingCycles, rights, legalFramework, indicators]) expect(ids(list).size).toBe(list.length);
    const activityIds = ids([...strategy, ...yearly]);
    const pointed = measures.flatMap((measure) => [...measure.feedsActivities, ...measure.supportsActivities]);
    expect(pointed.filter((id) => !activityIds.has(id))).toEqual([]);
    expect(reportingCycles.flatMap((cycle) => cycle.measures).filter((id) => !measureIds.has(id))).toEqual([]);
  });

  it('keep the indicators in dimensions that are described', () => {
    const dimensions = ids(identificationIndicators.dimensions);
    expect(indicators.filter(({ dimension }) => !dimensions.has(dimension))).toEqual([]);
    expect(identificationIndicators.presentDanger.filter((id) => !ids(indicators).has(id))).toEqual([]);
  });
});

describe('names in Kurdish', () => {
  const letters = /[كيىة]/;
  const isKurdish = (text: string | null | undefined): boolean => text != null && text !== '' && !letters.test(text);

  it('are there for every body, plan, axis and activity, with no Arabic standing in', () => {
    const plans = [strategyPlan, yearlyPlan2024];
    const axes = kurdishOfAxes(plans);
    expect(agencies.filter(({ id }) => !isKurdish(kurdishOfAgency(id)))).toEqual([]);
    expect(plans.filter(({ id }) => !isKurdish(kurdishOfPlan(id)))).toEqual([]);
    const wanted = plans.flatMap((plan) => plan.axes.flatMap(({ nameAr, objective }) => [nameAr, objective.ar]));
    expect(wanted.filter((ar) => !isKurdish(axes.get(ar)))).toEqual([]);
    const wrong = plans.flatMap(activitiesOf).filter((activity) => {
      const kurdish = kurdishOfActivity(activity);
      const indicator = activity.indicator.textAr === null ? kurdish?.indicator === null : isKurdish(kurdish?.indicator);
      return !isKurdish(kurdish?.title) || !indicator;
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('of a yearly plan’s activity are the strategy’s only where it says the same', () => {
    const strategy = new Map(activitiesOf(strategyPlan).map((activity) => [activity.id, activity]));
    const borrowed = activitiesOf(yearlyPlan2024).filter(
      ({ id, derivedFrom }) => kurdishOfActivity({ id }) === null && derivedFrom !== undefined,
    );
    expect(borrowed.length).toBeGreaterThan(20);
    expect(borrowed.filter(({ titleAr, derivedFrom }) => strategy.get(derivedFrom!)?.titleAr !== titleAr)).toEqual([]);
  });
});

describe('the glossary', () => {
  const keys = new Set(glossary.map(({ key }) => key));

  it('has every word in Arabic, Kurdish and English, each key once', () => {
    expect(glossary.filter(({ ar, ckb, en }) => !ar.trim() || !ckb.trim() || !en.trim())).toEqual([]);
    expect(keys.size).toBe(glossary.length);
  });

  it.each(Object.entries(glossaryKeys))('is met by every code of %s', (list, words) => {
    const codes = ourLists[list as keyof typeof glossaryKeys].codes;
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
    const named = Object.values(words).filter((key) => key !== null);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('names the governorates', () => {
    expect(Object.keys(governorateNames)).toEqual(governorates.codes);
    for (const name of Object.values(governorateNames)) expect(name.ar && name.ckb && name.en).toBeTruthy();
    expect(governorateNames.baghdad).toEqual({ ar: 'بغداد', ckb: 'بەغدا', en: 'Baghdad' });
  });
});

describe('HTCDS', () => {
  const ours = {
    gender: sexes,
    traffickingStatus: identificationStatuses,
    typeOfExploitation: exploitationForms,
    caseStatus: caseStatuses,
  } as const;

  it('is the whole standard', () => {
    expect([htcds.fields.length, Object.keys(htcds.codeLists).length]).toEqual([htcds.counts.fields, htcds.counts.codeLists]);
  });

  it.each(Object.entries(htcdsCodes))('is met by every code of %s', (list, words) => {
    const theirs = htcds.codeLists[list as keyof typeof ours].values.map(({ code }) => code);
    expect(Object.keys(words).sort()).toEqual([...ours[list as keyof typeof ours].codes].sort());
    expect(Object.values(words).filter((code) => code !== null && !theirs.includes(code))).toEqual([]);
  });

  it('reads back what it was given, where our code is not finer', () => {
    for (const sex of sexes.codes) expect(sexOfGender[htcdsCodes.gender[sex] as keyof typeof sexOfGender]).toBe(sex);
    for (const status of ['presumed', 'confirmed', 'not-confirmed'] as const) {
      expect(identificationOfStatus[htcdsCodes.traffickingStatus[status] as keyof typeof identificationOfStatus]).toBe(status);
    }
  });
});
