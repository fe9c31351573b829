import { useRef, useState, type FormEvent } from 'react';
import { Alert, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import { breakGlassGrounds, isCaseNumber, type BreakGlassGround } from '@himaya/domain';
import { ApiProblem } from '../../platform/api-problem';
import { useWords } from '../../platform/words';
import { CategoryPills } from '../../ui/category-pill';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { useSayDone } from '../../ui/say-done';
import { useBreakGlass } from './emergency.queries';

const shortestReason = 10;

/** Opens a case by its number; what it costs is said before the button is pressed. */
export function NewEmergency() {
  const { t, options } = useWords();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const form = useRef<HTMLFormElement>(null);
  const open = useBreakGlass();
  const [number, setNumber] = useState('');
  const [ground, setGround] = useState<BreakGlassGround | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = {
    number: isCaseNumber(number) ? null : 'field.number.invalid',
    ground: ground === null ? 'field.required' : null,
    reason: reason.trim().length < shortestReason ? 'field.text.too-short' : null,
  };
  const shown = (key: string | null): string | null => (tried && key ? t(key) : null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const first = Object.entries(wrong).find(([, problem]) => problem !== null)?.[0];
    if (first !== undefined || ground === null) {
      form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    open.mutate(
      { number, ground, reason: reason.trim() },
      {
        onSuccess: (emergency) => {
          if (emergency.caseId) return void navigate(`/cases/${emergency.caseId}`);
          sayDone('emergency.asked-done');
          setNumber('');
          setGround(null);
          setReason('');
          setTried(false);
        },
      },
    );
  };
  const missing = open.error instanceof ApiProblem && open.error.code === 'not-found';

  return (
    <Panel title={t('emergency.new')} icon={<IconUrgent size={20} aria-hidden="true" />}>
      <form ref={form} noValidate onSubmit={submit} autoComplete="off">
        <Stack gap="md">
          <TextInput
            name="number"
            label={t('emergency.number')}
            description={t('emergency.number-hint')}
            value={number}
            onChange={(event) => setNumber(event.currentTarget.value)}
            error={shown(wrong.number)}
            maxLength={60}
            dir="ltr"
            required
          />
          <Select
            name="ground"
            label={t('emergency.ground')}
            data={options(breakGlassGrounds)}
            value={ground}
            onChange={(chosen) => setGround(breakGlassGrounds.has(chosen) ? chosen : null)}
            error={shown(wrong.ground)}
            required
          />
          <Textarea
            name="reason"
            label={t('emergency.reason')}
            description={t('emergency.reason-hint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={shown(wrong.reason)}
            maxLength={2000}
            minRows={3}
            autosize
            required
          />
          <Alert color="warn" icon={<IconUrgent aria-hidden="true" />} title={t('emergency.opens')}>
            <Stack gap="xs">
              <CategoryPills of={['core', 'identity', 'risk']} />
              <Text size="sm">{t('emergency.opens-text')}</Text>
              <Text size="sm">{t('emergency.second-text')}</Text>
            </Stack>
          </Alert>
          {missing ? (
            <Alert color="danger" role="alert">
              {t('emergency.not-found')}
            </Alert>
          ) : (
            <ProblemAlert error={open.error} />
          )}
          <Group justify="flex-end">
            <Button type="submit" size="lg" color="danger" loading={open.isPending}>
              {t('emergency.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
