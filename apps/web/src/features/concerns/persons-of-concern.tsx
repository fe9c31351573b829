import { useState, type FormEvent } from 'react';
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import {
  ageBands,
  latinDigits,
  noGroundReasons,
  personStates,
  sexes,
  type ConcernView,
  type NoGroundReason,
  type PersonOfConcern,
  type PersonState,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { PersonName } from '../../ui/person-name';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import classes from './concerns.module.css';
import { useSettlePerson } from './concerns.queries';

type Way = 'existing-case' | 'no-case';

const tones = { waits: 'waiting', case: 'active', 'no-case': 'neutral' } as const satisfies Record<PersonState, string>;

/** Everybody a concern speaks of, what became of each, and how many still wait: nobody is forgotten for want of a row. */
export function PersonsOfConcern({ concern }: { readonly concern: ConcernView }) {
  const { t } = useWords();
  const { number } = useDates();
  const { persons, personCounts, peopleCount, settles, status } = concern;
  const known = new Set(persons.map(({ place }) => place));
  const next = Array.from({ length: peopleCount }, (_, place) => place).find((place) => !known.has(place));
  const { withCase, withReason, waiting, onlyCounted } = personCounts;
  return (
    <>
      {status === 'accepted' && (
        <Text size="sm" px="md" pt="sm">
          {t('concern.counts', {
            total: number(peopleCount),
            withCase: number(withCase),
            withReason: number(withReason),
            waiting: number(waiting),
            onlyCounted: number(onlyCounted),
          })}
        </Text>
      )}
      <ul className={classes.list}>
        {persons.map((person) => (
          <Person key={person.place} concern={concern} person={person} />
        ))}
        {settles && next !== undefined && (
          <li className={classes.row}>
            <div className={classes.facts}>
              <Text fw={600}>{t('concern.one-more')}</Text>
            </div>
            <Settle concern={concern} place={next} />
          </li>
        )}
      </ul>
    </>
  );
}

function Person({ concern, person }: { readonly concern: ConcernView; readonly person: PersonOfConcern }) {
  const { t, code, list, languageName } = useWords();
  const { number } = useDates();
  const { place, state, caseId, reason } = person;
  return (
    <li className={classes.row}>
      <div className={classes.facts}>
        <Text fw={600}>{person.name ? <PersonName>{person.name}</PersonName> : t('concern.person', { number: number(place + 1) })}</Text>
        <div className={classes.more}>
          <span>
            {list([code(sexes, person.sex), code(ageBands, person.ageBand), ...(person.language ? [languageName(person.language)] : [])])}
          </span>
          {person.phone && <bdi dir="ltr">{person.phone}</bdi>}
          {reason && <span>{code(noGroundReasons, reason)}</span>}
          {caseId && <Link to={`/cases/${caseId}`}>{t('concern.see-case')}</Link>}
        </div>
      </div>
      {concern.status === 'accepted' && <StatusBadge tone={tones[state]}>{code(personStates, state)}</StatusBadge>}
      {concern.settles && state !== 'case' && <Settle concern={concern} place={place} />}
    </li>
  );
}

/** A case opened in the form of cases, one named by its number, or the reason for which there is none. */
function Settle({ concern, place }: { readonly concern: ConcernView; readonly place: number }) {
  const { t, options } = useWords();
  const { number } = useDates();
  const { ability } = useSession();
  const sayDone = useSayDone();
  const settle = useSettlePerson(concern);
  const [way, setWay] = useState<Way | null>(null);
  const [caseNumber, setCaseNumber] = useState('');
  const [reason, setReason] = useState<NoGroundReason>('not-enough-information');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const said = way === 'no-case' ? { reason } : { caseNumber: latinDigits(caseNumber).trim() };
    settle.mutate({ person: place, ...said }, { onSuccess: () => sayDone('concern.settled') });
  };
  return (
    <Stack gap="xs" role="group" aria-label={t('concern.settle-title', { number: number(place + 1) })}>
      <Group gap="xs">
        {ability.can('open', 'Case') && (
          <Button component={Link} to={`/concerns/${concern.id}/case?person=${place}`} size="sm">
            {t('concern.open-case')}
          </Button>
        )}
        <Button variant="default" size="sm" aria-pressed={way === 'existing-case'} onClick={() => setWay('existing-case')}>
          {t('concern.name-case')}
        </Button>
        <Button variant="default" size="sm" aria-pressed={way === 'no-case'} onClick={() => setWay('no-case')}>
          {t('concern.no-case')}
        </Button>
      </Group>
      {way !== null && (
        <form noValidate onSubmit={submit}>
          <Group gap="xs" align="flex-end">
            {way === 'existing-case' ? (
              <TextInput
                label={t('concern.case-number')}
                dir="ltr"
                autoComplete="off"
                maxLength={40}
                value={caseNumber}
                onChange={({ currentTarget: { value } }) => setCaseNumber(value)}
              />
            ) : (
              <NativeSelect
                label={t('concern.reason')}
                value={reason}
                data={options(noGroundReasons)}
                onChange={({ currentTarget: { value } }) => noGroundReasons.has(value) && setReason(value)}
              />
            )}
            <Button type="submit" loading={settle.isPending} disabled={way === 'existing-case' && caseNumber.trim() === ''}>
              {t('concern.settle')}
            </Button>
          </Group>
        </form>
      )}
      <ProblemAlert error={settle.error} />
    </Stack>
  );
}
