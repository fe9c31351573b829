import type { ReactNode } from 'react';
import { Group, Stack, Text } from '@mantine/core';
import { interfaceLanguages, planFeeds, type LocalName, type PlanActivityVersionView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { directionOf } from '../../platform/i18n';
import { useWords } from '../../platform/words';
import { StatusBadge } from '../../ui/status-badge';
import { useMeasureName, usePeriod } from './activity-words';

/** The version that another one was written after: what stood then. */
export const versionBefore = (
  { version }: PlanActivityVersionView,
  versions: readonly PlanActivityVersionView[],
): PlanActivityVersionView | null =>
  versions
    .filter((one) => one.version < version && one.state !== 'refused' && one.state !== 'awaiting')
    .reduce<PlanActivityVersionView | null>((last, one) => (last === null || one.version > last.version ? one : last), null);

interface Field {
  readonly term: string;
  readonly value: ReactNode;
}

/** Everything that a version of an activity says; what differs from the one before is marked, with what stood there. */
export function useVersionFields(): (version: PlanActivityVersionView, before: PlanActivityVersionView | null) => readonly Field[] {
  const { t, code, name, list, languageName } = useWords();
  const { number } = useDates();
  const period = usePeriod();
  const measureName = useMeasureName();
  /** A name as the reader reads it; where another language's alone was changed, that one. */
  const nameOf = (of: LocalName | null, other: LocalName | null): ReactNode => {
    if (of === null) return null;
    const changed = other === null ? [] : interfaceLanguages.filter((language) => of[language] !== other[language]);
    if (changed.length === 0 || (changed.length === interfaceLanguages.length && name(of) !== name(other!))) return name(of);
    return (
      <Stack gap={2}>
        {changed.map((language) => (
          <span key={language} lang={language} dir={directionOf(language)}>
            {`${languageName(language)}: ${of[language]}`}
          </span>
        ))}
      </Stack>
    );
  };
  const fieldsOf = (of: PlanActivityVersionView, other: PlanActivityVersionView | null) => [
    { term: t('year-plan.title'), key: JSON.stringify(of.title), shown: nameOf(of.title, other?.title ?? null) },
    { term: t('national-plan.period'), key: `${of.startsOn} ${of.endsOn}`, shown: period(of) },
    {
      term: t('national-plan.implementers'),
      key: of.implementers
        .map(({ id }) => id)
        .toSorted()
        .join(' '),
      shown: list(of.implementers.map((agency) => name(agency.name))),
    },
    { term: t('national-plan.indicator'), key: JSON.stringify(of.indicator), shown: nameOf(of.indicator, other?.indicator ?? null) },
    { term: t('national-plan.feed'), key: of.feed, shown: code(planFeeds, of.feed) },
    { term: t('national-plan.measures'), key: of.measures.map(({ id }) => id).join(' '), shown: list(of.measures.map(measureName)) },
    {
      term: t('national-plan.target'),
      key: String(of.target),
      shown: of.target === null ? t('national-plan.no-target') : number(of.target),
    },
  ];
  return (version, before) => {
    const old = before === null ? null : fieldsOf(before, version);
    return fieldsOf(version, before).map(({ term, key, shown }, n) => {
      const stood = old?.[n];
      if (stood === undefined || stood.key === key) return { term, value: shown };
      return {
        term,
        value: (
          <Stack gap={4}>
            <Group gap="xs" wrap="nowrap" align="flex-start">
              <div>{shown || t('version-change.nothing')}</div>
              <StatusBadge tone="waiting">{t('version-change.changed')}</StatusBadge>
            </Group>
            <Text size="sm" c="dimmed" component="div">
              {t('version-change.before')} {stood.shown || t('version-change.nothing')}
            </Text>
          </Stack>
        ),
      };
    });
  };
}
