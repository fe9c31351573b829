import { Stack } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { accountFindings, type AgencyId, type MemberEvaluationView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { useSayDone } from '../../ui/say-done';
import { StatusBadge } from '../../ui/status-badge';
import { useRecordEvaluation } from './account.queries';
import { SaidText } from './said-text';
import { SayForm } from './say-form';
import { toneOfFinding } from './tones';

interface Props {
  readonly half: string;
  readonly agencyId: AgencyId;
  /** Of this half-year and body, the last revision first. */
  readonly evaluations: readonly MemberEvaluationView[];
  /** May one be written: were the half-year's last reports due? */
  readonly open: boolean;
}

/** How the secretariat evaluated a member's half-year, with what it had written before. */
export function EvaluationPanel({ half, agencyId, evaluations, open }: Props) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const { ability } = useSession();
  const [standing] = evaluations;
  return (
    <Panel
      title={t('member-evaluation.title')}
      icon={<IconClipboardText size={20} aria-hidden="true" />}
      actions={
        standing !== undefined && <StatusBadge tone={toneOfFinding[standing.result]}>{code(accountFindings, standing.result)}</StatusBadge>
      }
    >
      <Stack gap="lg">
        {standing === undefined && (
          <EmptyState icon={<IconClipboardText size={30} stroke={1.6} aria-hidden="true" />} title={t('member-evaluation.none')} />
        )}
        {evaluations.map(({ revision, result, text, recordedAt, stands }) => (
          <SaidText
            key={revision}
            title={code(accountFindings, result)}
            when={[
              instant(recordedAt),
              t('member-evaluation.revision', { number: number(revision) }),
              ...(stands ? [] : [t('member-evaluation.replaced')]),
            ].join(' · ')}
          >
            {text}
          </SaidText>
        ))}
        {ability.can('record', 'MemberEvaluation') && open && (
          <Evaluate key={`${half} ${agencyId}`} half={half} agencyId={agencyId} standing={standing} />
        )}
      </Stack>
    </Panel>
  );
}

interface EvaluateProps {
  readonly half: string;
  readonly agencyId: AgencyId;
  readonly standing: MemberEvaluationView | undefined;
}

function Evaluate({ half, agencyId, standing }: EvaluateProps) {
  const { t } = useWords();
  const sayDone = useSayDone();
  const record = useRecordEvaluation();
  return (
    <SayForm
      findingLabel={t('member-evaluation.result')}
      label={t('member-evaluation.text')}
      how={t(standing === undefined ? 'member-evaluation.how' : 'member-evaluation.correct-how')}
      send={t(standing === undefined ? 'member-evaluation.record' : 'member-evaluation.correct')}
      busy={record.isPending}
      error={record.error}
      draft={`evaluation-${half}-${agencyId}`}
      {...(standing === undefined ? {} : { standing: { version: standing.revision, text: standing.text, finding: standing.result } })}
      onSay={({ text, finding: result }, after, onSaid) => {
        if (result === null) return;
        record.mutate(
          { body: { half, agencyId, after, result, text }, onSaid },
          { onSuccess: () => sayDone('member-evaluation.recorded-done') },
        );
      }}
    />
  );
}
