import { useState, type FormEvent } from 'react';
import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { bestInterestsPurposes, latestReview, localDay, type BestInterestsPurpose, type IsoDate } from '@himaya/domain';
import { useDraft } from '../../platform/drafts';
import { useWords } from '../../platform/words';
import { DateField } from '../../ui/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useDetermineBestInterests } from './child-safeguards.queries';

interface Values {
  readonly purpose: BestInterestsPurpose;
  readonly determinedBy: string;
  readonly determinedOn: IsoDate | null;
  readonly considerations: string;
  readonly conclusion: string;
  readonly childHeard: boolean;
  /** Null: six months after it was determined. */
  readonly reviewOn?: IsoDate | null;
}

/** The way to write down what was found to be best for a child: the questions of an override's determination. */
export function NewDetermination({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [opened, setOpened] = useState(false);
  const close = (): void => setOpened(false);
  return (
    <>
      <Button size="sm" leftSection={<IconScale size={16} aria-hidden="true" />} onClick={() => setOpened(true)} data-no-print>
        {t('child.best-interests-new')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('child.best-interests-new')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        <DeterminationForm caseId={caseId} onDone={close} />
      </Modal>
    </>
  );
}

const shortest = 10;

function DeterminationForm({ caseId, onDone }: { readonly caseId: string; readonly onDone: () => void }) {
  const { t, options, fieldError } = useWords();
  const sayDone = useSayDone();
  const determine = useDetermineBestInterests(caseId);
  const [values, setValues] = useState<Values>({
    purpose: 'sharing',
    determinedBy: '',
    determinedOn: localDay(new Date()),
    considerations: '',
    conclusion: '',
    childHeard: false,
    reviewOn: null,
  });
  const [tried, setTried] = useState(false);
  const draft = useDraft<Values>(`best-interests-${caseId}`, setValues);
  const change = (part: Partial<Values>): void => {
    const next = { ...values, ...part };
    setValues(next);
    draft.save(next);
  };
  const short = (field: 'considerations' | 'conclusion'): boolean => values[field].trim().length < shortest;
  const latest = values.determinedOn === null ? null : latestReview(values.determinedOn);
  const wrongReview = Boolean(
    tried && values.reviewOn && latest && values.determinedOn && (values.reviewOn > latest || values.reviewOn <= values.determinedOn),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const { determinedOn, reviewOn, ...said } = values;
    if (determinedOn === null || values.determinedBy.trim().length < 2 || short('considerations') || short('conclusion')) return;
    determine.mutate(
      {
        ...said,
        determinedOn,
        ...(reviewOn ? { reviewOn } : {}),
        determinedBy: values.determinedBy.trim(),
        considerations: values.considerations.trim(),
        conclusion: values.conclusion.trim(),
      },
      {
        onSuccess: async () => {
          await draft.discard().catch(() => undefined);
          sayDone('child.best-interests-saved');
          onDone();
        },
      },
    );
  };
  const words = (field: 'considerations' | 'conclusion') => (
    <Textarea
      label={t(field === 'considerations' ? 'override.considerations' : 'override.conclusion')}
      value={values[field]}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      error={tried && short(field) ? fieldError('text.too-short') : undefined}
      maxLength={4000}
      minRows={2}
      autosize
      required
    />
  );
  return (
    <form noValidate onSubmit={submit} autoComplete="off">
      <Stack gap="md">
        <Select
          label={t('child.purpose')}
          data={options(bestInterestsPurposes)}
          value={values.purpose}
          onChange={(purpose) => bestInterestsPurposes.has(purpose) && change({ purpose })}
          allowDeselect={false}
        />
        <TextInput
          label={t('override.determined-by')}
          value={values.determinedBy}
          onChange={(event) => change({ determinedBy: event.currentTarget.value })}
          error={tried && values.determinedBy.trim().length < 2 ? fieldError('required') : undefined}
          maxLength={400}
          required
        />
        <DateField
          label={t('override.determined-on')}
          value={values.determinedOn}
          onChange={(determinedOn) => change({ determinedOn })}
          error={tried && values.determinedOn === null ? fieldError('required') : undefined}
          maxDate={localDay(new Date())}
          required
        />
        <DateField
          label={t('child.review-on')}
          description={t('child.review-hint')}
          value={values.reviewOn ?? latest}
          onChange={(reviewOn) => change({ reviewOn })}
          error={wrongReview ? fieldError('date.invalid') : undefined}
          {...(latest === null ? {} : { maxDate: latest })}
        />
        {words('considerations')}
        {words('conclusion')}
        <Checkbox
          label={t('child.heard')}
          checked={values.childHeard}
          onChange={(event) => change({ childHeard: event.currentTarget.checked })}
        />
        <ProblemAlert error={determine.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onDone}>
            {t('action.back')}
          </Button>
          <Button type="submit" loading={determine.isPending}>
            {t('child.best-interests-new')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
