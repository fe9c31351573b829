import { useState, type FormEvent } from 'react';
import { Button, Group, Select, Stack } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import {
  givenLawyerReasons,
  lawyerConflicts,
  lawyerReasons,
  legalMatterMachine,
  legalMatterMoves,
  type LawyerConflict,
  type LawyerReason,
  type LegalMatterMove,
  type LegalMatterView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useMoveLegalMatter, useReloadLegalAid } from './legal-aid.queries';

/** Who has the matter next: the lawyers who may, the best fit first. */
export function LawyerStep({ matter }: { readonly matter: LegalMatterView }) {
  const { t, options } = useWords();
  const { number } = useDates();
  const sayDone = useSayDone();
  const move = useMoveLegalMatter(matter);
  const reload = useReloadLegalAid();
  const [step, setStep] = useState<LegalMatterMove>(matter.moves[0] ?? 'offer-lawyer');
  const [lawyer, setLawyer] = useState<string | null>(matter.lawyers[0]?.id ?? null);
  const [reason, setReason] = useState<LawyerReason | null>(null);
  const [conflict, setConflict] = useState<LawyerConflict | null>(null);
  const [tried, setTried] = useState(false);
  const { needs } = legalMatterMachine[step];
  const missing = (field: (typeof needs)[number], value: string | null) => needs.includes(field) && value === null;
  const error = (field: (typeof needs)[number], value: string | null): string | undefined =>
    tried && missing(field, value) ? t('field.required') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing('lawyerId', lawyer) || missing('reason', reason) || missing('conflict', conflict)) return;
    const chosen = matter.lawyers.find(({ id }) => id === lawyer)?.id ?? null;
    move.mutate(
      {
        move: step,
        ...(needs.includes('lawyerId') ? { lawyerId: chosen } : {}),
        ...(needs.includes('reason') ? { reason } : {}),
        ...(needs.includes('conflict') ? { conflict } : {}),
      },
      { onSuccess: () => sayDone('legal.done') },
    );
  };
  return (
    <Panel title={t('legal.step')} icon={<IconUserCheck size={20} aria-hidden="true" />}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <Select
            label={t('legal.move')}
            data={options(legalMatterMoves, matter.moves)}
            value={step}
            onChange={(value) => legalMatterMoves.has(value) && setStep(value)}
            allowDeselect={false}
          />
          {needs.includes('lawyerId') && (
            <Select
              label={t('legal.lawyer')}
              data={matter.lawyers.map(({ id, name, matters }) => ({
                value: id,
                label: t('legal.choice', { name, number: number(matters) }),
              }))}
              value={lawyer}
              onChange={setLawyer}
              error={error('lawyerId', lawyer)}
              nothingFoundMessage={t('legal.roster-none')}
            />
          )}
          {needs.includes('reason') && (
            <Select
              label={t('legal.reason')}
              data={options(lawyerReasons, givenLawyerReasons)}
              value={reason}
              onChange={(value) => setReason(lawyerReasons.has(value) ? value : null)}
              error={error('reason', reason)}
            />
          )}
          {needs.includes('conflict') && (
            <Select
              label={t('legal.conflict')}
              data={options(lawyerConflicts)}
              value={conflict}
              onChange={(value) => setConflict(lawyerConflicts.has(value) ? value : null)}
              error={error('conflict', conflict)}
            />
          )}
          <ProblemAlert error={move.error} onReload={reload} />
          <Group>
            <Button type="submit" loading={move.isPending}>
              {t('legal.do')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
