import { useState } from 'react';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { IconDownload, IconPaperclip } from '@tabler/icons-react';
import { planEvidenceRemovals, planEvidenceRules, type PlanEvidenceView } from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useSession } from '../../platform/session';
import { useWords } from '../../platform/words';
import shared from '../../ui/files.module.css';
import { AddEvidenceDialog } from './add-evidence-dialog';
import { TakeAwayDialog } from './take-away-dialog';
import classes from './evidence-files.module.css';

interface Props {
  readonly reportId: string;
  readonly activityId: string;
  readonly activity: string;
  /** Of this activity, those too that were taken away. */
  readonly files: readonly PlanEvidenceView[];
  /** The reader is filling in the report. */
  readonly writing: boolean;
}

/** The files that show what was reported of one activity. */
export function EvidenceFiles({ reportId, activityId, activity, files, writing }: Props) {
  const { t } = useWords();
  const { ability } = useSession();
  const [adding, setAdding] = useState(false);
  const [taking, setTaking] = useState<PlanEvidenceView | null>(null);
  const kept = files.filter(({ removedAt }) => removedAt === null);
  const adds = writing && ability.can('record', 'PlanEvidence') && kept.length < planEvidenceRules.most;
  if (files.length === 0 && !adds) return null;
  return (
    <div className={classes.files}>
      {files.length > 0 && (
        <Stack component="ul" gap="xs" w="100%" className={shared.list} aria-label={t('plan-evidence.of', { activity })}>
          {files.map((file) => (
            <File key={file.id} file={file} onTake={setTaking} />
          ))}
        </Stack>
      )}
      {adds && (
        <Button
          variant="light"
          size="sm"
          leftSection={<IconPaperclip size={16} aria-hidden="true" />}
          onClick={() => setAdding(true)}
          aria-label={t('plan-evidence.add-to', { activity })}
          data-no-print
        >
          {t('plan-evidence.add')}
        </Button>
      )}
      {adding && <AddEvidenceDialog reportId={reportId} activityId={activityId} onClose={() => setAdding(false)} />}
      {taking && <TakeAwayDialog file={taking} onClose={() => setTaking(null)} />}
    </div>
  );
}

function File({ file, onTake }: { readonly file: PlanEvidenceView; readonly onTake: (file: PlanEvidenceView) => void }) {
  const { t, code } = useWords();
  const { instant, number } = useDates();
  const { ability } = useSession();
  const { removedAt, removalReason, accepted } = file;
  if (removedAt !== null && removalReason !== null) {
    return (
      <li className={classes.file}>
        <Text size="sm" c="dimmed">
          {t('plan-evidence.taken-away', { instant: instant(removedAt), reason: code(planEvidenceRemovals, removalReason) })}
        </Text>
      </li>
    );
  }
  const shown = file.fileName ?? t('plan-evidence.file');
  const takes = ability.can('remove', 'PlanEvidence') || (ability.can('retract', 'PlanEvidence') && !accepted);
  return (
    <li className={classes.file}>
      <IconPaperclip size={16} aria-hidden="true" className={classes.sign} />
      <div className={classes.words}>
        <bdi className={shared.name}>{shown}</bdi>
        <div className={shared.more}>
          {`${t('document.size', { size: number(Math.ceil(file.sizeBytes / 1024)) })} · ${instant(file.addedAt)}`}
        </div>
      </div>
      <div className={shared.deeds}>
        <Anchor href={`/api/v1/plan/evidence/${file.id}/content`} download size="sm" aria-label={t('document.open', { name: shown })}>
          <IconDownload size={16} aria-hidden="true" /> {t('document.save')}
        </Anchor>
        {takes && (
          <Button
            variant="subtle"
            color="danger"
            size="compact-sm"
            aria-label={t('plan-evidence.take-away-named', { name: shown })}
            onClick={() => onTake(file)}
          >
            {t(ability.can('remove', 'PlanEvidence') ? 'plan-evidence.remove' : 'plan-evidence.take-back')}
          </Button>
        )}
      </div>
    </li>
  );
}
