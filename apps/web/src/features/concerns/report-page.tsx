import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Alert, Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { IconCamera, IconCircleCheck, IconCloudLock, IconCloudOff, IconRestore, IconSend } from '@tabler/icons-react';
import { mostPhotos } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useDates } from '../../platform/dates';
import { useDocumentTitle } from '../../platform/document-title';
import { useDraft, vault } from '../../platform/drafts';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { FormErrors } from '../../ui/form-errors';
import { PageHeader } from '../../ui/page-header';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import classes from './concerns.module.css';
import { useDutyPhones } from './duty-phones';
import { hasArrived, photoOf, type WaitingPhoto } from './outbox';
import { useOutbox } from './outbox.queries';
import { LabourMatters } from './labour-matters';
import { LabourCounts, OwnReports } from './own-reports';
import { PersonsPart } from './persons-part';
import { DangerPart, SignsPart, WherePart, WordsPart } from './report-parts';
import { bodyOf, emptyReport, type Habits, type ReportErrors, type ReportValues } from './report-values';
import { WaitingReports } from './waiting-reports';

const draftName = 'concern-report';
const habitsName = 'concern-habits';

/** Two minutes on a telephone: what was seen, where, when. What is typed is sealed here, and a report waits for the network by itself. */
export function ReportPage() {
  const { t, fieldError } = useWords();
  const { me, ability } = useSession();
  useDocumentTitle('concern.report-title');
  const { send, remove } = useOutbox();
  const [habits, setHabits] = useState<Partial<Habits>>({});
  const [values, setValues] = useState<ReportValues>(() => emptyReport(me.unit.governorate));
  const [photos, setPhotos] = useState<readonly WaitingPhoto[]>([]);
  const [errors, setErrors] = useState<ReportErrors>({});
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'writing' | 'sending' | 'arrived' | 'waiting'>('writing');
  const [failed, setFailed] = useState<unknown>(null);
  const form = useRef<HTMLFormElement>(null);
  const key = useRef(crypto.randomUUID());
  // Fetched before anybody is in danger: by then there may be no network.
  useDutyPhones();
  const draft = useDraft<ReportValues>(draftName, setValues);

  useEffect(() => {
    void vault.load(habitsName).then((kept) => {
      if (kept === null) return;
      setHabits(kept as Habits);
      setValues((now) => (now.channel === null ? { ...now, ...(kept as Habits) } : now));
    });
  }, []);

  const change = (changed: Partial<ReportValues>): void => {
    const next = { ...values, ...changed };
    setValues(next);
    draft.save(next);
    if (attempt > 0) {
      const result = bodyOf(next, new Date());
      setErrors('errors' in result ? result.errors : {});
    }
  };
  const startOver = (): void => {
    key.current = crypto.randomUUID();
    setValues(emptyReport(me.unit.governorate, habits));
    setPhotos([]);
    setErrors({});
    setAttempt(0);
    setFailed(null);
    setState('writing');
    void draft.discard();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (state === 'sending') return;
    const result = bodyOf(values, new Date());
    setErrors('errors' in result ? result.errors : {});
    setAttempt(attempt + 1);
    if ('errors' in result) return;
    setState('sending');
    setFailed(null);
    try {
      const left = await send({ key: key.current, body: result.body, photos, concernId: null, refused: null, refusedPhotos: [] });
      const mine = left.find((report) => report.key === key.current);
      if (mine?.refused) {
        // Trying again will not mend it: it is the form's again, and another attempt.
        await remove(mine.key);
        key.current = crypto.randomUUID();
        throw new ApiProblem(mine.refused, 409);
      }
      const { kind, channel, governorate, placeKind } = values;
      const next = { kind, channel, governorate, placeKind };
      setHabits(next);
      await vault.save(habitsName, next);
      await draft.discard();
      setState(mine && !hasArrived(mine) ? 'waiting' : 'arrived');
      globalThis.scrollTo({ top: 0 });
    } catch (error) {
      setFailed(error);
      setState('writing');
    }
  };
  const part = { values, onChange: change, error: (field: string) => (errors[field] ? fieldError(errors[field]) : undefined) };
  const formRefusal = errors['form'];

  return (
    <>
      <PageHeader title={t('concern.report-title')} intro={t('concern.report-intro')} />
      <Stack gap="lg" className={classes.form}>
        <WaitingReports />
        {state === 'arrived' || state === 'waiting' ? (
          <Alert
            role="status"
            color={state === 'arrived' ? 'good' : 'warn'}
            icon={state === 'arrived' ? <IconCircleCheck aria-hidden="true" /> : <IconCloudOff aria-hidden="true" />}
            title={t(state === 'arrived' ? 'concern.sent' : 'concern.waiting')}
          >
            <Stack gap="sm" align="flex-start">
              <span>{t(state === 'arrived' ? 'concern.sent-text' : 'concern.waiting-text')}</span>
              <Button size="md" onClick={startOver}>
                {t('concern.another')}
              </Button>
            </Stack>
          </Alert>
        ) : (
          <form ref={form} noValidate autoComplete="off" onSubmit={(event) => void submit(event)}>
            <Stack gap="lg">
              {draft.restored && (
                <Alert color="calm" icon={<IconRestore aria-hidden="true" />}>
                  <Group justify="space-between" gap="sm">
                    {t('draft.restored')}
                    <Button variant="subtle" size="sm" onClick={startOver}>
                      {t('draft.start-over')}
                    </Button>
                  </Group>
                </Alert>
              )}
              <Panel>
                <DangerPart {...part} />
              </Panel>
              <Panel title={t('concern.where')}>
                <WherePart {...part} />
              </Panel>
              <Panel>
                <SignsPart {...part} />
              </Panel>
              <Panel title={t('concern.persons')}>
                <PersonsPart {...part} />
              </Panel>
              <Panel>
                <WordsPart {...part} />
              </Panel>
              <Panel title={t('concern.photos')}>
                <Photos photos={photos} onChange={setPhotos} />
              </Panel>
              {formRefusal && (
                <Alert color="danger" role="alert">
                  {t(`problem.${formRefusal}`)}
                </Alert>
              )}
              <FormErrors form={form} count={formRefusal ? 0 : Object.keys(errors).length} attempt={attempt} />
              <ProblemAlert error={failed} />
              <div className={classes.send}>
                <Text size="sm" c="dimmed" role="status" mb={6}>
                  <Group gap={6} component="span">
                    <IconCloudLock size={18} aria-hidden="true" />
                    {t(draft.saved ? 'draft.saved' : 'draft.how')}
                  </Group>
                </Text>
                <Button
                  type="submit"
                  size="xl"
                  fullWidth
                  loading={state === 'sending'}
                  leftSection={<IconSend size={22} aria-hidden="true" />}
                >
                  {t('concern.send')}
                </Button>
              </div>
            </Stack>
          </form>
        )}
        {ability.can('list', 'LabourMatter') && <LabourMatters />}
        <OwnReports />
        <LabourCounts />
      </Stack>
    </>
  );
}

function Photos({
  photos,
  onChange,
}: {
  readonly photos: readonly WaitingPhoto[];
  readonly onChange: (photos: readonly WaitingPhoto[]) => void;
}) {
  const { t } = useWords();
  const { number } = useDates();
  const take = async (file: File | null): Promise<void> => {
    if (file !== null) onChange([...photos, await photoOf(file)]);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('concern.photos-hint')}
      </Text>
      {photos.map((photo, place) => (
        <Group key={photo.key} justify="space-between">
          {t('concern.photo', { number: number(place + 1) })}
          <Button variant="subtle" size="sm" onClick={() => onChange(photos.filter(({ key }) => key !== photo.key))}>
            {t('concern.remove-person')}
          </Button>
        </Group>
      ))}
      {photos.length < mostPhotos && (
        <FileButton
          accept="image/jpeg,image/png,image/webp"
          onChange={(file) => void take(file)}
          inputProps={{ 'aria-label': t('concern.add-photo') }}
        >
          {(props) => (
            <Button variant="default" size="lg" leftSection={<IconCamera size={20} aria-hidden="true" />} {...props}>
              {t('concern.add-photo')}
            </Button>
          )}
        </FileButton>
      )}
    </Stack>
  );
}
