import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconScale, IconUsers } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import {
  ageBands,
  duplicateStatuses,
  duplicateVerdicts,
  governorates,
  sexes,
  type ComparedPerson,
  type DuplicateView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useWords } from '../../platform/words';
import { ErrorState } from '../../ui/error-state';
import { LoadingState } from '../../ui/loading-state';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { CaseNumber } from '../case-record';
import classes from './matches.module.css';
import { useDuplicate, useReviewDuplicate } from './matches.queries';

/** Two people side by side, and what each unit says. */
export function ComparePage() {
  const { t, code } = useWords();
  const { id = '' } = useParams();
  useDocumentTitle('compare.title');
  const { data, error, refetch } = useDuplicate(id);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState rows={4} height={96} />;
  return (
    <>
      <PageHeader back={{ to: '/matches', label: t('matches.title') }} title={t('compare.title')} intro={t('compare.intro')} />
      <Stack gap="lg">
        <Panel title={code(duplicateStatuses, data.status)} icon={<IconScale size={20} aria-hidden="true" />}>
          <Sides people={data.people} />
        </Panel>
        <Verdicts of={data} onStale={() => void refetch()} />
      </Stack>
    </>
  );
}

function Sides({ people }: { readonly people: readonly ComparedPerson[] }) {
  const { t, code, country } = useWords();
  const { number } = useDates();
  const facts: readonly (readonly [string, (person: ComparedPerson) => string | null])[] = [
    [t('person.alias'), (person) => person.case.person.alias],
    [t('person.given-name'), (person) => person.givenName],
    [t('person.family-name'), (person) => person.familyName],
    [t('person.birth-date'), (person) => person.birthDate],
    [t('person.age-years'), (person) => (person.ageYears === null ? null : number(person.ageYears))],
    [t('person.age-band'), (person) => code(ageBands, person.case.person.ageBand)],
    [t('person.sex'), (person) => code(sexes, person.case.person.sex)],
    [t('person.nationality'), (person) => person.nationality && country(person.nationality)],
    [t('person.phone'), (person) => person.phone],
    [t('case.governorate'), (person) => code(governorates, person.case.governorate)],
  ];
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('compare.field')}</th>
          {people.map((person) => (
            <th scope="col" key={person.case.id}>
              <Link to={`/cases/${person.case.id}`}>
                <CaseNumber>{person.case.number}</CaseNumber>
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {facts.map(([term, of]) => {
          const values = people.map(of);
          const differs = values.every((value) => value !== null) && new Set(values).size > 1;
          return (
            <tr key={term} data-differs={differs || undefined}>
              <th scope="row">
                {term}
                {differs && (
                  <Badge ms="xs" color="warn" variant="light">
                    {t('compare.differs')}
                  </Badge>
                )}
              </th>
              {values.map((value, side) => (
                <td key={people[side]?.case.id}>{value === null ? t('state.not-known') : <PersonName>{value}</PersonName>}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Verdicts({ of, onStale }: { readonly of: DuplicateView; readonly onStale: () => void }) {
  const { t, code, name } = useWords();
  const review = useReviewDuplicate(of.id);
  const sayDone = useSayDone();
  return (
    <Panel title={t('compare.reviews')} icon={<IconUsers size={20} aria-hidden="true" />}>
      <Stack gap="md">
        <Text>{t('compare.agreement')}</Text>
        <ul className={classes.list}>
          {of.reviews.map(({ unit, own, verdict }) => (
            <li key={unit.en}>
              <Text component="span" fw={500}>
                {own ? `${name(unit)} (${t('compare.own')})` : name(unit)}
              </Text>
              {': '}
              {verdict ? code(duplicateVerdicts, verdict) : t('compare.waiting')}
            </li>
          ))}
        </ul>
        {of.status === 'open' && (
          <>
            <Text fw={600}>{t('compare.verdict')}</Text>
            <Group gap="sm">
              {duplicateVerdicts.codes.map((verdict) => (
                <Button
                  key={verdict}
                  variant={verdict === of.ownVerdict ? 'filled' : 'default'}
                  aria-pressed={verdict === of.ownVerdict}
                  loading={review.isPending && review.variables.verdict === verdict}
                  onClick={() => review.mutate({ verdict, version: of.version }, { onSuccess: () => sayDone('compare.said') })}
                >
                  {code(duplicateVerdicts, verdict)}
                </Button>
              ))}
            </Group>
          </>
        )}
        <ProblemAlert error={review.error} onReload={onStale} />
      </Stack>
    </Panel>
  );
}
