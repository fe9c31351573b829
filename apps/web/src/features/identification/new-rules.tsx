import { useState } from 'react';
import { Checkbox, Group, MultiSelect, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import {
  decidePublishing,
  identificationDecisions,
  identificationStatuses,
  legalTests,
  localDay,
  meansNeeds,
  moveBodyOf,
  moveKey,
  possibleDeciders,
  roles,
  standardsOfProof,
  type IdentificationRulesView,
  type IsoDate,
  type PublishRulesBody,
  type RuleMoveBody,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { DateField } from '../../ui/date-field';
import { useSayDone } from '../../ui/say-done';
import { usePublishRules } from './identification.queries';
import classes from './identification.module.css';

/** A week as it is read in Iraq, from Sunday; 1 is Monday. */
const week = [7, 1, 2, 3, 4, 5, 6];

type Values = Omit<PublishRulesBody, 'basedOn' | 'inForceFrom'> & { readonly inForceFrom: IsoDate | null };

/** The next version of the rules, beginning as a copy of the latest. */
export function NewRules({ versions, onClose }: { readonly versions: readonly IdentificationRulesView[]; readonly onClose: () => void }) {
  const { t, code, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const latest = versions[0] as IdentificationRulesView;
  const [values, setValues] = useState<Values>(() => ({
    inForceFrom: null,
    workingDays: latest.workingDays,
    childHours: latest.childHours,
    weekend: latest.weekend,
    reflectionDays: latest.reflectionDays,
    remindDays: latest.remindDays,
    tests: latest.tests,
    moves: latest.moves.flatMap(moveBodyOf),
  }));
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const publish = usePublishRules();
  const change = (part: Partial<Values>): void => setValues((now) => ({ ...now, ...part }));
  const changeMove = (place: number, part: Partial<RuleMoveBody>): void =>
    change({ moves: values.moves.map((move, at) => (at === place ? { ...move, ...part } : move)) });
  const told = (path: string): string | null => {
    const found = errors.get(path);
    return found === undefined ? null : fieldError(found);
  };
  const send = (): void => {
    if (values.inForceFrom === null) return setErrors(new Map([['inForceFrom', 'required']]));
    const body: PublishRulesBody = { ...values, inForceFrom: values.inForceFrom, basedOn: latest.version };
    const decided = decidePublishing(body, { versions, today: localDay(new Date()) });
    setErrors(new Map(decided.ok ? [] : (decided.errors ?? []).map(({ path, code: wrong }) => [path, wrong])));
    if (!decided.ok) return;
    publish.mutate(body, {
      onSuccess: () => {
        sayDone('rules.published');
        onClose();
      },
    });
  };
  const whole = (name: 'workingDays' | 'childHours' | 'reflectionDays', min: number, max: number) => (
    <NumberInput
      label={t(`rules.new.${name}`)}
      value={values[name]}
      onChange={(value) => typeof value === 'number' && change({ [name]: value })}
      min={min}
      max={max}
      clampBehavior="strict"
      allowDecimal={false}
      size="md"
    />
  );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={t('rules.new')}
      text={t('rules.new-text')}
      confirmLabel={t('rules.publish')}
      busy={publish.isPending}
      error={publish.error}
      onConfirm={send}
      onClose={onClose}
    >
      <DateField
        label={t('rules.new.inForceFrom')}
        value={values.inForceFrom}
        onChange={(inForceFrom) => change({ inForceFrom })}
        minDate={localDay(new Date(Date.now() + 86_400_000))}
        error={told('inForceFrom') ?? undefined}
        required
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {whole('workingDays', 1, 60)}
        {whole('childHours', 1, 240)}
        {whole('reflectionDays', 30, 365)}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {values.remindDays.map((days, place) => (
          <NumberInput
            key={place}
            label={t(place === 0 ? 'rules.new.remind-first' : 'rules.new.remind-last')}
            value={days}
            onChange={(value) =>
              typeof value === 'number' && change({ remindDays: values.remindDays.map((one, at) => (at === place ? value : one)) })
            }
            min={1}
            max={364}
            allowDecimal={false}
            error={place === 0 ? told('remindDays') : null}
            size="md"
          />
        ))}
      </SimpleGrid>
      <Checkbox.Group
        label={t('rules.new.weekend')}
        value={values.weekend.map(String)}
        onChange={(days) => change({ weekend: days.map(Number).toSorted((a, b) => a - b) })}
        error={told('weekend')}
      >
        <Group gap="md" mt="xs">
          {week.map((day) => (
            <Checkbox key={day} value={String(day)} label={t(`weekday.${day % 7}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {values.tests.map((test, place) => (
          <Select
            key={test.id}
            label={code(legalTests, test.id)}
            data={options(meansNeeds)}
            value={test.meansNeededFor}
            onChange={(meansNeededFor) =>
              meansNeeds.has(meansNeededFor) &&
              change({ tests: values.tests.map((one, at) => (at === place ? { ...one, meansNeededFor } : one)) })
            }
            error={test.id === 'palermo-art-3' ? told('tests') && t('rules.new.palermo') : null}
          />
        ))}
      </SimpleGrid>
      <Text fw={600}>{t('rules.new.deciders')}</Text>
      <ul className={classes.list}>
        {values.moves.map((move, place) => (
          <li key={moveKey(move)}>
            <Stack gap="xs" py="xs">
              <strong>
                {[code(identificationDecisions, move.decision), code(identificationStatuses, move.reviewing ?? move.from)].join(' · ')}
              </strong>
              <SimpleGrid cols={{ base: 1, sm: 2 }}>
                <MultiSelect
                  label={t('rules.who')}
                  data={options(roles, possibleDeciders)}
                  value={[...move.deciders]}
                  onChange={(deciders) => changeMove(place, { deciders: possibleDeciders.filter((role) => deciders.includes(role)) })}
                  error={told(`moves.${place}.deciders`)}
                />
                <Select
                  label={t('rules.standard')}
                  data={options(standardsOfProof)}
                  value={move.standard}
                  onChange={(standard) => standardsOfProof.has(standard) && changeMove(place, { standard })}
                />
              </SimpleGrid>
              <Checkbox
                label={t('rules.new.another')}
                checked={move.anotherDecider}
                onChange={(event) => changeMove(place, { anotherDecider: event.currentTarget.checked })}
              />
            </Stack>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
