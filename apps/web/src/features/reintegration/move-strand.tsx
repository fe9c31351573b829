import { useState } from 'react';
import { Checkbox, Select, Stack, Textarea } from '@mantine/core';
import {
  familyRoles,
  familySafeties,
  givenStrandReasons,
  localDay,
  strandMachine,
  strandMoves,
  strandReasons,
  workChecks,
  type FamilyRole,
  type FamilySafety,
  type IsoDate,
  type StrandMove,
  type StrandReason,
  type StrandView,
  type WorkCheck,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { Form, useDone } from './form';
import { useMoveStrand } from './reintegration.queries';

/** What happened to a strand, on which day, and what the step asks for. */
export function MoveStrand({ strand, onDone }: { readonly strand: StrandView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const step = useMoveStrand(strand);
  const done = useDone(onDone);
  const today = localDay(new Date());
  const [move, setMove] = useState<StrandMove>(strand.moves[0] ?? 'begin');
  const [day, setDay] = useState<IsoDate | null>(today);
  const [reason, setReason] = useState<StrandReason | null>(null);
  const [familySafety, setSafety] = useState<FamilySafety | null>(null);
  const [familyRole, setRole] = useState<FamilyRole | null>(null);
  const [checks, setChecks] = useState<readonly WorkCheck[]>([]);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const { needs } = strandMachine[move];
  const given = { reason, familySafety, familyRole, checks };
  const missing = (field: (typeof needs)[number]): boolean => needs.includes(field) && given[field] === null;
  const error = (field: (typeof needs)[number]): string | undefined => (tried && missing(field) ? t('field.required') : undefined);
  const submit = (): void => {
    setTried(true);
    if (day === null || needs.some(missing)) return;
    const asked = Object.fromEntries(needs.map((field) => [field, given[field]]));
    step.mutate({ move, on: day, ...asked, words: words.trim() === '' ? null : words }, done);
  };
  return (
    <Form busy={step.isPending} error={step.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('programme.move')}
        data={options(strandMoves, strand.moves)}
        value={move}
        onChange={(value) => strandMoves.has(value) && setMove(value)}
        allowDeselect={false}
      />
      <DateField
        label={t('programme.on')}
        value={day}
        onChange={setDay}
        maxDate={today}
        error={tried && day === null ? t('field.required') : undefined}
      />
      {needs.includes('reason') && (
        <Select
          label={t('programme.reason')}
          data={options(strandReasons, givenStrandReasons)}
          value={reason}
          onChange={(value) => setReason(strandReasons.has(value) ? value : null)}
          error={error('reason')}
        />
      )}
      {needs.includes('familySafety') && (
        <Select
          label={t('programme.family-safety')}
          data={options(familySafeties)}
          value={familySafety}
          onChange={(value) => setSafety(familySafeties.has(value) ? value : null)}
          error={error('familySafety')}
        />
      )}
      {needs.includes('familyRole') && (
        <Select
          label={t('programme.family-role')}
          data={options(familyRoles)}
          value={familyRole}
          onChange={(value) => setRole(familyRoles.has(value) ? value : null)}
          error={error('familyRole')}
        />
      )}
      {needs.includes('checks') && (
        <Checkbox.Group
          label={t('programme.checks')}
          value={[...checks]}
          onChange={(values) => setChecks(values.filter((value) => workChecks.has(value)))}
        >
          <Stack gap="xs" mt="xs">
            {options(workChecks).map(({ value, label }) => (
              <Checkbox key={value} value={value} label={label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      <Textarea
        label={t('programme.words')}
        description={t('programme.secret')}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        autoComplete="off"
      />
    </Form>
  );
}
