import { useState } from 'react';
import { Select } from '@mantine/core';
import {
  schoolLevels,
  strandKinds,
  strandRules,
  trainingFields,
  workKinds,
  type ProgrammeView,
  type SchoolLevel,
  type StrandKind,
  type TrainingField,
  type WorkKind,
} from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Form, useDone } from './form';
import { usePlanStrand } from './reintegration.queries';

/** What is planned with the person, with the one detail its kind has. */
export function PlanStrand({ programme, onDone }: { readonly programme: ProgrammeView; readonly onDone: () => void }) {
  const { t, options } = useWords();
  const plan = usePlanStrand(programme);
  const done = useDone(onDone);
  const [kind, setKind] = useState<StrandKind | null>(null);
  const [schoolLevel, setLevel] = useState<SchoolLevel | null>(null);
  const [trainingField, setField] = useState<TrainingField | null>(null);
  const [workKind, setWork] = useState<WorkKind | null>(null);
  const [tried, setTried] = useState(false);
  const detail = kind === null ? null : strandRules[kind].detail;
  const details = { schoolLevel, trainingField, workKind };
  const error = (missing: boolean): string | undefined => (tried && missing ? t('field.required') : undefined);
  const submit = (): void => {
    setTried(true);
    if (kind === null || (detail !== null && details[detail] === null)) return;
    plan.mutate({ kind, ...(detail === null ? {} : { [detail]: details[detail] }) }, done);
  };
  return (
    <Form busy={plan.isPending} error={plan.error} onSubmit={submit} onDone={onDone}>
      <Select
        label={t('programme.kind')}
        data={options(strandKinds)}
        value={kind}
        onChange={(value) => setKind(strandKinds.has(value) ? value : null)}
        error={error(kind === null)}
      />
      {detail === 'schoolLevel' && (
        <Select
          label={t('programme.school-level')}
          data={options(schoolLevels)}
          value={schoolLevel}
          onChange={(value) => setLevel(schoolLevels.has(value) ? value : null)}
          error={error(schoolLevel === null)}
        />
      )}
      {detail === 'trainingField' && (
        <Select
          label={t('programme.training-field')}
          data={options(trainingFields)}
          value={trainingField}
          onChange={(value) => setField(trainingFields.has(value) ? value : null)}
          error={error(trainingField === null)}
        />
      )}
      {detail === 'workKind' && (
        <Select
          label={t('programme.work-kind')}
          data={options(workKinds)}
          value={workKind}
          onChange={(value) => setWork(workKinds.has(value) ? value : null)}
          error={error(workKind === null)}
        />
      )}
    </Form>
  );
}
